import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { spanOf } from '../../case/index.ts';
import { type Document, documentFromText, WordTable } from '../document/index.ts';
import { type Assertable, createAsserter } from './index.ts';

const assertAll = createAsserter({
  text: (name) => readFileSync(`resources/${name}`, 'utf8'),
  bytes: (name) => readFileSync(`resources/${name}`),
});
const words = new WordTable();

const TYPES = ['finding', 'condition', 'measurement', 'value', 'drug', 'target'] as const;
const PIECES = [
  'no not without denies negative absent possible ruled out if but and or was were',
  'fever rash gout mother family patients our patient his he history of in with the',
  ', ; : ( ) . - ? ’ 5 May',
].flatMap((row) => row.split(' '));
const piece = fc.constantFrom(...PIECES, '\n');
const clinicalText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' '));
const anyText = fc.oneof(clinicalText, fc.string({ unit: 'binary', maxLength: 200 }));

function assertablesOf({ tokens }: Document, picks: readonly number[]): Assertable[] {
  if (tokens.count === 0) return [];
  return picks.map((pick) => {
    const first = pick % tokens.count;
    const last = Math.min(tokens.count - 1, first + (pick % 3));
    const type = TYPES[pick % TYPES.length] ?? 'finding';
    return { span: spanOf(tokens.startUtf16[first] ?? 0, tokens.endUtf16[last] ?? 1), type };
  });
}

const picks = fc.array(fc.nat(10_000), { maxLength: 12 });

it('gives one assertion for each assertable, with a cue inside the text, whatever the text', () => {
  fc.assert(
    fc.property(anyText, picks, (text, chosen) => {
      const document = documentFromText(text, words);
      const assertables = assertablesOf(document, chosen);
      const assertions = assertAll(document, [], assertables);
      expect(assertions).toHaveLength(assertables.length);
      for (const { status, cue } of assertions) {
        if (cue !== undefined) expect(cue.start < cue.end && cue.end <= text.length).toBe(true);
        if (status !== 'present') expect(cue).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});

it('does not depend on the order in which the assertables are given', () => {
  fc.assert(
    fc.property(clinicalText, picks, (text, chosen) => {
      const document = documentFromText(text, words);
      const assertables = assertablesOf(document, chosen);
      const forward = assertAll(document, [], assertables);
      const backward = assertAll(document, [], assertables.toReversed());
      expect(backward.toReversed()).toEqual(forward);
    }),
    { numRuns: 300 },
  );
});

it('says the same of a sentence when an unrelated sentence about the patient follows', () => {
  fc.assert(
    fc.property(clinicalText, picks, (text, chosen) => {
      const sentence = `She came. ${text} .`;
      const alone = documentFromText(sentence, words);
      const followed = documentFromText(`${sentence}\n\nThe weather was fine.`, words);
      const assertables = assertablesOf(alone, chosen);
      expect(assertAll(followed, [], assertables)).toEqual(assertAll(alone, [], assertables));
    }),
    { numRuns: 300 },
  );
});

it('says the same whatever word table the document shares', () => {
  const text = 'No fever, chills or rash, but his mother had gout.';
  const other = new WordTable();
  documentFromText('many words before: quux, corge, grault', other);
  const [first, second] = [documentFromText(text, words), documentFromText(text, other)];
  const assertables = assertablesOf(first, [1, 3, 5, 10]);
  expect(assertAll(second, [], assertables)).toEqual(assertAll(first, [], assertables));
});

it('takes time in proportion to the length of a sentence without an end', () => {
  const judge = (repeats: number): number => {
    const document = documentFromText('no fever and his mother was not ill, '.repeat(repeats), words);
    return assertAll(
      document,
      [],
      assertablesOf(
        document,
        Array.from({ length: repeats }, (_, i) => i * 3),
      ),
    ).length;
  };
  expect(judge(20_000)).toBe(20_000);
});
