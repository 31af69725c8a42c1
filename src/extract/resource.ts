import { DefectError } from '../errors.ts';

/** Gives the files under `resources/`, by names such as `en/assertion-cues.tsv`; reading them from disk is the caller's business. */
export interface Resources {
  text(name: string): string;
  bytes(name: string): Uint8Array;
}

/** Rows of a tab-separated resource without its comment lines; `columns` is the least number of cells a row must have. */
export function readRows(resources: Resources, name: string, columns: number): string[][] {
  const rows: string[][] = [];
  for (const [index, line] of resources.text(name).split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    if (cells.length < columns)
      throw new DefectError(
        'resource-row-short',
        `resources/${name}:${index + 1} has ${cells.length} cells, ${columns} are needed: ${line}`,
      );
    rows.push(cells);
  }
  return rows;
}
