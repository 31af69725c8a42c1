import { InputError } from '../../errors.ts';

/** Rows of a resource table: tab-separated, `#` lines are comments, the first other line names the columns. */
export function tableRows(
  name: string,
  tsv: string,
  columns: readonly string[],
): readonly (readonly string[])[] {
  const lines = tsv.split(/\r?\n/).filter((line) => line !== '' && !/^#(?: |$)/.test(line));
  const header = lines[0] ?? '';
  if (header !== columns.join('\t')) {
    throw new InputError(
      'resource-columns',
      `${name}: the columns are "${header}", expected "${columns.join('\t')}"; restore the file or fix its header line.`,
    );
  }
  return lines.slice(1).map((line) => {
    const cells = line.split('\t');
    return columns.map((_, i) => cells[i] ?? '');
  });
}
