import type { Case, ConceptRef, Finding, Measurement, Quantity } from '../../../case/index.ts';
import { OWN } from '../code-systems.ts';
import type { Reference, WrittenResource } from '../resources.ts';
import { type BundleBuilder } from './bundle-builder.ts';
import { hl7, writeAmount, writeConcept, writeWord } from './concepts.ts';
import { codedPart, timePart } from './parts.ts';

/** HL7's codes of an interpretation. */
export const INTERPRETATION_CODES = {
  low: 'L',
  normal: 'N',
  high: 'H',
  abnormal: 'A',
  positive: 'POS',
  negative: 'NEG',
} as const;

/** Findings as observations whose value is present, excluded or unknown. */
export function writeFindings({ findings }: Case, bundle: BundleBuilder): readonly Reference[] {
  return findings.map((finding) => bundle.addFact(writeFinding(finding, bundle), finding.evidence));
}

/** A finding as an observation of its own. */
export function writeFinding(
  finding: Pick<Finding, 'concept' | 'status' | 'evidence'> & Partial<Finding>,
  bundle: BundleBuilder,
): WrittenResource {
  const { sites = [], laterality, severity, extent, modifiers = [], evidence } = finding;
  const concepts = (part: string, refs: readonly ConceptRef[]) =>
    refs.map((ref) => ({ code: codedPart(part), valueCodeableConcept: writeConcept(ref) }));
  const words = (part: string, word: string | undefined) =>
    word === undefined ? [] : [{ code: codedPart(part), valueString: word }];
  const [first, ...further] = sites;
  const component = [
    ...concepts('site', further),
    ...words('laterality', laterality),
    ...words('severity', severity),
    ...words('extent', extent),
    ...concepts('modifier', modifiers),
    ...timePart('onset', finding.onset),
    ...timePart('resolution', finding.resolution),
  ];
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [hl7('observation-category', 'exam')],
    code: writeConcept(finding.concept),
    subject: bundle.patient,
    valueCodeableConcept: writeWord(finding.status),
    ...(first !== undefined && { bodySite: writeConcept(first) }),
    ...(component.length > 0 && { component }),
    ...(evidence.note !== undefined && { note: [{ text: evidence.note }] }),
  };
}

/** Laboratory values and vital signs. */
export function writeMeasurements({ measurements }: Case, bundle: BundleBuilder): readonly Reference[] {
  return measurements.map((one) => bundle.addFact(writeMeasurement(one, bundle), one.evidence));
}

function writeMeasurement(one: Measurement, bundle: BundleBuilder): WrittenResource {
  const { analyte, quantity, valueConcept, components = [], referenceRange, interpretation } = one;
  const isDay = one.time?.kind === 'date' && one.time.iso8601dateEnd === undefined;
  const component = [
    ...(quantity?.second === undefined
      ? []
      : [{ code: codedPart('second-of-two'), valueQuantity: writeAmount(quantity.second, quantity) }]),
    ...(quantity !== undefined && valueConcept !== undefined
      ? [{ code: codedPart('value'), valueCodeableConcept: writeConcept(valueConcept) }]
      : []),
    ...components.map(({ type, quantity: part }) => ({ code: writeConcept(type), ...writeValue(part) })),
    ...(isDay ? [] : timePart('time', one.time)),
  ];
  const range = (value: number | undefined) =>
    value === undefined
      ? undefined
      : writeAmount(value, { unit: referenceRange?.unit ?? quantity?.unit, unitText: quantity?.unitText });
  const [low, high] = [range(referenceRange?.low), range(referenceRange?.high)];
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [hl7('observation-category', 'laboratory')],
    code: writeConcept(analyte),
    subject: bundle.patient,
    ...(isDay && one.time?.kind === 'date' && { effectiveDateTime: one.time.iso8601date }),
    ...(quantity !== undefined
      ? writeValue(quantity)
      : valueConcept !== undefined && { valueCodeableConcept: writeConcept(valueConcept) }),
    ...(interpretation !== undefined && {
      interpretation: [
        hl7(
          'v3-ObservationInterpretation',
          INTERPRETATION_CODES[interpretation],
          one.interpretationBasis === undefined
            ? interpretation
            : `${interpretation} (${one.interpretationBasis})`,
        ),
      ],
    }),
    ...(one.procedure !== undefined && { method: writeConcept(one.procedure) }),
    ...((low !== undefined || high !== undefined) && {
      referenceRange: [{ ...(low !== undefined && { low }), ...(high !== undefined && { high }) }],
    }),
    ...(component.length > 0 && { component }),
    ...(one.evidence.note !== undefined && { note: [{ text: one.evidence.note }] }),
  };
}

function writeValue(quantity: Quantity): Readonly<Record<string, unknown>> {
  const { value, valueHigh } = quantity;
  if (valueHigh !== undefined)
    return { valueRange: { low: writeAmount(value, quantity), high: writeAmount(valueHigh, quantity) } };
  return { valueQuantity: writeAmount(value, quantity) };
}

/** Of each kind of investigation, HL7's code of the service that makes it. */
const SERVICES = {
  imaging: 'RAD',
  pathology: 'PAT',
  serology: 'SR',
  microbiology: 'MB',
  genetics: 'GE',
  electrophysiology: 'NRS',
  endoscopy: 'OTH',
  other: 'OTH',
} as const;

/** Investigations as diagnostic reports with what they showed. */
export function writeInvestigations({ investigations }: Case, bundle: BundleBuilder): readonly Reference[] {
  return investigations.map((one) => {
    const result = one.findings.map((finding) =>
      bundle.addFact(writeFinding(finding, bundle), finding.evidence),
    );
    return bundle.addFact(
      {
        resourceType: 'DiagnosticReport',
        ...((one.sites ?? []).length > 0 && {
          extension: (one.sites ?? []).map((site) => ({
            url: `${OWN.extension}site`,
            valueCodeableConcept: writeConcept(site),
          })),
        }),
        status: 'final',
        category: [
          {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: SERVICES[one.kind] },
              { system: OWN.word, code: one.kind },
            ],
            text: one.kind,
          },
        ],
        code: writeConcept(one.modality),
        subject: bundle.patient,
        ...(result.length > 0 && { result }),
        ...(one.figure !== undefined && { conclusion: one.figure }),
        ...(one.interpretation !== undefined && { conclusionCode: [writeWord(one.interpretation)] }),
      },
      one.evidence,
    );
  });
}
