import { describe, expect, it } from 'vitest';
import { tokenize, WordTable } from '../../document/index.ts';
import { findAbbreviations } from './find-abbreviations.ts';

const found = (text: string): string[] => {
  const tokens = tokenize(text, new WordTable());
  return findAbbreviations(text, tokens).map(
    ({ short, longFrom, longTo }) =>
      `${short} = ${text.slice(tokens.startUtf16[longFrom], tokens.endUtf16[longTo - 1])}`,
  );
};

describe('abbreviations in brackets', () => {
  it.each([
    ['She had systemic lupus erythematosus (SLE).', ['SLE = systemic lupus erythematosus']],
    ['Ventricular septal defects (VSDs) were closed.', ['VSDs = Ventricular septal defects']],
    ['an antinuclear antibody (ANA, 1:640) titre', ['ANA = antinuclear antibody']],
    ['the patient (see Figure 1) improved', []],
    ['a mass (3 cm) was seen (', []],
    ['unrelated words (XQZ)', []],
  ])('are those of %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
