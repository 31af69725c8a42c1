/** For each row (a concept, say) a list of numbers, packed: row `i` is `values[starts[i]..starts[i + 1])`. */
export interface Rows {
  readonly starts: Uint32Array;
  readonly values: Int32Array;
}

/** Packs lists of numbers, one a row. */
export function packRows(lists: readonly (readonly number[])[]): Rows {
  const starts = new Uint32Array(lists.length + 1);
  for (const [row, list] of lists.entries()) starts[row + 1] = (starts[row] ?? 0) + list.length;
  const values = new Int32Array(starts[lists.length] ?? 0);
  for (const [row, list] of lists.entries()) values.set(list, starts[row] ?? 0);
  return { starts, values };
}

/** The values of one row, as a view. */
export function rowOf({ starts, values }: Rows, row: number): Int32Array {
  return values.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
}

/** Turns rows around: `a` in row `b` becomes `b` in row `a`. */
export function transposeRows(rows: Rows): Rows {
  const rowCount = rows.starts.length - 1;
  const starts = new Uint32Array(rowCount + 1);
  for (const value of rows.values) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row += 1) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const values = new Int32Array(rows.values.length);
  for (let row = 0; row < rowCount; row += 1) {
    for (const value of rowOf(rows, row)) {
      const place = next[value] ?? 0;
      values[place] = row;
      next[value] = place + 1;
    }
  }
  return { starts, values };
}

/** Whether a row whose values ascend holds `value`; binary search. */
export function rowHolds({ starts, values }: Rows, row: number, value: number): boolean {
  let low = starts[row] ?? 0;
  let high = starts[row + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = values[middle] ?? 0;
    if (found === value) return true;
    if (found < value) low = middle + 1;
    else high = middle;
  }
  return false;
}
