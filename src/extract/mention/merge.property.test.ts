import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, spanOf } from '../../case/index.ts';
import { documentFromText, WordTable } from '../document/index.ts';
import type { ConceptMention } from './mention.ts';
import { mergeMentions } from './merge.ts';
import type { TaggedSpan, TagType } from './tagger/index.ts';

const TEXT = 'one two three four five six seven eight nine ten eleven twelve';

/** Spans in order that do not overlap, from gaps and lengths in turn. */
const spans = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }).map((steps) => {
  let at = 0;
  return steps.flatMap(([gap, length]) => {
    const start = at + gap;
    at = start + length;
    return at <= TEXT.length ? [spanOf(start, at)] : [];
  });
});
const KINDS = [
  'finding',
  'condition',
  'drug',
  'measurement',
  'investigation',
  'procedure',
  'anatomy',
] as const;
const TAGS = ['problem', 'drug', 'measurement', 'procedure', 'anatomy'] as const satisfies readonly TagType[];

describe('mergeMentions', () => {
  it('gives mentions sorted by start, inside the text, none overlapping another of its type', () => {
    const picks = fc.array(fc.nat(30), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(spans, spans, picks, picks, (named, tagged, kinds, tags) => {
        const concepts = named.map(
          (span, i): ConceptMention => ({
            type: KINDS[kinds[i] % KINDS.length],
            span,
            sentence: 0,
            concepts: [],
            label: '',
            basis: 'exact',
          }),
        );
        const learned = tagged.map(
          (span, i): TaggedSpan => ({ span, sentence: 0, type: TAGS[tags[i] % TAGS.length] }),
        );
        const merged = mergeMentions(
          documentFromText(TEXT, new WordTable()),
          { concepts, quantities: [], all: concepts },
          { register: 'report', spans: learned },
          {
            nameTest: () => 'measurement',
            substanceTest: (words) => (words.length % 2 === 0 ? 'measured' : undefined),
            organismTest: () => false,
            givenTest: (_text, start) => (start % 3 === 0 ? { concepts: [], label: 'given' } : undefined),
          },
        );
        merged.forEach((mention, i) => {
          expect(mention.span.start).toBeGreaterThanOrEqual(i === 0 ? 0 : merged[i - 1].span.start);
          expect(mention.span.end).toBeLessThanOrEqual(TEXT.length);
          for (const other of merged.slice(i + 1))
            expect(other.type === mention.type && overlaps(other.span, mention.span)).toBe(false);
        });
      }),
    );
  });
});
