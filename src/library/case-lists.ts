import { sql } from 'kysely';
import { changeState } from './change-state.ts';
import type { Store } from './store.ts';

/**
 * The numbers of the cases that have a concept, ascending: two halves of 32 bits each, the lower first, as they lie in memory. JavaScript
 * compares these several times faster than numbers of 64 bits.
 */
export type CaseList = Uint32Array;

const BYTES_A_NUMBER = 8;
const HALVES_A_NUMBER = 2;
/** Lists kept in memory for one library: those of the commonest concepts, which cost most to read, stay. */
const MOST_BYTES = 64 * 2 ** 20;
const EMPTY: CaseList = new Uint32Array();

interface Memory {
  readonly state: string;
  readonly lists: Map<number, CaseList>;
  bytes: number;
}

// A list is the same for every question until the library changes.
const memories = new WeakMap<object, Memory>();

/** Lists for concepts by number, read where they are not remembered or the library has changed since. Two queries at most. */
export async function caseLists(
  store: Store,
  concepts: readonly number[],
): Promise<ReadonlyMap<number, CaseList>> {
  const state = await changeState(store.db);
  const kept = memories.get(store.db);
  const memory: Memory = kept?.state === state ? kept : { state, lists: new Map(), bytes: 0 };
  memories.set(store.db, memory);
  const unknown = concepts.filter((concept) => !memory.lists.has(concept));
  const read = unknown.length === 0 ? new Map<number, CaseList>() : await readLists(store, unknown);
  const found = new Map(
    concepts.map((concept) => [concept, memory.lists.get(concept) ?? read.get(concept) ?? EMPTY]),
  );
  for (const [concept, list] of found) remember(memory, concept, list);
  return found;
}

// As base64: the drivers' own readers of bytes take three times as long as the query.
async function readLists({ db }: Store, concepts: readonly number[]): Promise<Map<number, CaseList>> {
  const { rows } = await sql<{ concept: number; numbers: string | null }>`
    select q.concept, (select encode(string_agg(int8send(p.case_id), ''::bytea), 'base64')
      from postings p where p.concept = q.concept) as numbers
    from unnest(${concepts}::int[]) as q(concept)`.execute(db);
  return new Map(
    rows.map(({ concept, numbers }) => [concept, numbers === null ? EMPTY : sortedNumbers(numbers)]),
  );
}

/** Numbers of 64 bits with the highest byte first, sorted, as halves with the lower first. */
function sortedNumbers(base64: string): CaseList {
  const bytes = Buffer.from(base64, 'base64');
  // In memory of its own, where a number begins at a multiple of its size.
  const numbers = new BigUint64Array(bytes.length / BYTES_A_NUMBER);
  Buffer.from(numbers.buffer).set(bytes);
  Buffer.from(numbers.buffer).swap64();
  numbers.sort();
  return new Uint32Array(numbers.buffer);
}

/** Keeps a list as the one that was used last, and lets go of those not used for longest. */
function remember(memory: Memory, concept: number, list: CaseList): void {
  const before = memory.lists.get(concept);
  if (before !== undefined) memory.lists.delete(concept);
  else memory.bytes += list.byteLength;
  memory.lists.set(concept, list);
  for (const [oldest, { byteLength }] of memory.lists) {
    if (memory.bytes <= MOST_BYTES || oldest === concept) return;
    memory.lists.delete(oldest);
    memory.bytes -= byteLength;
  }
}

/** How many cases have exactly the concepts of each mask, bit n for the n-th list, with the first of them. */
export interface CountedMask {
  readonly mask: number;
  readonly cases: number;
  /** Numbers of cases, ascending. */
  readonly first: readonly string[];
}

/** Goes through lists side by side; linear in their lengths together. */
export function countMasks(
  lists: readonly CaseList[],
  options: { readonly exclude: readonly string[]; readonly listUpTo: number },
): readonly CountedMask[] {
  const excluded = new Set(options.exclude);
  const places = lists.map(() => 0);
  const counts = new Map<number, { cases: number; first: string[] }>();
  for (;;) {
    let high = Number.POSITIVE_INFINITY;
    let low = Number.POSITIVE_INFINITY;
    let mask = 0;
    for (let k = 0; k < lists.length; k += 1) {
      const list = lists[k];
      const at = places[k];
      if (at >= list.length) continue;
      const ownHigh = list[at + 1];
      const ownLow = list[at];
      if (ownHigh < high || (ownHigh === high && ownLow < low)) {
        high = ownHigh;
        low = ownLow;
        mask = 1 << k;
      } else if (ownHigh === high && ownLow === low) mask |= 1 << k;
    }
    if (mask === 0) break;
    for (let k = 0; k < lists.length; k += 1) if ((mask & (1 << k)) !== 0) places[k] += HALVES_A_NUMBER;
    let counted = counts.get(mask);
    if (counted === undefined) {
      counted = { cases: 0, first: [] };
      counts.set(mask, counted);
    }
    if (excluded.size > 0 && excluded.has(spell(high, low))) continue;
    counted.cases += 1;
    if (counted.first.length < options.listUpTo) counted.first.push(spell(high, low));
  }
  return [...counts].map(([mask, { cases, first }]) => ({ mask, cases, first }));
}

function spell(high: number, low: number): string {
  return ((BigInt(high) << 32n) | BigInt(low)).toString();
}
