import type { Case, CaseId } from '../../case/index.ts';
import type { Library, PatientPair } from '../../library/index.ts';
import { comparePatients, type PatientComparison } from './compare-patients.ts';

/** Two publications that may describe one patient: something for a person to judge, never a finding of this program. */
export interface Overlap extends PatientComparison {
  readonly id: CaseId;
  readonly title: string | undefined;
  readonly year: number | undefined;
  /** What a person has already decided, if anyone has. */
  readonly decided: 'confirmed' | 'rejected' | undefined;
}

// Fewer points are usual between two patients with one disease; see compare-patients.ts for what gives how many.
const LEAST_POINTS = 5;
const LEAST_FACTS = 3;
const MOST = 10;

/** Compares a case with the cases nearest to it. Linear in their facts and texts. */
export async function findOverlaps(
  library: Library,
  here: Case,
  nearest: readonly CaseId[],
  isRare: (label: string) => boolean,
): Promise<readonly Overlap[]> {
  const curated = here.curation?.overlapsWith ?? [];
  const others = await library.getMany([...new Set([...curated, ...nearest])].filter((id) => id !== here.id));
  const pairs = await library.listPairs({ id: here.id });
  return overlapsAmong(here, others, pairs, isRare);
}

/** The cases of these that agree with one in enough facts, the most telling first. */
export function overlapsAmong(
  here: Case,
  others: readonly Case[],
  pairs: readonly PatientPair[],
  isRare: (label: string) => boolean,
): readonly Overlap[] {
  const decisionById = new Map(
    pairs.flatMap(({ ids, status }) =>
      status === 'proposed' ? [] : [[ids[0] === here.id ? ids[1] : ids[0], status] as const],
    ),
  );
  return others
    .map((there) => ({ there, comparison: comparePatients(here, there, isRare) }))
    .filter(
      ({ comparison }) => comparison.points >= LEAST_POINTS && comparison.agreeing.length >= LEAST_FACTS,
    )
    .sort((a, b) => b.comparison.points - a.comparison.points)
    .slice(0, MOST)
    .map(({ there, comparison }) => ({
      id: there.id,
      title: there.title ?? there.report.citation.title,
      year: there.report.citation.year,
      decided: decisionById.get(there.id),
      ...comparison,
    }));
}
