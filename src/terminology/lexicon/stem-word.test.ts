import { describe, expect, it } from 'vitest';
import { foldWord } from './fold-word.ts';
import { stemDerivation, stemInflection } from './stem-word.ts';

const stemOf = (word: string): string => stemInflection(foldWord(word));
const rootOf = (word: string): string => stemDerivation(stemOf(word));

describe('stems', () => {
  it.each([
    ['stenosis stenoses stenosed'],
    ['oedema edema'],
    ['tumour tumor tumours'],
    ['vomit vomited vomiting vomits'],
    ['diverticulum diverticula'],
    ['localised localized'],
    ['disease diseases'],
    ['fibre fiber fibres'],
    ['oesophagus esophagus'],
  ])('are one for the inflections and spellings %s', (words) => {
    expect(new Set(words.split(' ').map(stemOf)).size).toBe(1);
  });

  it.each([['spine spinning'], ['toe to'], ['nose no'], ['uterus ureter']])('keep %s apart', (words) => {
    expect(new Set(words.split(' ').map(stemOf)).size).toBe(2);
  });
});

describe('roots', () => {
  it.each([
    ['hypotonia hypotonic'],
    ['dysplasia dysplastic'],
    ['spastic spasticity'],
    ['anaemia anaemic'],
    ['hypertension hypertensive'],
    ['epilepsy epileptic'],
    ['calcified calcification'],
    ['absence absent'],
    ['tortuous tortuosity'],
    ['necrosis necrotic'],
    ['enlarged enlargement'],
  ])('are one for %s', (words) => {
    expect(new Set(words.split(' ').map(rootOf)).size).toBe(1);
  });
});
