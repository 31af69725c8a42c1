import * as fc from 'fast-check';
import {
  ageOfIsoDuration,
  type ConceptRef,
  type Evidence,
  type Quantity,
  type Time,
} from '../../src/case/index.ts';

// What an arbitrary case is made of: words, concepts, evidence, times, quantities.

export const words = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z ,.-]{0,20}[a-z]$/),
  fc.constantFrom(
    '=1+1',
    '@cmd',
    '-2',
    'say "so", twice',
    'two\nlines',
    'Behçet’s',
    'α, β; γ',
    '日本',
    'a\tb',
    '{x}',
  ),
);
export const hex = fc.constant('ab'.repeat(32));
export const number = fc
  .double({ min: -1000, max: 100_000, noNaN: true, noDefaultInfinity: true })
  .map(fourDigits);
export const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]) => ({ start, end: start + length }));
export const concept: fc.Arbitrary<ConceptRef> = fc.oneof(
  fc.record({
    id: fc
      .tuple(
        fc.constantFrom('HP', 'MONDO', 'OMIM', 'DRUGBANK', 'LOINC', 'MAXO', 'PRECEDENT', 'SNOMEDCT'),
        fc.nat(99_999),
      )
      .map(
        ([prefix, local]) =>
          `${prefix}:${prefix === 'PRECEDENT' ? `word-${local}` : String(local).padStart(7, '0')}`,
      ),
    label: words,
  }),
  fc.record({ label: words }),
);
export const site: fc.Arbitrary<ConceptRef> = fc.oneof(
  fc.record({ id: fc.nat(9999).map((local) => `UBERON:${String(local).padStart(7, '0')}`), label: words }),
  fc.record({ label: words }),
);
export const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record(
    {
      origin: fc.constantFrom('read', 'curated', 'imported'),
      spans: fc.array(span, { maxLength: 2 }) as unknown as fc.Arbitrary<Evidence['spans']>,
      derivedBy: fc.constant('low-haemoglobin'),
      seen: fc.constantFrom('abstract', 'part', 'full-text'),
      note: words,
    },
    { requiredKeys: ['origin', 'spans'] },
  ) as fc.Arbitrary<Evidence>,
  fc.record({
    origin: fc.constant('imported'),
    spans: fc.constant([]),
    sources: fc.array(
      fc.record({
        code: fc.constant({ id: 'ECO:0006017', label: 'author statement' }),
        reference: fc.record(
          { id: fc.constant('PMID:1'), url: words, description: words },
          { requiredKeys: [] },
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }) as fc.Arbitrary<Evidence>,
);
export const duration = fc.oneof(
  fc.integer({ min: 0, max: 99 }).map((years) => `P${years}Y`),
  fc.tuple(fc.nat(90), fc.nat(11)).map(([years, months]) => `P${years}Y${months}M`),
  fc.constantFrom('P3W', 'P10D', 'PT6H', 'P1Y2M3D'),
);
export const age = fc
  .tuple(duration, fc.option(duration, { nil: undefined }))
  .map(([low, high]) => ageOfIsoDuration(low, high))
  .filter((made) => made !== undefined);
export const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
export const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([full, length]) => full.slice(0, length));
export const time: fc.Arbitrary<Time> = fc.oneof(
  age.map((made): Time => ({ kind: 'age', age: made })),
  date.map((iso8601date): Time => ({ kind: 'date', iso8601date })),
  // At most 20 days: a stretch that is a whole month or year is that month or year.
  fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(
    ([iso8601date, days]): Time => ({
      kind: 'date',
      iso8601date,
      iso8601dateEnd: daysLater(iso8601date, days),
    }),
  ),
  fc.record({
    kind: fc.constant('relative' as const),
    iso8601duration: duration,
    direction: fc.constantFrom('after' as const, 'before' as const),
    event: words,
  }),
  fc.record({
    kind: fc.constant('class' as const),
    concept: fc.constantFrom(
      { id: 'HP:0011463', label: 'Childhood onset' },
      { id: 'HP:0003577', label: 'Congenital onset' },
    ),
  }),
  fc.record({ kind: fc.constant('gestation' as const), weeks: fc.nat(42), days: fc.nat(6) }),
);
export const laterality = fc.constantFrom('left', 'right', 'bilateral', 'unilateral');
export const quantity: fc.Arbitrary<Quantity> = fc
  .record(
    {
      value: number,
      valueHigh: number,
      second: number,
      comparator: fc.constantFrom('<', '<=', '>', '>=', '~'),
      unit: fc.constantFrom('mg/dL', 'g', '%', '10*9/L', 'mm[Hg]'),
      unitText: fc.constantFrom('mg/dl', 'tablets', 'per cent', 'mmHg'),
    },
    { requiredKeys: ['value'] },
  )
  // What papers write is a bound, a range or a pair, never two of these at once.
  .map(({ valueHigh, second, comparator, ...rest }) =>
    comparator !== undefined
      ? { ...rest, comparator }
      : valueHigh !== undefined
        ? { ...rest, valueHigh }
        : second === undefined
          ? rest
          : { ...rest, second },
  );
export const citation = fc.record(
  {
    title: words,
    authors: fc.array(fc.constantFrom('Curie M', 'Lovelace, Ada', 'WHO'), { minLength: 1, maxLength: 3 }),
    journal: words,
    year: fc.integer({ min: 1900, max: 2030 }),
    doi: fc.nat(9999).map((local) => `10.1000/x.${local}`),
    pmid: fc.nat(99_999_999).map(String),
    pmcid: fc.nat(999_999).map((local) => `PMC${local}`),
    url: fc.constant('https://example.org/a?b=c&d=e'),
  },
  { requiredKeys: [] },
);

function fourDigits(value: number): number {
  // Adding 0 makes of -0, which JSON cannot tell, a 0.
  return Math.round(value * 10_000) / 10_000 + 0;
}

function daysLater(iso8601date: string, days: number): string {
  return new Date(Date.parse(iso8601date) + days * 86_400_000).toISOString().slice(0, 10);
}
