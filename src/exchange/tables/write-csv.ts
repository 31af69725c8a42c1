import { stringify } from 'csv-stringify/sync';
import type { Cell, Table } from './table.ts';

/** A table as CSV (RFC 4180, UTF-8): numbers with a point, an empty cell where nothing was reported. */
export function writeCsv({ header, rows }: Table): string {
  return stringify(
    [header, ...rows].map((row) => row.map(disarm)),
    { record_delimiter: 'windows' },
  );
}

// OWASP, CSV Injection: what a spreadsheet takes for the beginning of a formula.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** Words of a report that a spreadsheet would run as a formula get an apostrophe before them; numbers stay numbers. */
function disarm(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}
