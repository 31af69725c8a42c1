import type { Case, ConceptRef } from '../../case/index.ts';
import { cohensKappa, type Kappa } from '../../statistics/index.ts';

/** What one coder says of a fact and the other does not. */
export interface CodingDifference {
  readonly caseId: string;
  readonly fact: string;
  readonly first: string;
  readonly second: string;
}

/** How far two people agree in one field. */
export interface FieldAgreement extends Kappa {
  readonly field: string;
  readonly differences: readonly CodingDifference[];
}

/** Two people's codings of one case. */
export interface DoubleCoding {
  readonly caseId: string;
  readonly first: Case;
  readonly second: Case;
}

/** What stands for a fact that one of two did not code: neither present nor excluded, and a disagreement. */
export const NOT_CODED = 'not coded';

/** Said beside every kappa, because it is the limit of all of them here. */
export const AGREEMENT_NOTE =
  "Cohen's kappa over the facts that either coder names; a fact that one alone names counts as a disagreement, facts that neither names do not count. Below some 30 facts it says little.";

/** A fact of a case under one field: what it is about, and what is said. */
interface CodedFact {
  /** The same for both coders, whatever they call it. */
  readonly key: string;
  readonly fact: string;
  readonly says: string;
}

/** The fields that two codings are compared in, and what a case says in each. */
const FIELDS: readonly { readonly field: string; readonly factsOf: (one: Case) => readonly CodedFact[] }[] = [
  { field: 'sex', factsOf: ({ subject }) => single('sex', subject.sex?.value) },
  {
    field: 'age, whole years',
    factsOf: ({ subject }) =>
      single('age', subject.age === undefined ? undefined : String(Math.floor(subject.age.value.years))),
  },
  { field: 'vital status', factsOf: ({ subject }) => single('vital status', subject.vitalStatus?.value) },
  {
    field: 'conditions: status',
    factsOf: ({ conditions }) => conditions.map(({ concept, status }) => said(concept, status)),
  },
  {
    field: 'conditions: role',
    factsOf: ({ conditions }) => conditions.map(({ concept, role }) => said(concept, role)),
  },
  {
    field: 'findings: status',
    factsOf: ({ findings }) => findings.map(({ concept, status }) => said(concept, status)),
  },
  {
    field: 'measurements: interpretation',
    factsOf: ({ measurements }) =>
      measurements.map(({ analyte, interpretation }) => said(analyte, interpretation ?? 'not said')),
  },
  {
    field: 'treatments: status',
    factsOf: ({ treatments }) => treatments.map(({ agent, status }) => said(agent, status)),
  },
  {
    field: 'treatments: response',
    factsOf: ({ treatments }) => treatments.map(({ agent, response }) => said(agent, response.value)),
  },
  { field: 'outcome', factsOf: ({ course }) => single('outcome', course.outcome.value) },
];

/** Compares two people's codings field by field, over one case or many. Linear in their facts. */
export function compareCodings(pairs: readonly DoubleCoding[]): readonly FieldAgreement[] {
  return FIELDS.map(({ field, factsOf }) => {
    const compared = pairs.flatMap(({ caseId, first, second }) => {
      const [one, other] = [byFact(factsOf(first)), byFact(factsOf(second))];
      return [...new Set([...one.keys(), ...other.keys()])].map((key) => ({
        caseId,
        fact: one.get(key)?.fact ?? other.get(key)?.fact ?? key,
        first: one.get(key)?.says ?? NOT_CODED,
        second: other.get(key)?.says ?? NOT_CODED,
      }));
    });
    return {
      field,
      ...cohensKappa(compared.map(({ first, second }) => [first, second] as const)),
      differences: compared.filter(({ first, second }) => first !== second),
    };
  });
}

function single(fact: string, says: string | undefined): readonly CodedFact[] {
  return says === undefined ? [] : [{ key: fact, fact, says }];
}

function said({ id, label }: ConceptRef, says: string): CodedFact {
  return { key: id ?? label.toLowerCase(), fact: label, says };
}

/** Several things said of one fact stand together, in an order that does not depend on the coder's. */
function byFact(
  facts: readonly CodedFact[],
): ReadonlyMap<string, { readonly fact: string; readonly says: string }> {
  const all = new Map<string, { readonly fact: string; readonly says: Set<string> }>();
  for (const { key, fact, says } of facts) {
    const one = all.get(key) ?? { fact, says: new Set<string>() };
    one.says.add(says);
    all.set(key, one);
  }
  return new Map(
    [...all].map(([key, { fact, says }]) => [key, { fact, says: [...says].sort().join(' and ') }]),
  );
}
