import type { CaseId, Response } from '../../case/index.ts';
import type { TreatmentFacts } from '../../library/index.ts';
import { type Proportion, proportionOf } from '../../statistics/index.ts';

/** Responses that count as a response to treatment; recurrence and worsening do not. */
export const RESPONDED: ReadonlySet<string> = new Set<Response>(['complete', 'partial']);

/** A range of amounts in one unit, and how many reports give one. */
export interface AmountRange {
  readonly n: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
}

/** One case behind a count. */
export interface TreatedCase {
  readonly id: CaseId;
  readonly patientId: string;
  /** Its place in the case's `treatments`, so that the sentence can be read there. */
  readonly ordinal: number;
  readonly response: Response;
  readonly isCombined: boolean;
}

/** What was seen under one treatment, or one class of treatments. One patient counts once. */
export interface TreatmentEvidence {
  readonly id: string;
  readonly casesTreated: number;
  /** Patients whose response is reported. */
  readonly evaluable: number;
  readonly responses: Readonly<Record<Response, number>>;
  /** Complete or partial, of the evaluable, with the exact 95 % interval. */
  readonly responders: Proportion;
  readonly doses: readonly AmountRange[];
  readonly durationDays: AmountRange | undefined;
  /** Patients given it alone, and in one regimen with others. */
  readonly alone: number;
  readonly combined: number;
  readonly adverseEvents: readonly {
    readonly id: string;
    readonly patients: number;
    readonly caseIds: readonly CaseId[];
  }[];
  readonly cases: readonly TreatedCase[];
}

const NO_RESPONSES: Readonly<Record<Response, number>> = {
  complete: 0,
  partial: 0,
  stable: 0,
  none: 0,
  worse: 0,
  recurrence: 0,
  'not-reported': 0,
};

/** Groups given treatments by `keyOf`, most patients first. Linear in the number of treatments. */
export function groupTreatments(
  facts: readonly TreatmentFacts[],
  keyOf: (fact: TreatmentFacts) => string,
): readonly TreatmentEvidence[] {
  const byKey = new Map<string, TreatmentFacts[]>();
  for (const fact of facts) {
    if (fact.status !== 'given') continue;
    const key = keyOf(fact);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [fact]);
    else group.push(fact);
  }
  return [...byKey]
    .map(([id, group]) => evidenceOf(id, group))
    .sort((a, b) => b.evaluable - a.evaluable || b.casesTreated - a.casesTreated || (a.id < b.id ? -1 : 1));
}

function evidenceOf(id: string, facts: readonly TreatmentFacts[]): TreatmentEvidence {
  const cases = patientsOf(facts);
  const responses = { ...NO_RESPONSES };
  for (const { response } of cases) responses[response] += 1;
  const evaluable = cases.length - responses['not-reported'];
  const responders = cases.filter(({ response }) => RESPONDED.has(response)).length;
  const isCombined = new Set(facts.filter(({ combined }) => combined).map(({ patientId }) => patientId));
  const isAlone = new Set(facts.filter(({ combined }) => !combined).map(({ patientId }) => patientId));
  return {
    id,
    casesTreated: cases.length,
    evaluable,
    responses,
    responders: proportionOf(responders, evaluable),
    doses: rangesByUnit(facts),
    durationDays: rangeOf(
      facts.flatMap(({ durationDays }) => durationDays ?? []),
      'd',
    ),
    alone: isAlone.size,
    combined: isCombined.size,
    adverseEvents: adverseEventsOf(facts),
    cases,
  };
}

/** One line a patient. Where one was treated several times the last response that is reported stands: that is where the course ended. */
function patientsOf(facts: readonly TreatmentFacts[]): readonly TreatedCase[] {
  const byPatient = new Map<string, TreatedCase>();
  for (const { id, patientId, ordinal, response, combined } of facts) {
    const before = byPatient.get(patientId);
    if (before !== undefined && response === 'not-reported') continue;
    byPatient.set(patientId, {
      id,
      patientId,
      ordinal,
      response: response as Response,
      isCombined: combined,
    });
  }
  return [...byPatient.values()];
}

function rangesByUnit(facts: readonly TreatmentFacts[]): readonly AmountRange[] {
  const byUnit = new Map<string, number[]>();
  for (const { doseValue, doseUnit, timesPerDay } of facts) {
    if (doseValue === null || doseUnit === null) continue;
    // A dose given several times a day is a daily dose once it is multiplied; one with its own "per day" is that already.
    const isDaily = /\/(d|day|24h)\b/.test(doseUnit);
    const [value, unit] =
      timesPerDay !== null && !doseUnit.includes('/')
        ? [doseValue * timesPerDay, `${doseUnit}/d`]
        : [doseValue, isDaily ? doseUnit.replace(/\/(day|24h)\b/, '/d') : doseUnit];
    const known = byUnit.get(unit);
    if (known === undefined) byUnit.set(unit, [value]);
    else known.push(value);
  }
  return [...byUnit].flatMap(([unit, values]) => rangeOf(values, unit) ?? []).sort((a, b) => b.n - a.n);
}

function rangeOf(values: readonly number[], unit: string): AmountRange | undefined {
  if (values.length === 0) return undefined;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { n: values.length, low, high, unit };
}

function adverseEventsOf(facts: readonly TreatmentFacts[]): TreatmentEvidence['adverseEvents'] {
  const byEvent = new Map<string, { patients: Set<string>; caseIds: Set<CaseId> }>();
  for (const { id, patientId, adverse } of facts) {
    for (const event of adverse) {
      const known = byEvent.get(event) ?? { patients: new Set<string>(), caseIds: new Set<CaseId>() };
      known.patients.add(patientId);
      known.caseIds.add(id);
      byEvent.set(event, known);
    }
  }
  return [...byEvent]
    .map(([id, { patients, caseIds }]) => ({ id, patients: patients.size, caseIds: [...caseIds] }))
    .sort((a, b) => b.patients - a.patients || (a.id < b.id ? -1 : 1));
}
