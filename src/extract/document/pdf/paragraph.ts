import type { Gap } from './find-tables.ts';
import type { Row } from './row.ts';

/** Rows that belong together, as they were laid out. */
export interface Paragraph {
  readonly kind: 'text' | 'table';
  readonly rows: Row[];
  /** White space above it, in points; absent at the top of a column. */
  readonly spaceAbove: number | undefined;
  /** The strips between the columns of a table. */
  readonly gaps: readonly Gap[];
}

/** What most of a document is set in. */
export interface BodyType {
  readonly size: number;
  readonly font: string;
  /** From baseline to baseline. */
  readonly leading: number;
}

/** Whether none of a row is set in the font of the body: a heading in bold, a caption in italics. */
export const isInOtherFont = (row: Row, { font }: BodyType): boolean =>
  row.runs.every((run) => run.font !== font || run.text.trim() === '');
