import type { Transaction } from 'kysely';
import { CopiedRows } from '../database/copied-rows.ts';
import type { LibraryTables } from '../database/schema.ts';
import type { NumberedCase } from './numbered-case.ts';
import { INHERITED_WEIGHT } from './postings-of.ts';

const POSTING_COLUMNS = { case_id: 'int8', concept: 'int4', weight: 'float4' } as const;
// Concept, whether it is named, and the case's place share one number; a batch is far smaller than this.
const MOST_CASES = 65_536;

/** Writes the postings of cases that have none. */
export async function insertPostings(
  transaction: Transaction<LibraryTables>,
  cases: readonly { readonly caseId: string; readonly numbered: NumberedCase }[],
): Promise<void> {
  const placed = cases
    .map(({ caseId, numbered }) => ({ caseId: BigInt(caseId), numbered }))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  for (let start = 0; start < placed.length; start += MOST_CASES)
    await insertPart(transaction, placed.slice(start, start + MOST_CASES));
}

async function insertPart(
  transaction: Transaction<LibraryTables>,
  placed: readonly { readonly caseId: bigint; readonly numbered: NumberedCase }[],
): Promise<void> {
  const count = placed.reduce(
    (sum, { numbered }) => sum + numbered.direct.length + numbered.inherited.length,
    0,
  );
  // In the order of the key (concept, weight, case): neighbours go to the same page, which is three times faster than case by case.
  const keys = new Float64Array(count);
  let end = 0;
  for (const [place, { numbered }] of placed.entries()) {
    for (const concept of numbered.inherited) keys[end++] = concept * 2 * MOST_CASES + place;
    for (const concept of numbered.direct) keys[end++] = (concept * 2 + 1) * MOST_CASES + place;
  }
  keys.sort();
  const rows = new CopiedRows('postings', POSTING_COLUMNS);
  for (const key of keys) {
    const place = key % MOST_CASES;
    const term = (key - place) / MOST_CASES;
    const isNamed = term % 2 === 1;
    rows.add({
      case_id: placed[place]?.caseId,
      concept: Math.floor(term / 2),
      weight: isNamed ? 1 : INHERITED_WEIGHT,
    });
  }
  await rows.send(transaction);
}
