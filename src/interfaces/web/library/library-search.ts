/** What the address of the library says: words searched for, conditions ticked, order and columns. */
export interface LibrarySearch {
  readonly words?: string;
  /** Conditions in the filter language; all must hold. */
  readonly where?: readonly string[];
  readonly order?: Order;
  /** The other way round. */
  readonly reverse?: true;
}

export const ORDERS = ['added', 'year', 'id', 'title', 'age', 'changed', 'concepts'] as const;
/** Orders that begin with the newest or the most. */
export const DESCENDING: ReadonlySet<string> = new Set(['added', 'year', 'changed', 'concepts']);
export type Order = (typeof ORDERS)[number];

/** Reads it from the address; what is not understood is left out. */
export function librarySearch(search: Record<string, unknown>): LibrarySearch {
  const { words, where, order, reverse } = search;
  const conditions = (Array.isArray(where) ? where : [where]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  const known = ORDERS.find((one) => one === order);
  return {
    ...(typeof words === 'string' && words !== '' && { words }),
    ...(conditions.length > 0 && { where: conditions }),
    ...(known !== undefined && { order: known }),
    ...(reverse === true && { reverse }),
  };
}

/** Conditions joined into one, each in its own brackets. */
export function joinConditions(where: readonly string[] | undefined): string | undefined {
  if (where === undefined || where.length === 0) return undefined;
  return where.map((one) => `(${one})`).join(' and ');
}

/** Ticks a condition, or unticks it. */
export function toggleCondition(where: readonly string[] = [], condition: string): readonly string[] {
  return where.includes(condition) ? where.filter((one) => one !== condition) : [...where, condition];
}
