import type { Finding, Status } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import type { TimesOfFacts } from './onsets.ts';
import { type Fact, type PatientView, readAt } from './patient-view.ts';
import type { Qualifiers } from './qualifiers.ts';

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
  for (const fact of facts) {
    if (fact.mention.type !== type) continue;
    const key = conceptKey(fact.mention);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact as Fact<ConceptMention>]);
    else group.push(fact as Fact<ConceptMention>);
  }
  return groups;
}

/** One finding per concept, with every place that says it. */
export function assembleFindings(
  view: PatientView,
  qualify: (view: PatientView, mention: ConceptMention, index: number) => Qualifiers,
  times: TimesOfFacts,
): Finding[] {
  const findings: Finding[] = [];
  for (const facts of groupByConcept(view.facts, 'finding').values()) {
    const status = strongest(facts.map(statusOf));
    const said = facts.filter((fact) => statusOf(fact) === status);
    const qualifiers = said.map((fact) => qualify(view, fact.mention, fact.index));
    const sites = [
      ...new Map(
        qualifiers.flatMap((q) => q.sites).map((site) => [site.id ?? site.label.toLowerCase(), site]),
      ).values(),
    ];
    const laterality = qualifiers.find((q) => q.laterality !== undefined)?.laterality;
    const severity = qualifiers.find((q) => q.severity !== undefined)?.severity;
    const extent = qualifiers.find((q) => q.extent !== undefined)?.extent;
    const onset = said.map((fact) => times.onset(fact.index)).find((time) => time !== undefined);
    findings.push({
      concept: conceptOf(said[0].mention),
      status,
      ...(sites.length > 0 && { sites }),
      ...(laterality !== undefined && { laterality }),
      ...(severity !== undefined && { severity }),
      ...(extent !== undefined && { extent }),
      ...(onset !== undefined && { onset }),
      evidence: readAt(...said.map((fact) => fact.mention.span)),
    });
  }
  return findings;
}
