import type { Issue, Place, Span } from '../../case/index.ts';
import type { Tokens } from './tokens.ts';

/** What a stretch of a document is, as its markup or its layout says. */
export type BlockKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'caption'
  | 'table'
  | 'reference'
  | 'metadata';

/** One block of a document; blocks do not overlap and stand in the order of the text. */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
  /** Depth of a heading, 1 for the outermost; absent for other kinds. */
  readonly level?: number;
  /** What the markup says of the section, such as JATS `sec-type="cases"`. */
  readonly sectionType?: string;
  /** What a caption belongs to, such as `Figure 1`. */
  readonly figure?: string;
}

export type DocumentFormat =
  | 'text'
  | 'markdown'
  | 'html'
  | 'jats'
  | 'pdf'
  | 'docx'
  | 'pubmed'
  | 'ris'
  | 'bibtex';

/** Bibliographic facts that the document's own markup states. */
export interface DocumentCitation {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly journal?: string;
  readonly year?: number;
  readonly doi?: string;
  readonly pmid?: string;
  readonly pmcid?: string;
  readonly licence?: string;
}

/** A report as plain text with its structure; every later span points into `text`. */
export interface Document {
  readonly text: string;
  readonly format: DocumentFormat;
  readonly blocks: readonly Block[];
  readonly tokens: Tokens;
  readonly citation: DocumentCitation;
  /** The place in the source (characters of the decoded file) that an offset of `text` came from. */
  readonly toSourceOffset: (offsetUtf16: number) => number;
  /** Where in the source each stretch of the text stands: pages of a PDF, elements of XML and HTML; absent where there are none. */
  readonly places?: readonly Place[];
  /** What could not be read of the source. */
  readonly issues?: readonly Issue[];
}
