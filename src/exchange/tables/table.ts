/** A cell: a number, a word, or nothing where nothing was reported. */
export type Cell = string | number | undefined;

/** A table with named columns, each row as long as the header. */
export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
