import type { Library } from '../../library/index.ts';
import type { LibraryVersion } from '../answer.ts';

/** In how many of a library's cases concepts are present or excluded, as far as anyone has asked. */
interface Memory {
  readonly state: string;
  readonly casesById: Readonly<Record<Status, Map<string, number>>>;
}

type Status = 'present' | 'excluded';

// Counts are the same for every question until the library changes; asking again for ten thousand concepts is most of a question's time.
const memories = new WeakMap<Library, Memory>();

/** Counts for these concepts: remembered where the library is in the same state, else asked for. At most one query. */
export async function casesWithConcepts(
  library: Library,
  version: LibraryVersion,
  ids: Iterable<string>,
  status: Status,
): Promise<ReadonlyMap<string, number>> {
  const state = `${version.revisions} ${version.changedAt ?? ''}`;
  const kept = memories.get(library);
  const memory =
    kept?.state === state ? kept : { state, casesById: { present: new Map(), excluded: new Map() } };
  memories.set(library, memory);
  const known = memory.casesById[status];
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const { casesById } = await library.documentFrequencies(unknown, status);
    for (const [id, cases] of casesById) known.set(id, cases);
  }
  return known;
}
