import { WINDOW } from './word-features.ts';

/**
 * The place of a token in the tagger's arrays: sentences stand apart by as many free places as a token sees, before the first and
 * after the last too, so that nobody need look for a sentence's ends.
 */
export const placeOf = (token: number, sentence: number): number => token + WINDOW * (sentence + 1);
