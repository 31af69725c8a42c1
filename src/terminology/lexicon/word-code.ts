import { hashWord } from './hash-word.ts';
import type { Language } from './language.ts';

/** A word as numbers: hashes of its stem and of its root (0 where keys leave the word out), and its role. */
export interface WordCode {
  readonly strictLow: number;
  readonly strictHigh: number;
  readonly looseLow: number;
  readonly looseHigh: number;
  /** What pairs of words are filtered by: the root, or the stem of a word that loose keys leave out. */
  readonly pairLow: number;
  readonly role: number;
}

/** Turns a lower-case word into the numbers that keys are made of. */
export function codeWord(language: Language, word: string): WordCode {
  const { strict, loose, role } = language.analyse(word);
  const strictHash = strict === '' ? { low: 0, high: 0 } : hashWord(strict);
  const looseHash = loose === '' ? { low: 0, high: 0 } : hashWord(`~${loose}`);
  return {
    strictLow: strictHash.low,
    strictHigh: strictHash.high,
    looseLow: looseHash.low,
    looseHigh: looseHash.high,
    pairLow: looseHash.low === 0 ? strictHash.low : looseHash.low,
    role,
  };
}

/** Adds a word to the hash of an ordered sequence of words. */
export function nextOrder(order: number, low: number): number {
  return (Math.imul(order, 31) + low) | 0;
}
