import writeExcelFile from 'write-excel-file/node';
import { InputError } from '../../errors.ts';
import type { Table } from './table.ts';

// Excel specifications and limits: total number of rows and columns on a worksheet; characters that a cell can contain.
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

/**
 * Tables as the sheets of one Excel workbook, with the header in bold and held in place. Words are written as words, so that none is run as
 * a formula; what is longer than a cell can be is cut with an ellipsis.
 *
 * Throws `InputError` `table-too-large` where a sheet has not the room.
 */
export async function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  for (const { name, header, rows } of tables) {
    if (header.length <= MOST_COLUMNS && rows.length < MOST_ROWS) continue;
    throw new InputError(
      'table-too-large',
      `The table ${name} has ${header.length} columns and ${rows.length} rows; an Excel sheet holds ${MOST_COLUMNS} and ${MOST_ROWS}. Choose fewer cases with --where, or --format csv.`,
    );
  }
  const sheets = tables.map(({ name, header, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: [
      header.map((value) => ({ value: cut(value), fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((cell) =>
          cell === undefined || cell === ''
            ? null
            : typeof cell === 'number'
              ? { value: cell, type: Number }
              : { value: cut(cell), type: String },
        ),
      ),
    ],
  }));
  return new Uint8Array(await writeExcelFile(sheets).toBuffer());
}

function cut(words: string): string {
  return words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS - 1)}…` : words;
}
