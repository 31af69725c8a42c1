import type { Span } from '../../case/index.ts';
import type { TermId } from '../../terminology/index.ts';

interface MentionBase {
  readonly span: Span;
  readonly sentence: number;
}

/** Words that name a concept, or that read like such a name although no terminology holds it (then `concepts` is empty). */
export interface ConceptMention extends MentionBase {
  readonly type: 'finding' | 'condition' | 'drug' | 'measurement' | 'investigation' | 'procedure' | 'anatomy';
  /** The concepts the words may stand for, preferred first; empty where no terminology has a name for them. */
  readonly concepts: readonly TermId[];
  /** The preferred concept's label, or the words themselves. */
  readonly label: string;
  /** How the words led to the concept. `learned`: the tagger alone. `composed`: put together from parts. */
  readonly basis:
    | 'exact'
    | 'inflected'
    | 'reordered'
    | 'coordinated'
    | 'abbreviation'
    | 'misspelt'
    | 'composed'
    | 'learned';
  /** For `misspelt`: the name that was meant. */
  readonly intended?: string;
  /** A drug class rather than an agent ("bisphosphonate"). */
  readonly isClass?: true;
  /** Broader findings that words inside the span name ("schwannoma" in "vestibular schwannoma"); only where the text speaks of no single person. */
  readonly inside?: readonly ConceptMention[];
}

/** A number or word that a measurement came to: `5.7 g/dL`, `normal`, `elevated`, `1:640`, `positive`. */
export interface ValueMention extends MentionBase {
  readonly type: 'value';
  readonly quantity?: Quantity;
  readonly interpretation?: 'low' | 'normal' | 'high' | 'abnormal' | 'positive' | 'negative';
  readonly referenceRange?: {
    readonly low?: number;
    readonly high?: number;
    readonly unit?: string;
    readonly span: Span;
  };
}

/** A number, or range of numbers, with its unit. */
export interface Quantity {
  readonly value: number;
  /** The upper end, where a range is given. */
  readonly valueHigh?: number;
  /** The number after the slash of a pair: 74 of `118/74`. */
  readonly second?: number;
  readonly comparator?: '<' | '<=' | '>' | '>=' | '~';
  /** The unit as written. */
  readonly unitText?: string;
  /** The unit in UCUM, where it is known. */
  readonly unit?: string;
}

/** How much of a drug, how often, by which way: `prednisolone [20 mg/day] [orally]`. */
export interface DoseMention extends MentionBase {
  readonly type: 'dose';
  readonly quantity?: Quantity;
  /** Times a day, where the words say so: `twice daily` is 2, `weekly` is 1/7. */
  readonly timesPerDay?: number;
  readonly route?:
    | 'oral'
    | 'intravenous'
    | 'intramuscular'
    | 'subcutaneous'
    | 'intralesional'
    | 'topical'
    | 'inhaled'
    | 'rectal'
    | 'intrathecal'
    | 'other';
}

/** How old somebody is; `yearsHigh` where a range or decade is given ("in her thirties"). */
export interface AgeMention extends MentionBase {
  readonly type: 'age';
  readonly years: number;
  readonly yearsHigh?: number;
  readonly iso8601duration: string;
  /** A relative's or a donor's age, or that of people in general: never the patient's. */
  readonly ofAnother?: true;
  /** Words for a stage of life ("newborn", "young") or a bound ("younger than 50"): too wide to be the patient's age in years. */
  readonly approximate?: true;
}

export interface SexMention extends MentionBase {
  readonly type: 'sex';
  readonly sex: 'female' | 'male';
  /** A relative's or a donor's sex. */
  readonly ofAnother?: true;
}

/** A calendar date, to the precision it is written, or a time relative to an event ("three months later"). */
export interface DateMention extends MentionBase {
  readonly type: 'date';
  /** `2007`, `2007-06` or `2007-06-15`. */
  readonly iso8601date?: string;
  /** `P3M` after (positive) or before the event named by `anchor`. */
  readonly relative?: {
    readonly iso8601duration: string;
    readonly days: number;
    readonly direction: 'after' | 'before';
  };
  readonly anchor?: Span;
  /** For a time told by the patient's age then: "at the age of 19 years". */
  readonly age?: { readonly years: number; readonly iso8601duration: string };
  /** Where it was counted in words such as "several". */
  readonly approximate?: true;
}

/** How long something lasted: `for 6 months`, `a 2-week history of`. */
export interface DurationMention extends MentionBase {
  readonly type: 'duration';
  readonly iso8601duration: string;
  readonly days: number;
  /** The upper end, where a range is given: `2 to 3 weeks`. */
  readonly daysHigh?: number;
  /** Where it was counted in words such as "several". */
  readonly approximate?: true;
}

export type Mention =
  | ConceptMention
  | ValueMention
  | DoseMention
  | AgeMention
  | SexMention
  | DateMention
  | DurationMention;
export type MentionType = Mention['type'];
