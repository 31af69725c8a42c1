import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteAt, TimeSchema } from '../../../case/index.ts';
import { documentFromText, WordTable } from '../../document/index.ts';
import { createQuantityFinder } from './quantity-finder.ts';

const read = (name: string): Buffer =>
  readFileSync(new URL(`../../../../resources/${name}`, import.meta.url));
const find = createQuantityFinder({ text: (name) => read(name).toString('utf8'), bytes: read });

const PIECES =
  'a an the of for in at on day days d weeks month years old year-old history later ago before after prior every twice daily mg mg/day g/dL mmHg × 109/L % °C < > ± ( ) , . ; : / - – + 0 1 2 3.5 7 12 37 120 1,200 44 000 1995 2014 999999999999999999999 12.03.2014 first 9 th two several half and twenty five March May Feb postoperative POD past last normal range negative low-dose aged age her his thirties 60s woman boy mother F M newborn tablets orally increased reference µg 10 ^ to between'.split(
    ' ',
  );
const clinicalText = array(tuple(constantFrom(...PIECES), constantFrom(' ', ' ', ' ', '', '\n')), {
  maxLength: 40,
}).map((parts) => parts.map(([piece, gap]) => piece + gap).join(''));
const anyText = oneof(clinicalText, string({ unit: 'binary', maxLength: 60 }));

describe('the quantities of any text', () => {
  it('lie in the text, in order, without overlap, each with the words it was read from', () => {
    assert(
      property(anyText, (text) => {
        let end = 0;
        for (const { span } of find(documentFromText(text, new WordTable()))) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(quoteAt(text, span).trim()).toHaveLength(span.end - span.start);
          ({ end } = span);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('have ISO 8601 times that the case accepts, and durations longer than nothing', () => {
    assert(
      property(anyText, (text) => {
        for (const mention of find(documentFromText(text, new WordTable()))) {
          const times: unknown[] = [];
          if (mention.type === 'duration') {
            expect(mention.days).toBeGreaterThan(0);
            times.push({ ...mention, kind: 'relative', direction: 'after', event: 'x' });
          }
          if (mention.type === 'age')
            times.push({
              kind: 'age',
              age: { years: mention.years, iso8601duration: mention.iso8601duration },
            });
          if (mention.type === 'date') {
            if (mention.iso8601date !== undefined)
              times.push({ kind: 'date', iso8601date: mention.iso8601date });
            if (mention.age !== undefined) times.push({ kind: 'age', age: mention.age });
            if (mention.relative !== undefined) {
              expect(mention.relative.days).toBeGreaterThanOrEqual(0);
              times.push({ ...mention.relative, kind: 'relative', event: 'x' });
            }
          }
          for (const time of times) expect(TimeSchema.safeParse(time).error).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on what was read before with the same words', () => {
    assert(
      property(clinicalText, clinicalText, (first, second) => {
        const words = new WordTable();
        find(documentFromText(first, words));
        expect(find(documentFromText(second, words))).toEqual(
          find(documentFromText(second, new WordTable())),
        );
      }),
      { numRuns: 300 },
    );
  });
});
