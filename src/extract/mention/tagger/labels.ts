/** What the head taught by abstracts tells apart. */
export const ABSTRACT_TYPES = ['problem', 'drug'] as const;

/**
 * What the head taught by case reports tells apart; `problem` is a finding or a condition, `measurement` also an investigation.
 * Values, doses, dates and durations are left to rules, which read them better and also say what they mean.
 */
export const REPORT_TYPES = ['problem', 'drug', 'measurement', 'procedure', 'anatomy'] as const;
export type TagType = (typeof REPORT_TYPES)[number];

/** Label 0 is "outside"; type `k` begins with label `1 + 2k` and goes on with `2 + 2k` (the BIO scheme of CoNLL-2000). */
export const OUTSIDE = 0;

/** How many labels a head with these types has. */
export const labelCountOf = (types: readonly TagType[]): number => 1 + 2 * types.length;

/** The label that begins a span of a type. */
export const beginLabel = (types: readonly TagType[], type: TagType): number => 1 + 2 * types.indexOf(type);

/** Whether a label goes on with a span that the label before it began. */
export const isInside = (label: number): boolean => label > 0 && label % 2 === 0;

/** Whether the scheme lets one label follow another: "inside" only follows "begin" or "inside" of its own type. */
export const mayFollow = (before: number, label: number): boolean =>
  !isInside(label) || before === label || before === label - 1;
