/** What the address of a report says: an example that can be opened again. A person's own report stands in no address. */
export interface ReadSearch {
  readonly example?: string;
}

/** Reads it from the address; what is not understood is left out. */
export function readSearch(search: Record<string, unknown>): ReadSearch {
  const { example } = search;
  return typeof example === 'string' && example !== '' ? { example } : {};
}
