import type { Issue } from '../../case/index.ts';
import type { DocumentFormat } from './document.ts';
import type { MarkedUpText } from './marked-up-text.ts';

/** One report as a reader of its format gives it: plain text with structure, before it is cut into words. */
export interface SourceText extends MarkedUpText {
  readonly format: DocumentFormat;
  /** What could not be read of the source. */
  readonly issues?: readonly Issue[];
  /** The stretch of the file that this report was read from, where the file holds several. */
  readonly own?: string;
}
