import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentFromText, WordTable } from '../document/index.ts';
import { createSectionSplitter } from './split-sections.ts';

const resource = (name: string): URL => new URL(`../../../resources/${name}`, import.meta.url);
const split = createSectionSplitter({
  text: (name) => readFileSync(resource(name), 'utf8'),
  bytes: (name) => readFileSync(resource(name)),
});

it('gives sections in order that do not overlap and cover every token', () => {
  const words = new WordTable();
  const part = fc.constantFrom(
    'Abstract',
    'Background: ',
    'Case 1',
    'Case 2: ',
    'CASE REPORT ',
    'Discussion',
    'Treatment: ',
    'In conclusion, ',
    'To our knowledge ',
    'She had pain. ',
    'A 34-year-old man came. ',
    'It is rare. ',
    'The second patient ',
    'Fig. 1. X',
    'a | b | c',
    'References',
    '- item',
    '\n',
    '\n\n',
    ' ',
    '.',
    '1. ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const document = documentFromText(text, words);
        const sections = split(document);
        const { count, startUtf16, endUtf16 } = document.tokens;
        let s = 0;
        for (let t = 0; t < count; t += 1) {
          while (s < sections.length && (sections[s]?.span.end ?? 0) <= startUtf16[t]) s += 1;
          expect(sections[s]?.span.start).toBeLessThanOrEqual(startUtf16[t]);
          expect(sections[s]?.span.end).toBeGreaterThanOrEqual(endUtf16[t]);
        }
        for (const [i, { span }] of sections.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(sections[i - 1]?.span.end ?? 0);
          expect(span.end).toBeGreaterThan(span.start);
        }
        expect(sections.length === 0).toBe(count === 0);
      },
    ),
    { numRuns: 1000 },
  );
});
