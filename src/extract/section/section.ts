import type { SectionKind, Span } from '../../case/index.ts';

export type { SectionKind } from '../../case/index.ts';

/** One section; sections do not overlap, stand in order, and together cover every token of the text. */
export interface Section {
  readonly kind: SectionKind;
  readonly span: Span;
  readonly heading?: string;
  /** Within an abstract, what the label of a structured abstract says: `Background`, `Case`, `Conclusions`. */
  readonly part?: SectionKind;
  /** Whether a heading or markup said so, or the wording did. */
  readonly basis: 'heading' | 'wording' | 'default';
  /** Which patient of a series the section is about, from 0, where headings such as "Case 2" say so. */
  readonly patientIndex?: number;
  /** For a caption: the figure or table it belongs to, such as `Figure 1`. */
  readonly figure?: string;
}
