import type { Finding, Investigation, Measurement, Quantity, Time } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { ObservationComponent, ResourceOf } from '../resources.ts';
import { readFhirTime } from '../times.ts';
import { INTERPRETATION_CODES } from '../write/write-observations.ts';
import { codeIn, readAmount, readConcept, readConcepts, readWord } from './concepts.ts';
import type { EvidenceReader } from './read-evidence.ts';

export type Observation = ResourceOf<'Observation'>;
type ShownFinding = Investigation['findings'][number];

const STATUSES = ['present', 'excluded', 'unknown'] as const;
/** SNOMED CT and LOINC answers that mean present, absent, unknown. */
const ANSWERS: Readonly<Record<string, Finding['status']>> = {
  '52101004': 'present',
  'LA9633-4': 'present',
  '2667000': 'excluded',
  'LA9634-2': 'excluded',
  '261665006': 'unknown',
  '373068000': 'unknown',
};
const LATERALITIES = ['left', 'right', 'bilateral', 'unilateral'] as const;
const SEVERITIES = ['borderline', 'mild', 'moderate', 'severe', 'profound'] as const;

/** Whether an observation says that something is there or not: ours, a yes or no, an answer "present", or a phenotype without a value. */
export function statusOf(one: Observation): Finding['status'] | undefined {
  if (one.valueBoolean !== undefined) return one.valueBoolean ? 'present' : 'excluded';
  const told = readWord(STATUSES, one.valueCodeableConcept);
  if (told !== undefined) return told;
  for (const { code = '' } of one.valueCodeableConcept?.coding ?? []) {
    const status = ANSWERS[code];
    if (status !== undefined) return status;
  }
  const hasValue = one.valueCodeableConcept ?? one.valueQuantity ?? one.valueString ?? one.valueRange;
  const isPhenotype = readConcept(one.code)?.id?.startsWith('HP:') === true;
  return isPhenotype && hasValue === undefined && one.component === undefined ? 'present' : undefined;
}

/** An observation of a finding. */
export function readFinding(
  one: Observation,
  status: Finding['status'],
  evidenceOf: EvidenceReader,
): Finding | undefined {
  const concept = readConcept(one.code);
  if (concept === undefined) return undefined;
  const sites = [
    ...readConcepts(one.bodySite && [one.bodySite]),
    ...readConcepts(parts(one, 'site').flatMap((part) => part.valueCodeableConcept ?? [])),
  ];
  const modifiers = readConcepts(parts(one, 'modifier').flatMap((part) => part.valueCodeableConcept ?? []));
  const word = (name: string) => parts(one, name)[0]?.valueString;
  const laterality = LATERALITIES.find((side) => side === word('laterality'));
  const severity = SEVERITIES.find((grade) => grade === word('severity'));
  const extent = word('extent');
  const day =
    one.effectiveDateTime === undefined ? undefined : readFhirTime({ dateTime: one.effectiveDateTime });
  const onset = timeOf(parts(one, 'onset')[0]) ?? day;
  const resolution = timeOf(parts(one, 'resolution')[0]);
  return {
    concept,
    status,
    ...(sites.length > 0 && { sites }),
    ...(laterality !== undefined && { laterality }),
    ...(severity !== undefined && { severity }),
    ...(extent !== undefined && { extent }),
    ...(modifiers.length > 0 && { modifiers }),
    ...(onset !== undefined && { onset }),
    ...(resolution !== undefined && { resolution }),
    evidence: evidenceOf(one, one.note),
  };
}

/** An observation of a value. */
export function readMeasurement(
  one: Observation,
  evidenceOf: EvidenceReader,
  notes: NoteBook,
): Measurement | undefined {
  const analyte = readConcept(one.code);
  if (analyte === undefined) return undefined;
  const second = parts(one, 'second-of-two')[0]?.valueQuantity?.value;
  const number = valueOf(one);
  const quantity = number === undefined || second === undefined ? number : { ...number, second };
  const valueConcept =
    readConcept(one.valueCodeableConcept) ??
    readConcept(parts(one, 'value')[0]?.valueCodeableConcept) ??
    (quantity === undefined && one.valueString !== undefined && one.valueString.trim() !== ''
      ? { label: one.valueString }
      : undefined);
  const components = (one.component ?? []).flatMap((part) => {
    const type = codeIn(OWN.part, part.code) === undefined ? readConcept(part.code) : undefined;
    const amount = valueOf(part);
    return type === undefined || amount === undefined ? [] : [{ type, quantity: amount }];
  });
  const said = interpretationOf(one);
  if (quantity === undefined && valueConcept === undefined && components.length === 0 && said === undefined) {
    notes.add('observation-without-value', 'Kept without a value', analyte.label);
  }
  const time =
    timeOf(parts(one, 'time')[0]) ??
    readFhirTime({ dateTime: one.effectiveDateTime, period: one.effectivePeriod });
  const referenceRange = rangeOf(one);
  const procedure = readConcept(one.method);
  return {
    analyte,
    ...(quantity !== undefined && { quantity }),
    ...(valueConcept !== undefined && { valueConcept }),
    ...(components.length > 0 && { components }),
    ...(procedure !== undefined && { procedure }),
    ...(referenceRange !== undefined && { referenceRange }),
    ...said,
    ...(time !== undefined && { time }),
    evidence: evidenceOf(one, one.note),
  };
}

/** What an investigation showed. */
export function shownFinding({ concept, status, sites, evidence }: Finding): ShownFinding {
  return { concept, status, ...(sites !== undefined && { sites }), evidence };
}

/** The parts of ours of an observation. */
export function parts(one: Observation, name: string): readonly ObservationComponent[] {
  return (one.component ?? []).filter(({ code }) => codeIn(OWN.part, code) === name);
}

export function timeOf(part: Partial<ObservationComponent> | undefined): Time | undefined {
  if (part === undefined) return undefined;
  return readFhirTime({
    dateTime: part.valueDateTime,
    period: part.valuePeriod,
    age: part.valueQuantity,
    string: part.valueString,
  });
}

function valueOf({
  valueQuantity,
  valueRange,
  valueInteger,
}: Partial<ObservationComponent>): Quantity | undefined {
  if (valueQuantity !== undefined) return readAmount(valueQuantity);
  if (valueInteger !== undefined) return { value: valueInteger };
  if (valueRange?.low !== undefined) {
    const low = readAmount(valueRange.low);
    const high = valueRange.high?.value;
    return low === undefined || high === undefined ? low : { ...low, valueHigh: high };
  }
  return undefined;
}

function interpretationOf({
  interpretation,
}: Observation): Pick<Measurement, 'interpretation' | 'interpretationBasis'> | undefined {
  for (const one of interpretation ?? []) {
    const code = codeIn('v3-ObservationInterpretation', one)
      ?.replace(/^(?:HH|HU)$/, 'H')
      .replace(/^(?:LL|LU)$/, 'L')
      .replace(/^AA$/, 'A');
    const word = Object.entries(INTERPRETATION_CODES).find(([, known]) => known === code)?.[0];
    if (word === undefined) continue;
    const basis = (['stated', 'report-range', 'adult-range'] as const).find(
      (known) => one.text === `${word} (${known})`,
    );
    return {
      interpretation: word as NonNullable<Measurement['interpretation']>,
      ...(basis !== undefined && { interpretationBasis: basis }),
    };
  }
  return undefined;
}

function rangeOf({ referenceRange, valueQuantity, valueRange }: Observation): Measurement['referenceRange'] {
  const [range] = referenceRange ?? [];
  const [low, high] = [range?.low?.value, range?.high?.value];
  if (low === undefined && high === undefined) return undefined;
  const unit = range?.low?.code ?? range?.high?.code ?? range?.low?.unit ?? range?.high?.unit;
  const isOwn = unit !== undefined && unit !== (valueQuantity ?? valueRange?.low)?.code;
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(isOwn && { unit }),
  };
}
