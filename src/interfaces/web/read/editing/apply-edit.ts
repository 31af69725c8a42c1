import type { Case, Evidence, Measurement, Treatment } from '../../../http/contract.ts';
import type { Edit, FactList, FactPlace } from './edit.ts';
import { readQuantity } from './read-quantity.ts';

const BY_HAND: Evidence = { origin: 'curated', spans: [] };

/** A case with one correction made. The given case stays as it was; what was touched is from then on coded by a person. */
export function applyEdit(one: Case, edit: Edit): Case {
  switch (edit.kind) {
    case 'set-status':
      return change(one, edit.at, { status: edit.status });
    case 'set-given':
      return change(one, edit.at, { status: edit.given });
    case 'set-role':
      return change(one, edit.at, { role: edit.role });
    case 'set-interpretation':
      return change(one, edit.at, { interpretation: edit.interpretation, interpretationBasis: undefined });
    case 'set-concept':
      return change(one, edit.at, { [CONCEPT_BY_LIST[edit.at.list]]: edit.concept });
    case 'set-doses':
      return change(one, edit.at, { doses: dosesOf(edit.text, treatmentAt(one, edit.at)) });
    case 'set-response':
      return change(one, edit.at, {
        response: {
          value: edit.response,
          evidence: byHand(treatmentAt(one, edit.at)?.response.evidence ?? BY_HAND),
        },
      });
    case 'set-value':
      return change(one, edit.at, { quantity: quantityOf(edit.text) });
    case 'set-sex':
      return withSubject(one, 'sex', edit.sex === undefined ? undefined : { value: edit.sex });
    case 'set-age':
      return withSubject(one, 'age', edit.years === undefined ? undefined : { value: ageOf(edit.years) });
    case 'set-outcome': {
      const { outcome } = one.course;
      return {
        ...one,
        course: { ...one.course, outcome: { value: edit.outcome, evidence: byHand(outcome.evidence) } },
      };
    }
    case 'remove':
      return withList(
        one,
        edit.at.list,
        one[edit.at.list].filter((_, i) => i !== edit.at.index),
      );
    case 'add':
      return withList(one, edit.list, [...one[edit.list], newFact(edit)]);
    case 'accept-issue':
      return { ...one, issues: one.issues.filter((_, i) => i !== edit.index) };
    default:
      return edit satisfies never;
  }
}

/** What names the concept in each list. */
export const CONCEPT_BY_LIST = {
  conditions: 'concept',
  findings: 'concept',
  measurements: 'analyte',
  investigations: 'modality',
  treatments: 'agent',
} as const satisfies Record<FactList, string>;

type AnyFact = Case[FactList][number];

function change(one: Case, at: FactPlace, parts: Readonly<Record<string, unknown>>): Case {
  const facts: readonly AnyFact[] = one[at.list];
  return withList(
    one,
    at.list,
    facts.map((fact, i) => (i === at.index ? changed(fact, parts) : fact)),
  );
}

function changed(fact: AnyFact, parts: Readonly<Record<string, unknown>>): AnyFact {
  const whole = { ...fact, ...parts, evidence: byHand(fact.evidence) };
  // An absent key says "not reported"; a key that holds nothing would be no case.
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as AnyFact;
}

function withList(one: Case, list: FactList, facts: readonly AnyFact[]): Case {
  return { ...one, [list]: facts };
}

function withSubject(one: Case, key: 'sex' | 'age', given: { readonly value: unknown } | undefined): Case {
  const { [key]: before, ...others } = one.subject;
  if (given === undefined) return { ...one, subject: others };
  return {
    ...one,
    subject: { ...others, [key]: { ...given, evidence: byHand(before?.evidence ?? BY_HAND) } },
  };
}

/** The same words, now vouched for by a person; a rule no longer stands behind it. */
function byHand({ derivedBy: _, ...evidence }: Evidence): Evidence {
  return { ...evidence, origin: 'curated' };
}

function treatmentAt(one: Case, { list, index }: FactPlace): Treatment | undefined {
  return list === 'treatments' ? one.treatments[index] : undefined;
}

/** Doses parted by semicolons; a dose that stood there keeps its words. */
function dosesOf(typed: string, before: Treatment | undefined): Treatment['doses'] {
  return typed
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text, i) => {
      const same = before?.doses.find((dose) => dose.text === text);
      if (same !== undefined) return same;
      const quantity = quantityOf(text);
      const evidence = byHand(before?.doses[i]?.evidence ?? before?.evidence ?? BY_HAND);
      return quantity === undefined ? { text, evidence } : { text, quantity, evidence };
    });
}

function quantityOf(typed: string): Measurement['quantity'] {
  return readQuantity(typed);
}

function ageOf(years: number): { readonly iso8601duration: string; readonly years: number } {
  const whole = Math.floor(years);
  const months = Math.round((years - whole) * 12);
  return {
    iso8601duration: whole === 0 ? `P${months}M` : `P${whole}Y${months === 0 ? '' : `${months}M`}`,
    years,
  };
}

function newFact({ list, concept, status, span }: Extract<Edit, { readonly kind: 'add' }>): AnyFact {
  const evidence: Evidence = { origin: 'curated', spans: [span] };
  switch (list) {
    case 'conditions':
      return { concept, status, role: 'comorbidity', evidence };
    case 'findings':
      return { concept, status, evidence };
    case 'measurements':
      return { analyte: concept, evidence };
    case 'investigations':
      return { modality: concept, kind: 'other', findings: [], evidence };
    case 'treatments':
      return {
        kind: 'drug',
        agent: concept,
        status: status === 'present' ? 'given' : status === 'excluded' ? 'not-given' : 'unknown',
        doses: [],
        response: { value: 'not-reported', evidence: BY_HAND },
        adverseEvents: [],
        evidence,
      };
    default:
      return list satisfies never;
  }
}
