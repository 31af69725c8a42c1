import { DefectError } from '../errors.ts';

/** Gives the files under `resources/`, by names such as `en/assertion-cues.tsv`; reading them from disk is the caller's business. */
export interface Resources {
  text(name: string): string;
  bytes(name: string): Uint8Array;
}

/**
 * Rows of a tab-separated resource without its comment lines, each filled up to `columns` cells with ''.
 *
 * @throws DefectError for a row with fewer than `least` cells, or with an empty first cell.
 */
export function readRows(
  resources: Resources,
  name: string,
  columns: number,
  least: number = columns,
): string[][] {
  const rows: string[][] = [];
  for (const [index, line] of resources.text(name).split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    if (cells.length < least || cells[0] === '')
      throw new DefectError(
        'resource-row-short',
        `resources/${name}:${index + 1} has ${cells[0] === '' ? 'an empty first cell' : `${cells.length} cells, ${least} are needed`}: ${line}`,
      );
    while (cells.length < columns) cells.push('');
    rows.push(cells);
  }
  return rows;
}
