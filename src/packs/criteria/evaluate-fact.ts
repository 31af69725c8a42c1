import type { Case } from '../../case/index.ts';
import { assertNever } from '../../errors.ts';
import type { Test } from '../schema/criterion-schema.ts';
import { type CitedFact, citedFact, withoutRepeats } from './cited-fact.ts';
import type { ConceptMatcher } from './concept-matcher.ts';
import { anyOf, type Evaluation, SILENT } from './evaluation.ts';
import { keepBounds } from './keep-bounds.ts';
import type { StatedFact } from './stated-facts.ts';
import { timesBetween } from './time-between.ts';

/** The tests that ask the case itself, not other criteria or quantities. */
export type FactTest = Extract<Test, { kind: 'concept' | 'treatment' | 'age' | 'sex' | 'time-between' }>;

/** Whether what a case states meets a test. */
export function evaluateFact(
  test: FactTest,
  one: Case,
  facts: readonly StatedFact[],
  matcher: ConceptMatcher,
): Evaluation {
  switch (test.kind) {
    case 'concept':
      return withDenials(
        anyOf(test.anyOf.map((name) => evaluateConcept(name, test.sites, facts, matcher))),
        (test.deniedBy ?? []).map((name) => evaluateConcept(name, test.sites, facts, matcher)),
      );
    case 'treatment':
      return anyOf(test.anyOf.map((name) => evaluateTreatment(name, test.routes, one, matcher)));
    case 'age': {
      const { age } = one.subject;
      if (age === undefined) return SILENT;
      const { years, yearsHigh = years } = age.value;
      const cited = [citedFact(`age ${years} years`, age.evidence)];
      return {
        value: keepBounds(
          { low: years, high: yearsHigh },
          { atLeast: test.atLeastYears, below: test.belowYears },
        ),
        facts: cited,
      };
    }
    case 'sex': {
      const { sex } = one.subject;
      if (sex === undefined) return SILENT;
      return {
        value: sex.value === test.is ? 'met' : 'not-met',
        facts: [citedFact(sex.value, sex.evidence)],
      };
    }
    case 'time-between': {
      const times = timesBetween(one, facts, test.from, test.to, matcher);
      const { atLeastDays, atMostDays } = test;
      return anyOf(
        times.map(({ days, facts: cited }) => ({
          value: keepBounds(days, { atLeast: atLeastDays, atMost: atMostDays }),
          facts: cited,
        })),
      );
    }
    default:
      return assertNever(test);
  }
}

/** What is silent, and not what the report leaves open, is settled by a denial. */
function withDenials(evaluation: Evaluation, denials: readonly Evaluation[]): Evaluation {
  if (evaluation.value !== 'unknown' || evaluation.facts.length > 0) return evaluation;
  return denials.find(({ value }) => value === 'not-met') ?? evaluation;
}

function evaluateConcept(
  name: string,
  sites: readonly string[] | undefined,
  facts: readonly StatedFact[],
  matcher: ConceptMatcher,
): Evaluation {
  const present: CitedFact[] = [];
  const denied: CitedFact[] = [];
  const open: CitedFact[] = [];
  for (const { concept, status, sites: own, cited } of facts) {
    if (status === 'excluded') {
      const isHere =
        sites === undefined ||
        own.length === 0 ||
        sites.every((site) => own.some((where) => matcher.covers(where, site)));
      if (isHere && matcher.covers(concept, name)) denied.push(cited);
    } else if (matcher.isA(concept, name)) {
      const isHere =
        sites === undefined || own.some((where) => sites.some((site) => matcher.isA(where, site)));
      if (isHere) (status === 'present' ? present : open).push(cited);
      else if (own.length === 0) open.push(cited);
    }
  }
  if (present.length > 0) return { value: 'met', facts: withoutRepeats(present) };
  if (open.length > 0) return { value: 'unknown', facts: withoutRepeats(open) };
  if (denied.length > 0) return { value: 'not-met', facts: withoutRepeats(denied) };
  return SILENT;
}

function evaluateTreatment(
  name: string,
  routes: readonly string[] | undefined,
  one: Case,
  matcher: ConceptMatcher,
): Evaluation {
  const given: CitedFact[] = [];
  const denied: CitedFact[] = [];
  const open: CitedFact[] = [];
  for (const { agent, class: above, status, route, evidence } of one.treatments) {
    const isIt = matcher.isA(agent, name) || (above !== undefined && matcher.isA(above, name));
    const says = `${status === 'not-given' ? 'no ' : ''}${agent.label}${route === undefined ? '' : `, ${route}`}`;
    if (status === 'not-given') {
      if (matcher.covers(agent, name)) denied.push(citedFact(says, evidence));
    } else if (isIt && status === 'given') {
      const isRouted = routes === undefined || (route !== undefined && routes.includes(route));
      if (isRouted) given.push(citedFact(says, evidence));
      else if (route === undefined) open.push(citedFact(says, evidence));
    } else if (isIt && status === 'unknown') open.push(citedFact(says, evidence));
  }
  if (given.length > 0) return { value: 'met', facts: given };
  if (open.length > 0) return { value: 'unknown', facts: open };
  if (denied.length > 0) return { value: 'not-met', facts: denied };
  return SILENT;
}
