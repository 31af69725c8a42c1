import { assertNever } from '../errors.ts';
import type { Case, Condition, Finding, Measurement, Time } from '../case/index.ts';
import { describeTreatment, spellDuration } from './describe-treatment.ts';
import { type Line, type Page, type Part, type Piece, piece, type Tone } from './page.ts';

/** The first part of a brief: what the report says of its patient, in the order people ask. */
export function describeCase(one: Case): Part {
  const bare = (status: Finding['status']) =>
    one.findings.filter((f) => f.status === status).map(describeFinding);
  const conditions = one.conditions.filter((c) => c.role !== 'family');
  const lines: Line[] = [
    line('time', timelineOf(one), ' ── '),
    line('diagnoses', conditions.filter((c) => c.status === 'present').map(describeCondition)),
    line('present', bare('present')),
    line('excluded', [
      ...conditions.filter((c) => c.status === 'excluded').map(describeCondition),
      ...bare('excluded'),
    ]),
    line('left open', [
      ...conditions.filter((c) => c.status === 'unknown').map(describeCondition),
      ...bare('unknown'),
    ]),
    line('measured', one.measurements.map(describeMeasurement)),
    line('examined', one.investigations.map(describeInvestigation)),
    line('treated', one.treatments.map(describeTreatment)),
    line('course', describeCourse(one)),
    line('family', one.conditions.filter((c) => c.role === 'family').map(describeCondition)),
    line(
      'claims',
      one.claims.map((c) =>
        piece(
          `${c.kind}: ${c.concepts.map((x) => x.label).join(' ∧ ') || 'nothing named'}`,
          'plain',
          c.evidence.spans,
        ),
      ),
    ),
  ].filter((l) => l.pieces.length > 0);
  return {
    key: 'case',
    heading: 'The case',
    lines:
      lines.length > 0
        ? lines
        : [line('', [piece('Nothing in this text was read as a fact about a patient.', 'quiet')])],
  };
}

/** Title, patient and doubts of a case, for the head and foot of a page. */
export function describeHead(one: Case): Pick<Page, 'title' | 'subtitle' | 'doubts'> {
  const { sex, age } = one.subject;
  const noun =
    sex === undefined
      ? 'Patient, sex not stated'
      : (age?.value.years ?? 99) < 18
        ? { female: 'Girl', male: 'Boy', other: 'Child' }[sex.value]
        : { female: 'Woman', male: 'Man', other: 'Person' }[sex.value];
  const years = age === undefined ? 'age not stated' : spellAge(age.value.years, age.value.iso8601duration);
  return {
    title: one.title ?? one.report.citation.title ?? 'Untitled report',
    subtitle: [`${noun}, ${years}`],
    doubts: one.issues.map((issue) =>
      piece(
        issue.message,
        issue.severity === 'error' ? 'bad' : 'unknown',
        issue.span === undefined ? [] : [issue.span],
      ),
    ),
  };
}

function spellAge(years: number, iso8601duration: string): string {
  return years >= 2 ? String(Math.floor(years)) : spellDuration(iso8601duration);
}

function line(label: string, pieces: readonly Piece[], separator?: string): Line {
  return { label, pieces, ...(separator !== undefined && { separator }) };
}

const TONE_BY_STATUS = {
  present: 'present',
  excluded: 'excluded',
  unknown: 'unknown',
} as const satisfies Record<Finding['status'], Tone>;

function describeFinding(finding: Finding): Piece {
  const details = [
    finding.severity,
    finding.extent,
    finding.laterality,
    ...(finding.sites ?? []).map((s) => s.label),
    ...(finding.modifiers ?? []).map((m) => m.label),
  ].filter((d) => d !== undefined);
  const tone = finding.evidence.derivedBy === undefined ? TONE_BY_STATUS[finding.status] : 'derived';
  return piece(
    `${finding.concept.label}${details.length > 0 ? ` (${details.join(', ')})` : ''}`,
    tone,
    finding.evidence.spans,
  );
}

function describeCondition(condition: Condition): Piece {
  const details = [
    ...(condition.relative === undefined ? [] : [condition.relative]),
    ...(condition.role === 'history' || condition.role === 'underlying' ? [condition.role] : []),
    ...(condition.onset === undefined ? [] : [spellTime(condition.onset)]),
    ...(condition.latency === undefined
      ? []
      : [`${condition.latency.years} y after ${condition.latency.from.label}`]),
  ];
  return piece(
    `${condition.concept.label}${details.length > 0 ? ` (${details.join('; ')})` : ''}`,
    TONE_BY_STATUS[condition.status],
    condition.evidence.spans,
  );
}

function describeMeasurement(measurement: Measurement): Piece {
  const { quantity, interpretation, referenceRange } = measurement;
  const amount =
    quantity === undefined
      ? ''
      : ` ${quantity.comparator ?? ''}${quantity.value}${quantity.valueHigh === undefined ? '' : `–${quantity.valueHigh}`}${quantity.second === undefined ? '' : `/${quantity.second}`}${quantity.unitText === undefined ? '' : ` ${quantity.unitText}`}`;
  const range =
    referenceRange === undefined ? '' : ` [${referenceRange.low ?? ''}–${referenceRange.high ?? ''}]`;
  const said = interpretation === undefined ? '' : ` ${interpretation}`;
  const tone: Tone =
    measurement.interpretationBasis === 'adult-range' || measurement.interpretationBasis === 'child-range'
      ? 'derived'
      : interpretation === undefined || interpretation === 'normal' || interpretation === 'negative'
        ? 'plain'
        : 'strong';
  return piece(`${measurement.analyte.label}${amount}${range}${said}`, tone, measurement.evidence.spans);
}

function describeInvestigation(investigation: Case['investigations'][number]): Piece {
  const shown = investigation.findings.map(
    (f) =>
      `${f.status === 'excluded' ? 'no ' : f.status === 'unknown' ? 'possible ' : ''}${f.concept.label}${(f.sites ?? []).length > 0 ? ` (${(f.sites ?? []).map((s) => s.label).join(', ')})` : ''}`,
  );
  const said = [
    ...(investigation.interpretation === undefined ? [] : [investigation.interpretation]),
    ...shown,
  ];
  const figure = investigation.figure === undefined ? '' : ` [${investigation.figure}]`;
  return piece(
    `${investigation.modality.label}${figure}${said.length > 0 ? `: ${said.join(', ')}` : ''}`,
    'plain',
    investigation.evidence.spans,
  );
}

function describeCourse(one: Case): Piece[] {
  const { outcome, followUp } = one.course;
  return [
    ...(outcome.value === 'not-reported'
      ? []
      : [
          piece(
            outcome.value,
            outcome.value === 'died' || outcome.value === 'progressed' ? 'bad' : 'plain',
            outcome.evidence.spans,
          ),
        ]),
    ...(followUp === undefined
      ? []
      : [piece(`followed for ${spellDuration(followUp.iso8601duration)}`, 'plain', followUp.evidence.spans)]),
  ];
}

/** Dated events in the order they are told, the presentation last. */
function timelineOf(one: Case): Piece[] {
  const dated = [...one.conditions.filter((c) => c.role !== 'family'), ...one.findings]
    .flatMap((fact) => {
      const onset = fact.onset ?? timeOfLatency(fact);
      return fact.status === 'present' && onset !== undefined ? [{ fact, onset }] : [];
    })
    .sort((a, b) => orderOf(a.onset) - orderOf(b.onset));
  return dated
    .slice(0, 8)
    .map(({ fact, onset }) =>
      piece(`${spellTime(onset)} ${fact.concept.label}`, 'plain', fact.evidence.spans),
    );
}

/** A latency is when a condition began, told from another: "10 y after lupus". */
function timeOfLatency(fact: Condition | Finding): Time | undefined {
  if (!('latency' in fact) || fact.latency === undefined) return undefined;
  const { iso8601duration, from } = fact.latency;
  return { kind: 'relative', iso8601duration, direction: 'after', event: from.label };
}

function orderOf(time: Time): number {
  switch (time.kind) {
    case 'age':
      return time.age.years;
    case 'date':
      return Number(time.iso8601date.slice(0, 4));
    case 'relative':
      return time.direction === 'after' ? 10_000 : 9_000;
    case 'class':
      return 9_500;
    case 'gestation':
      return -1;
    default:
      return assertNever(time);
  }
}

function spellTime(time: Time): string {
  switch (time.kind) {
    case 'age':
      return `age ${spellAge(time.age.years, time.age.iso8601duration)}`;
    case 'date':
      return time.iso8601dateEnd === undefined
        ? time.iso8601date
        : `${time.iso8601date} to ${time.iso8601dateEnd}`;
    case 'relative':
      return `${spellDuration(time.iso8601duration)} ${time.direction} ${time.event}`;
    case 'class':
      return time.concept.label;
    case 'gestation':
      return `${time.weeks} weeks of gestation`;
    default:
      return assertNever(time);
  }
}
