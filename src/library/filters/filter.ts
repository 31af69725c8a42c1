/** Concept relations a filter can ask for. */
export const RELATIONS = ['has', 'excluded', 'main', 'treated', 'site', 'investigated'] as const;
export type Relation = (typeof RELATIONS)[number];

/** How a field is compared. `~` is "contains", for text. */
export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', '~'] as const;
export type Comparison = (typeof COMPARISONS)[number];

interface NumberField {
  readonly type: 'number' | 'integer';
  readonly column: string;
}
interface ChoiceField {
  readonly type: 'choice';
  readonly column: string;
  /** `unknown` stands for a report that does not say. */
  readonly choices: readonly string[];
}
interface WordsField {
  readonly type: 'words';
  readonly column: string;
}
interface DateField {
  readonly type: 'date';
  readonly column: string;
}

/** The fields a filter knows and the column each reads. */
export const FIELDS = {
  sex: { type: 'choice', column: 'sex', choices: ['female', 'male', 'other', 'unknown'] },
  age: { type: 'number', column: 'age_years' },
  year: { type: 'integer', column: 'year' },
  followup: { type: 'number', column: 'follow_up_days' },
  vital: { type: 'choice', column: 'vital_status', choices: ['alive', 'deceased', 'unknown'] },
  outcome: {
    type: 'choice',
    column: 'outcome',
    choices: ['resolved', 'improved', 'stable', 'progressed', 'relapsed', 'died', 'not-reported'],
  },
  origin: { type: 'choice', column: 'origin', choices: ['read', 'curated', 'imported'] },
  id: { type: 'words', column: 'id' },
  title: { type: 'words', column: 'title' },
  journal: { type: 'words', column: 'journal' },
  doi: { type: 'words', column: 'doi' },
  pmid: { type: 'words', column: 'pmid' },
  language: { type: 'words', column: 'language' },
  licence: { type: 'words', column: 'licence' },
  added: { type: 'date', column: 'added_at' },
  changed: { type: 'date', column: 'changed_at' },
} as const satisfies Record<string, NumberField | ChoiceField | WordsField | DateField>;
export type FieldName = keyof typeof FIELDS;

/** A filter as a tree. `start` is the place in the text of what a message has to point at. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly part: Filter }
  | {
      readonly kind: 'concept';
      readonly relation: Relation;
      readonly concept: string;
      readonly start: number;
    }
  | {
      readonly kind: 'compare';
      readonly field: FieldName;
      readonly comparison: Comparison;
      readonly value: string;
    }
  | { readonly kind: 'range'; readonly field: FieldName; readonly low: string; readonly high: string }
  | { readonly kind: 'known'; readonly field: FieldName }
  | { readonly kind: 'text'; readonly words: string };
