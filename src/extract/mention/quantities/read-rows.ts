import { DefectError } from '../../../errors.ts';
import type { Resources } from '../../resource.ts';

/** Rows of a tab-separated resource without comment and empty lines; every row is filled up to `columns` cells with ''. Throws DefectError on a row without a first cell. */
export function readRows(resources: Resources, name: string, columns: number): string[][] {
  const rows: string[][] = [];
  for (const [index, line] of resources.text(name).split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    if (cells[0] === '')
      throw new DefectError(
        'resource-row-empty',
        `resources/${name}:${index + 1} has an empty first cell: ${line}`,
      );
    while (cells.length < columns) cells.push('');
    rows.push(cells);
  }
  return rows;
}
