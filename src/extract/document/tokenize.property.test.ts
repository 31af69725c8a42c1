import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenize } from './tokenize.ts';
import { WordTable } from './word-table.ts';

const clinical = fc
  .array(
    fc.constantFrom(
      '. ',
      '.',
      ' ',
      '\n',
      '\n\n',
      '\\n',
      'Dr',
      'e.g.',
      '1',
      '2.',
      '(',
      ')',
      '[3]',
      ':',
      'HEENT',
      'pain',
      'She',
      'm²',
      '\u2010',
      ' ',
      '\u200B',
      '\u00AD',
      '🙂',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

it('cuts any string into tokens that hold no space, in order, each in one sentence', () => {
  const words = new WordTable();
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), clinical), (text) => {
      const tokens = tokenize(text, words);
      let end = 0;
      for (let t = 0; t < tokens.count; t += 1) {
        const start = tokens.startUtf16[t];
        expect(start).toBeGreaterThanOrEqual(end);
        end = tokens.endUtf16[t];
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).not.toMatch(/\s/);
        const sentence = tokens.sentenceOf[t];
        expect(tokens.sentenceStart[sentence]).toBeLessThanOrEqual(t);
        expect(tokens.sentenceStart[sentence + 1]).toBeGreaterThan(t);
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(tokens.sentenceStart[tokens.sentenceCount]).toBe(tokens.count);
    }),
    { numRuns: 500 },
  );
});

it('leaves no character out but white space and controls', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      const tokens = tokenize(text, new WordTable());
      let rest = '';
      let end = 0;
      for (let t = 0; t < tokens.count; t += 1) {
        rest += text.slice(end, tokens.startUtf16[t]);
        end = tokens.endUtf16[t];
      }
      rest += text.slice(end);
      expect(rest.replaceAll(/\\[nr]/g, '')).toMatch(/^[\s\p{C}\p{Z}]*$/u);
    }),
    { numRuns: 500 },
  );
});

it('gives a word the same index whether by itself or within a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (word) => {
      const words = new WordTable();
      const index = words.intern(word);
      expect(words.intern(words.form(index))).toBe(index);
      expect(words.internRange(`x ${word} y`, 2, 2 + word.length)).toBe(index);
    }),
    { numRuns: 500 },
  );
});
