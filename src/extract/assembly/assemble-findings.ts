import type { Finding, Status } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import type { GenericNames } from './generic-names.ts';
import type { TimesOfFacts } from './onsets.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { type Qualifiers, qualify } from './qualifiers.ts';
import { append, readAt } from './report-view.ts';

/** The status of a fact in the case: what a report leaves open is unknown. */
export function statusOf(fact: Fact): Status {
  return fact.assertion.status === 'uncertain' ? 'unknown' : fact.assertion.status;
}

/** Of several statements about one concept: present before excluded before unknown, so that "no fever now" does not undo "had fever". */
export function strongest(statuses: readonly Status[]): Status {
  if (statuses.includes('present')) return 'present';
  return statuses.includes('excluded') ? 'excluded' : 'unknown';
}

/** Groups facts of one type by what they name, keeping the order of first mention. */
export function groupByConcept(
  facts: readonly Fact[],
  type: ConceptMention['type'],
): Map<string, Fact<ConceptMention>[]> {
  const groups = new Map<string, Fact<ConceptMention>[]>();
  for (const fact of facts)
    if (fact.mention.type === type) append(groups, conceptKey(fact.mention), fact as Fact<ConceptMention>);
  return groups;
}

/**
 * One finding per concept, with every place that says it.
 *
 * Names that say nothing by themselves are left out ("lesion"), or kept only with a place ("nodules on both thighs").
 */
export function assembleFindings(view: PatientView, times: TimesOfFacts, generic: GenericNames): Finding[] {
  const findings: Finding[] = [];
  for (const facts of groupByConcept(view.facts, 'finding').values()) {
    const [{ mention }] = facts;
    if (generic.has('finding', mention)) continue;
    const status = strongest(facts.map(statusOf));
    const said = facts.filter((fact) => statusOf(fact) === status);
    const qualifiers = said.map((fact) => qualify(view, fact.index, generic));
    const sites = sitesOf(qualifiers);
    if (sites.length === 0 && generic.has('bare-finding', mention)) continue;
    const laterality = firstOf(qualifiers, 'laterality');
    const severity = firstOf(qualifiers, 'severity');
    const extent = firstOf(qualifiers, 'extent');
    const onset = said.map((fact) => times.onset(fact.index)).find((time) => time !== undefined);
    findings.push({
      concept: conceptOf(said[0].mention),
      status,
      ...(sites.length > 0 && { sites }),
      ...(laterality !== undefined && { laterality }),
      ...(severity !== undefined && { severity }),
      ...(extent !== undefined && { extent }),
      ...(onset !== undefined && { onset }),
      evidence: readAt(said.map((fact) => fact.mention.span)),
    });
  }
  return findings;
}

function sitesOf(qualifiers: readonly Qualifiers[]): Qualifiers['sites'] {
  const sites = qualifiers.flatMap((q) => q.sites);
  if (sites.length < 2) return sites;
  return [...new Map(sites.map((site) => [site.id ?? site.label.toLowerCase(), site])).values()];
}

function firstOf<K extends 'laterality' | 'severity' | 'extent'>(
  qualifiers: readonly Qualifiers[],
  key: K,
): Qualifiers[K] | undefined {
  return qualifiers.find((q) => q[key] !== undefined)?.[key];
}
