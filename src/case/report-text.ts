import type { Quantity } from './quantity.ts';
import type { Span } from './span.ts';

/** The parts of a case report, after CARE 2013 and the usual IMRAD headings. */
export type SectionKind =
  | 'title'
  | 'metadata'
  | 'abstract'
  | 'keywords'
  | 'introduction'
  | 'case-presentation'
  | 'methods'
  | 'results'
  | 'discussion'
  | 'conclusion'
  | 'caption'
  | 'table'
  | 'consent'
  | 'acknowledgements'
  | 'references'
  | 'other';

/** A stretch of a report under one heading, or told apart by its wording. */
export interface ReportSection {
  readonly kind: SectionKind;
  readonly span: Span;
  readonly heading?: string;
  /** Within an abstract, what the label of a structured abstract says. */
  readonly part?: SectionKind;
  /** Whether a heading or markup said so, or the wording did. */
  readonly basis: 'heading' | 'wording' | 'default';
  /** Which patient of a series the section is about, from 0. */
  readonly patientIndex?: number;
  /** For a caption: the figure or table it belongs to, such as `Figure 1`. */
  readonly figure?: string;
}

/** Words of a report that name something or say how much, and what the report asserts of them. */
export interface ReportMention {
  readonly span: Span;
  /** Position in the list of sentences. */
  readonly sentence: number;
  readonly type:
    | 'finding'
    | 'condition'
    | 'drug'
    | 'measurement'
    | 'investigation'
    | 'procedure'
    | 'anatomy'
    | 'value'
    | 'dose'
    | 'age'
    | 'sex'
    | 'date'
    | 'duration';
  readonly status: 'present' | 'excluded' | 'uncertain';
  readonly experiencer: 'patient' | 'relative' | 'other';
  /** For what names a concept: its preferred id, where a terminology has it, and its label or the words themselves. */
  readonly conceptId?: string;
  readonly label?: string;
  readonly quantity?: Quantity;
  readonly sex?: 'female' | 'male';
  /** For an age. */
  readonly years?: number;
  readonly iso8601date?: string;
  /** For a duration, or a time relative to an event; negative before it. */
  readonly days?: number;
  /** For a time relative to an event that the report names: the event's words. */
  readonly anchor?: Span;
  /** For an age or sex of somebody else, and an age or time told in words too wide to count with. */
  readonly isLoose?: true;
}

/**
 * A report's text as its reader saw it: what a question may look at that asks about the report itself and not about its patient.
 *
 * Made by the reader; plain data, so that questions need not know how it was read.
 */
export interface ReportText {
  readonly text: string;
  readonly sections: readonly ReportSection[];
  /** Sentences in the order of the text; they do not overlap. */
  readonly sentences: readonly Span[];
  /** Legends of figures and tables, and entries of the reference list. */
  readonly captions: readonly { readonly span: Span; readonly figure: string }[];
  readonly references: readonly Span[];
  /** In the order of the text. */
  readonly mentions: readonly ReportMention[];
  /** Short forms the text defines in brackets behind their long form. */
  readonly abbreviations: readonly ReportAbbreviation[];
}

/** `systemic lupus erythematosus (SLE)`. */
export interface ReportAbbreviation {
  readonly short: string;
  readonly shortSpan: Span;
  readonly longSpan: Span;
}
