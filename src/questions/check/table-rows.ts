import { DefectError } from '../../errors.ts';

/** Gives a file under `resources/` by its name. */
export type ReadText = (name: string) => string;

/** Rows of a tab-separated resource without comments and head line, each as an object by the columns' names. */
export function tableRows<C extends string>(
  readText: ReadText,
  name: string,
  columns: readonly C[],
): readonly Readonly<Record<C, string>>[] {
  const lines = readText(name)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const head = (lines[0] ?? '').split('\t').map((cell) => cell.trim());
  const missing = columns.filter((column) => !head.includes(column));
  if (missing.length > 0)
    throw new DefectError('check-table-columns', `resources/${name} has no column ${missing.join(', ')}.`);
  return lines.slice(1).map((line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    return Object.fromEntries(columns.map((column) => [column, cells[head.indexOf(column)] ?? ''])) as Record<
      C,
      string
    >;
  });
}
