import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShared, type RunningDatabase, testDatabases } from '../../../tests/library/databases.ts';
import { exampleCase, exampleIndexer } from '../../../tests/library/example-cases.ts';
import { PrecedentError } from '../../errors.ts';
import { FIELDS, type FieldName, type Filter, formatFilter, parseFilter, RELATIONS } from './index.ts';

const HOSTILE = [
  "'; drop table cases; --",
  '" or ""="',
  '\\',
  "\\'",
  '$1',
  '%',
  '{1,2}',
  "E'\\x41'",
  '/* */',
  'a\ufeffb',
  '😀',
  '\u202e',
  ') or (true',
];
const words = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }))
  .filter((text) => text.trim() !== '' && !text.includes('\0'));

const valueOf = (field: FieldName): fc.Arbitrary<string> => {
  const definition = FIELDS[field];
  switch (definition.type) {
    case 'choice':
      return fc.constantFrom(...definition.choices);
    case 'integer':
      return fc.nat(9999).map(String);
    case 'number':
      return fc.nat(9999).map((tenths) => (tenths / 10).toString());
    case 'date':
      return fc.constantFrom('2026-01-31', '2024-02-29', '1999-12-01');
    case 'words':
      return words;
  }
};
const fields = Object.keys(FIELDS) as FieldName[];
const comparisonsOf = (field: FieldName) =>
  FIELDS[field].type === 'words' ? (['=', '!=', '~'] as const) : (['=', '!='] as const);

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .constantFrom(...fields)
    .chain((field) =>
      fc
        .record({ comparison: fc.constantFrom(...comparisonsOf(field)), value: valueOf(field) })
        .map(({ comparison, value }): Filter => ({ kind: 'compare', field, comparison, value })),
    ),
  fc
    .record({ low: valueOf('year'), high: valueOf('year') })
    .map(({ low, high }): Filter => ({ kind: 'range', field: 'year', low, high })),
  fc.constantFrom(...fields).map((field): Filter => ({ kind: 'known', field })),
  words.map((text): Filter => ({ kind: 'text', words: text })),
  fc
    .record({
      relation: fc.constantFrom(...RELATIONS),
      concept: fc.constantFrom('HP:0000003', 'HP:0000001', 'X:1', "HP:1'--"),
    })
    .map(({ relation, concept }): Filter => ({ kind: 'concept', relation, concept, start: 0 })),
);
const { filter: filters } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      left: tie('filter'),
      right: tie('filter'),
    }),
    tie('filter').map((part): Filter => ({ kind: 'not', part })),
  ),
}));

const withoutPlaces = (filter: Filter): unknown =>
  JSON.parse(JSON.stringify(filter, (key, value) => (key === 'start' ? 0 : value)));

describe('filters', () => {
  it('are read back from what they are written as', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(withoutPlaces(parseFilter(formatFilter(filter)))).toEqual(filter);
      }),
      {
        numRuns: 300,
      },
    );
  });

  it('never fail otherwise than by saying where, whatever is typed', () => {
    const typed = fc
      .array(
        fc.oneof(
          fc.constantFrom('and', 'or', 'not', 'has', 'age', '>=', '30', '(', ')', '..', '"', 'text', 'HP:1'),
          words,
        ),
      )
      .map((parts) => parts.join(' '));
    const outcomeOf = (text: string) => {
      try {
        return parseFilter(text).kind;
      } catch (error) {
        return error instanceof PrecedentError ? error.code : error;
      }
    };
    fc.assert(
      fc.property(typed, (text) => {
        expect([
          'and',
          'or',
          'not',
          'concept',
          'compare',
          'range',
          'known',
          'text',
          'filter-syntax',
        ]).toContain(outcomeOf(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(testDatabases())('filters on $name', (database) => {
  let running: RunningDatabase;
  let shared: Awaited<ReturnType<typeof openShared>>;
  beforeAll(async () => {
    running = await database.start();
    shared = await openShared(running, exampleIndexer());
    for (const [place, text] of HOSTILE.entries()) {
      await shared.library.put(
        exampleCase(`case ${text}`, { title: text, year: 2000 + place, present: ['HP:0000003'] }),
        0,
      );
    }
  });
  afterAll(async () => {
    await shared.library.close();
    await running.stop();
  });

  it('look hostile words up as words', async () => {
    for (const text of HOSTILE) {
      const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
      const { cases } = await shared.library.list({ where: `title = ${quoted} and title ~ ${quoted}` });
      expect(cases.map(({ title }) => title)).toContain(text);
    }
  });

  it('run whatever they say, and change nothing', async () => {
    const resolve = () => 'HP:0000003';
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const where = formatFilter(filter);
        const { cases } = await shared.library.count(where, resolve);
        const negated = await shared.library.count(`not (${where})`, resolve);
        // Unknown is a third value: neither a condition nor its opposite takes a case that does not say.
        expect(cases + negated.cases).toBeLessThanOrEqual(HOSTILE.length);
      }),
      { numRuns: 60 },
    );
    const { rows } = await sql<{ cases: number }>`select count(*)::int as cases from cases`.execute(
      shared.store.db,
    );
    expect(rows).toEqual([{ cases: HOSTILE.length }]);
  });
});
