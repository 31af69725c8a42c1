import {
  type Case,
  type ConceptRef,
  type Evidence,
  type Measurement,
  type Status,
  spellUnit,
  type Time,
  type Treatment,
} from '../../../http/contract.ts';
import type { FactList } from '../editing/edit.ts';
import { type FactKind, keyOf, type ShownFact } from './shown-fact.ts';

const words = (refs: readonly ConceptRef[] | undefined): string =>
  (refs ?? []).map(({ label }) => label).join(', ');
const said = (parts: readonly (string | undefined)[]): readonly string[] =>
  parts.filter((part): part is string => part !== undefined && part !== '');

/** A time in words: `2000`, `at 34 y`, `10 y after lupus`. */
export function timeInWords(time: Time | undefined): string | undefined {
  if (time === undefined) return undefined;
  switch (time.kind) {
    case 'date':
      return time.iso8601dateEnd === undefined
        ? time.iso8601date
        : `${time.iso8601date} to ${time.iso8601dateEnd}`;
    case 'age':
      return `at ${roundTo1(time.age.years)} y`;
    case 'relative':
      return `${durationInWords(time.iso8601duration)} ${time.direction} ${time.event}`;
    case 'class':
      return time.concept.label;
    case 'gestation':
      return `gestation ${time.weeks} wk ${time.days} d`;
    default:
      return time satisfies never;
  }
}

/** `P10Y6M` as `10 y 6 mo`. */
export function durationInWords(iso8601duration: string): string {
  const [date = '', time = ''] = iso8601duration.slice(1).split('T');
  const read = (part: string, unit: Readonly<Record<string, string>>): string[] =>
    [...part.matchAll(/(\d+(?:\.\d+)?)([A-Z])/g)].map(
      ([, n = '', letter = '']) => `${n} ${unit[letter] ?? letter}`,
    );
  return [
    ...read(date, { Y: 'y', M: 'mo', W: 'wk', D: 'd' }),
    ...read(time, { H: 'h', M: 'min', S: 's' }),
  ].join(' ');
}

/** A number with its unit, as the report gives it. */
export function quantityInWords(quantity: Measurement['quantity']): string | undefined {
  if (quantity === undefined) return undefined;
  const { comparator = '', value, valueHigh, second, unitText, unit } = quantity;
  const high = valueHigh === undefined ? '' : `–${valueHigh}`;
  const pair = second === undefined ? '' : `/${second}`;
  return `${comparator}${value}${pair}${high}${unitText === undefined && unit === undefined ? '' : ` ${unitText ?? spellUnit(unit ?? '')}`}`;
}

/** Every fact of a case, each list in its order. */
export function describeFacts(one: Case): readonly ShownFact[] {
  return [
    ...personFacts(one),
    ...one.conditions.map((fact, index) =>
      inList('conditions', index, 'condition', fact.concept, fact.status, fact.evidence, [
        fact.role === 'family'
          ? `family: ${fact.relative ?? 'a relative'}`
          : fact.role === 'main'
            ? undefined
            : fact.role,
        timeInWords(fact.onset),
        fact.latency === undefined
          ? undefined
          : `${durationInWords(fact.latency.iso8601duration)} after ${fact.latency.from.label}`,
      ]),
    ),
    ...one.findings.map((fact, index) =>
      inList('findings', index, 'finding', fact.concept, fact.status, fact.evidence, [
        fact.severity,
        fact.laterality,
        words(fact.sites),
        fact.extent,
        timeInWords(fact.onset),
      ]),
    ),
    ...one.measurements.map((fact, index) =>
      inList('measurements', index, 'measurement', fact.analyte, 'present', fact.evidence, [
        quantityInWords(fact.quantity),
        fact.interpretation,
        rangeInWords(fact.referenceRange),
        timeInWords(fact.time),
      ]),
    ),
    ...one.investigations.map((fact, index) =>
      inList('investigations', index, 'investigation', fact.modality, 'present', fact.evidence, [
        words(fact.sites),
        fact.interpretation,
        ...fact.findings.map(({ concept, status }) => `${STATUS_SIGN[status]}${concept.label}`),
      ]),
    ),
    ...one.treatments.map((fact, index) => treatmentFact(fact, index)),
    ...courseFacts(one),
    ...one.claims.map(
      ({ kind, concepts, evidence }, index): ShownFact => ({
        key: `claims.${index}`,
        kind: 'claim',
        label: `${kind} claimed`,
        status: 'present',
        details: said([words(concepts)]),
        ...evidenceOf(evidence),
      }),
    ),
  ];
}

const STATUS_SIGN: Readonly<Record<Status, string>> = { present: '', excluded: 'no ', unknown: '? ' };

function inList(
  list: FactList,
  index: number,
  kind: FactKind,
  concept: ConceptRef,
  status: Status,
  evidence: Evidence,
  details: readonly (string | undefined)[],
): ShownFact {
  const place = { list, index };
  return {
    key: keyOf(place),
    kind,
    place,
    label: concept.label,
    ...(concept.id !== undefined && { conceptId: concept.id }),
    status,
    details: said(details),
    ...evidenceOf(evidence),
  };
}

function treatmentFact(fact: Treatment, index: number): ShownFact {
  const status = fact.status === 'given' ? 'present' : fact.status === 'not-given' ? 'excluded' : 'unknown';
  const shown = inList('treatments', index, 'treatment', fact.agent, status, fact.evidence, [
    fact.status === 'planned' ? 'planned' : undefined,
    fact.doses.map(({ text }) => text).join('; '),
    fact.route,
    fact.duration === undefined ? undefined : durationInWords(fact.duration.iso8601duration),
    timeInWords(fact.start),
    fact.response.value === 'not-reported' ? 'response not reported' : `response: ${fact.response.value}`,
    ...fact.adverseEvents.map(({ concept }) => `adverse: ${concept.label}`),
  ]);
  const more = [
    ...fact.doses.map(({ evidence }) => evidence),
    fact.response.evidence,
    ...(fact.duration === undefined ? [] : [fact.duration.evidence]),
    ...fact.adverseEvents.map(({ evidence }) => evidence),
  ].flatMap(({ spans }) => spans);
  return { ...shown, spans: [...shown.spans, ...more] };
}

function personFacts({ subject }: Case): readonly ShownFact[] {
  const { sex, age, vitalStatus } = subject;
  const fact = (key: string, label: string, evidence: Evidence): ShownFact => ({
    key,
    kind: 'person',
    label,
    status: 'present',
    details: [],
    ...evidenceOf(evidence),
  });
  return [
    ...(sex === undefined ? [] : [fact('sex', sex.value, sex.evidence)]),
    ...(age === undefined ? [] : [fact('age', `${roundTo1(age.value.years)} years`, age.evidence)]),
    ...(vitalStatus === undefined ? [] : [fact('vitalStatus', vitalStatus.value, vitalStatus.evidence)]),
  ];
}

function courseFacts({ course }: Case): readonly ShownFact[] {
  const { outcome, followUp, complications } = course;
  const followed = followUp === undefined ? [] : [`followed up ${durationInWords(followUp.iso8601duration)}`];
  return [
    {
      key: 'outcome',
      kind: 'course',
      label: outcome.value === 'not-reported' ? 'outcome not reported' : outcome.value,
      status: outcome.value === 'not-reported' ? 'unknown' : 'present',
      details: followed,
      ...evidenceOf(outcome.evidence),
    },
    ...complications.map(
      ({ concept, evidence }, index): ShownFact => ({
        key: `complications.${index}`,
        kind: 'course',
        label: concept.label,
        status: 'present',
        details: ['complication'],
        ...evidenceOf(evidence),
      }),
    ),
  ];
}

function evidenceOf(evidence: Evidence): Pick<ShownFact, 'spans' | 'isDerived' | 'isByHand' | 'note'> {
  return {
    spans: evidence.spans,
    isDerived: evidence.derivedBy !== undefined,
    isByHand: evidence.origin === 'curated',
    ...(evidence.note !== undefined && { note: evidence.note }),
  };
}

function rangeInWords(range: Measurement['referenceRange']): string | undefined {
  if (range === undefined) return undefined;
  const { low, high } = range;
  if (low !== undefined && high !== undefined) return `(normal ${low}–${high})`;
  return low !== undefined ? `(normal > ${low})` : high !== undefined ? `(normal < ${high})` : undefined;
}

function roundTo1(value: number): string {
  return String(Math.round(value * 10) / 10);
}
