import type { Case, ConceptRef, Status, Time } from '../../case/index.ts';
import { type CitedFact, citedFact } from './cited-fact.ts';

/** A concept as the case states it of the patient, wherever in the case it stands. */
export interface StatedFact {
  readonly concept: ConceptRef;
  readonly status: Status;
  readonly sites: readonly ConceptRef[];
  readonly extent: string | undefined;
  readonly begin: Time | undefined;
  readonly cited: CitedFact;
}

/** Conditions (the family's left out), findings, results of investigations, complications and adverse events. */
export function statedFacts(one: Case): readonly StatedFact[] {
  const fact = (
    concept: ConceptRef,
    status: Status,
    evidence: Parameters<typeof citedFact>[1],
    more: Partial<Pick<StatedFact, 'sites' | 'extent' | 'begin'>> = {},
  ): StatedFact => {
    const { sites = [], extent, begin } = more;
    const mark = status === 'excluded' ? 'no ' : status === 'unknown' ? 'possible ' : '';
    const where = sites.length === 0 ? '' : ` (${sites.map(({ label }) => label).join(', ')})`;
    return {
      concept,
      status,
      sites,
      extent,
      begin,
      cited: citedFact(`${mark}${concept.label}${where}`, evidence),
    };
  };
  return [
    ...one.conditions
      .filter(({ role }) => role !== 'family')
      .map(({ concept, status, evidence, onset }) =>
        fact(concept, status, evidence, { ...(onset !== undefined && { begin: onset }) }),
      ),
    ...one.findings.map(({ concept, status, evidence, sites, extent, onset }) =>
      fact(concept, status, evidence, {
        ...(sites !== undefined && { sites }),
        ...(extent !== undefined && { extent }),
        ...(onset !== undefined && { begin: onset }),
      }),
    ),
    ...one.investigations.flatMap(({ findings, sites }) =>
      findings.map(({ concept, status, evidence }) =>
        fact(concept, status, evidence, { ...(sites !== undefined && { sites }) }),
      ),
    ),
    ...one.course.complications.map(({ concept, evidence }) => fact(concept, 'present', evidence)),
    ...one.treatments.flatMap(({ adverseEvents }) =>
      adverseEvents.map(({ concept, evidence }) => fact(concept, 'present', evidence)),
    ),
  ];
}
