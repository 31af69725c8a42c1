import { assertNever } from '../../errors.ts';
import type { Case } from '../../case/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import { type AnalyteTable, unitFactor } from '../convert-unit.ts';
import type { Classification } from '../schema/classification-schema.ts';
import type { Criterion, Test } from '../schema/criterion-schema.ts';
import type { Level } from '../schema/quantity-schema.ts';
import { all, any, atLeast, not, type Truth } from '../truth.ts';
import { type CitedFact, citedFact, withoutRepeats } from './cited-fact.ts';
import { type ConceptMatcher, createConceptMatcher } from './concept-matcher.ts';
import { createQuantityReader, type QuantityAnswer, type QuantityReadings } from './read-quantities.ts';
import { type StatedFact, statedFacts } from './stated-facts.ts';
import { timesBetween } from './time-between.ts';

/** Whether a criterion holds of a case, and what says so. */
export interface Evaluation {
  readonly value: Truth;
  /** For a met criterion what meets it, for one not met what denies it, for an unknown one what leaves it open; may be empty. */
  readonly facts: readonly CitedFact[];
  /** A score: what it is at least and at most. */
  readonly score?: { readonly least: number; readonly most: number; readonly needed: number };
}

/** What a person answered, beside what the case tells: truths of criteria that read the case, and quantities. */
export interface Answers {
  readonly criteria: ReadonlyMap<string, Truth>;
  readonly quantities: ReadonlyMap<string, QuantityAnswer>;
}

export const NO_ANSWERS: Answers = { criteria: new Map(), quantities: new Map() };

/** Evaluates the criteria of one classification on one case. */
export interface CriteriaReader {
  evaluate(criterion: string): Evaluation;
  quantity(quantity: string): QuantityReadings;
  readonly facts: readonly StatedFact[];
  readonly matcher: ConceptMatcher;
}

const SILENT: Evaluation = { value: 'unknown', facts: [] };

/** Reads a case for a classification; with other answers the facts are not read again. */
export function createCriteriaReader(
  one: Case,
  classification: Classification,
  sources: { readonly vocabulary: Vocabulary; readonly analytes: AnalyteTable },
): (answers?: Answers) => CriteriaReader {
  const facts = statedFacts(one);
  const matcher = createConceptMatcher(sources.vocabulary);
  const criterionById = new Map(classification.criteria.map((criterion) => [criterion.id, criterion]));
  const leaves = new Map<string, Evaluation>();
  const reported = new Map<string, QuantityReadings>();
  return (answers = NO_ANSWERS) => {
    const quantity = createQuantityReader({
      subject: one,
      facts,
      classification,
      matcher,
      analytes: sources.analytes,
      answers: answers.quantities,
      reported,
    });
    const known = new Map<string, Evaluation>();
    const evaluate = (id: string): Evaluation => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const criterion = criterionById.get(id);
      if (criterion === undefined) return SILENT;
      const evaluation = answered(criterion) ?? evaluateTest(id, criterion.test);
      known.set(id, evaluation);
      return evaluation;
    };
    const answered = ({ id, sentence }: Criterion): Evaluation | undefined => {
      const value = answers.criteria.get(id);
      if (value === undefined) return undefined;
      return { value, facts: [{ says: `${sentence} ${SPOKEN[value]}`, spans: [], origin: 'answered' }] };
    };
    const evaluateTest = (id: string, test: Test): Evaluation => {
      switch (test.kind) {
        case 'all':
          return together(test.of, all);
        case 'any':
          return together(test.of, any);
        case 'at-least':
          return together(test.of, (truths) => atLeast(test.n, truths));
        case 'not': {
          const { value, facts } = evaluate(test.of);
          return { value: not(value), facts };
        }
        case 'score':
          return evaluateScore(test, evaluate);
        case 'level':
          return evaluateLevel(quantity(test.of), test.is);
        case 'threshold': {
          const spec = classification.quantities.find((candidate) => candidate.id === test.of);
          const factor = spec === undefined ? undefined : unitFactor(spec, test.unit, sources.analytes);
          return factor === undefined ? SILENT : evaluateThreshold(quantity(test.of), test, factor);
        }
        case 'concept':
        case 'treatment':
        case 'age':
        case 'sex':
        case 'time-between': {
          const before = leaves.get(id);
          if (before !== undefined) return before;
          const leaf = evaluateLeaf(test, one, facts, matcher);
          leaves.set(id, leaf);
          return leaf;
        }
        default:
          return assertNever(test);
      }
    };
    /** Evidence is that of the members that brought the result about. */
    const together = (ids: readonly string[], combine: (truths: readonly Truth[]) => Truth): Evaluation => {
      const members = ids.map(evaluate);
      const value = combine(members.map((member) => member.value));
      return {
        value,
        facts: withoutRepeats(
          members.filter((member) => member.value === value).flatMap((member) => member.facts),
        ),
      };
    };
    return { evaluate, quantity, facts, matcher };
  };
}

const SPOKEN = {
  met: 'Yes, as answered.',
  'not-met': 'No, as answered.',
  unknown: 'Not known, as answered.',
} as const;

function evaluateLeaf(
  test: Extract<Test, { kind: 'concept' | 'treatment' | 'age' | 'sex' | 'time-between' }>,
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
        value: compare(
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
          value: compare(days, { atLeast: atLeastDays, atMost: atMostDays }),
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

/** One is enough; nothing at all is unknown, not denied. */
function anyOf(evaluations: readonly Evaluation[]): Evaluation {
  if (evaluations.length === 0) return SILENT;
  const value = any(evaluations.map((evaluation) => evaluation.value));
  return {
    value,
    facts: withoutRepeats(
      evaluations
        .filter((evaluation) => evaluation.value === value)
        .flatMap((evaluation) => evaluation.facts),
    ),
  };
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

/** `normal` and `negative` ask that every value is; `low`, `high`, `positive` that some value is. */
function evaluateLevel({ readings, denied }: QuantityReadings, is: readonly Level[]): Evaluation {
  const judged = readings.filter(({ level }) => level !== undefined);
  const isIn = (level: Level | 'abnormal' | undefined): Truth => {
    if (level === undefined) return 'unknown';
    if (level !== 'abnormal') return is.includes(level) ? 'met' : 'not-met';
    if (is.includes('low') && is.includes('high')) return 'met';
    return is.includes('low') || is.includes('high') ? 'unknown' : 'not-met';
  };
  if (judged.length === 0) {
    const isDenied = is.every((level) => denied.some((one) => one.level === level));
    if (denied.length > 0 && isDenied) return { value: 'not-met', facts: denied.map(({ fact }) => fact) };
    return { value: 'unknown', facts: readings.flatMap(({ facts }) => facts) };
  }
  const asksAll = is.includes('normal') || is.includes('negative');
  const truths = judged.map(({ level }) => isIn(level));
  const value = asksAll ? all(truths) : any(truths);
  return {
    value,
    facts: withoutRepeats(judged.filter((_, i) => truths[i] === value).flatMap(({ facts }) => facts)),
  };
}

function evaluateThreshold(
  { readings }: QuantityReadings,
  test: Extract<Test, { kind: 'threshold' }>,
  factor: number,
): Evaluation {
  const scaled = (bound: number | undefined): number | undefined =>
    bound === undefined ? undefined : bound * factor;
  return anyOf(
    readings
      .filter(({ interval }) => interval !== undefined)
      .map(({ interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }, facts }) => ({
        value: compare(interval, {
          above: scaled(test.above),
          atLeast: scaled(test.atLeast),
          below: scaled(test.below),
          atMost: scaled(test.atMost),
        }),
        facts,
      })),
  );
}

interface Bounds {
  readonly above?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
  readonly atMost?: number | undefined;
}

/** Whether an interval keeps all bounds: unknown where it reaches across one. */
function compare(
  { low, high }: { readonly low: number; readonly high: number },
  { above, atLeast: least, below, atMost }: Bounds,
): Truth {
  const side = (yes: boolean, no: boolean): Truth => (yes ? 'met' : no ? 'not-met' : 'unknown');
  return all([
    ...(above === undefined ? [] : [side(low > above, high <= above)]),
    ...(least === undefined ? [] : [side(low >= least, high < least)]),
    ...(below === undefined ? [] : [side(high < below, low >= below)]),
    ...(atMost === undefined ? [] : [side(high <= atMost, low > atMost)]),
  ]);
}

/** The highest met item of each domain counts; what is unknown could still add up to the highest open one. */
function evaluateScore(
  test: Extract<Test, { kind: 'score' }>,
  evaluate: (criterion: string) => Evaluation,
): Evaluation {
  let least = 0;
  let most = 0;
  const facts: CitedFact[] = [];
  for (const { items } of test.domains) {
    const evaluated = items.map(({ criterion, points }) => ({ points, ...evaluate(criterion) }));
    const sure = evaluated.filter(({ value }) => value === 'met');
    const counted = sure.length === 0 ? undefined : sure.reduce((a, b) => (b.points > a.points ? b : a));
    least += counted?.points ?? 0;
    most += Math.max(0, ...evaluated.filter(({ value }) => value !== 'not-met').map(({ points }) => points));
    facts.push(...(counted?.facts ?? []));
  }
  const value = least >= test.atLeast ? 'met' : most < test.atLeast ? 'not-met' : 'unknown';
  return { value, facts: withoutRepeats(facts), score: { least, most, needed: test.atLeast } };
}
