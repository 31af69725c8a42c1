import type { Transaction } from 'kysely';
import { COUNT_STATUS, type LibraryTables } from '../database/schema.ts';
import { addCounts, ConceptTally } from './concept-counts.ts';
import type { ConceptNumbers } from './concept-numbers.ts';
import { type FiledRevision, insertCases } from './insert-cases.ts';
import { insertFacts } from './insert-facts.ts';
import { insertPostings } from './insert-postings.ts';
import { numberCase } from './numbered-case.ts';

/** Writes the derived rows of cases that have none; the concepts must have numbers. Eight statements, however many cases. */
export async function writeFiled(
  transaction: Transaction<LibraryTables>,
  numbers: ConceptNumbers,
  revisions: readonly FiledRevision[],
): Promise<void> {
  if (revisions.length === 0) return;
  const counts = new ConceptTally();
  const cases = revisions.map((revision) => {
    const numbered = numberCase(revision.filed, numbers);
    counts.add(numbered.direct, COUNT_STATUS.present);
    counts.add(numbered.inherited, COUNT_STATUS.present);
    counts.add(numbered.excluded, COUNT_STATUS.excluded);
    counts.add(numbered.treated, COUNT_STATUS.treated);
    return { ...revision, numbered, caseId: revision.filed.caseId };
  });
  await insertCases(transaction, cases);
  await insertPostings(transaction, cases);
  await insertFacts(
    transaction,
    numbers,
    revisions.map(({ filed }) => filed),
  );
  await addCounts(transaction, counts.deltas(revisions.length));
}
