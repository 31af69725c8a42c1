import type { Case, Quantity, Treatment } from '../../../case/index.ts';
import type { Dosage, Extension, Reference, WrittenResource } from '../resources.ts';
import { writeFhirTime } from '../times.ts';
import { type BundleBuilder, extensionsOf } from './bundle-builder.ts';
import { extension, writeAmount, writeConcept, writeWord } from './concepts.ts';
import { codedPart, partValue } from './parts.ts';

const STATEMENT_STATUS = {
  given: 'completed',
  'not-given': 'not-taken',
  planned: 'intended',
  unknown: 'unknown',
} as const;
const PROCEDURE_STATUS = {
  given: 'completed',
  'not-given': 'not-done',
  planned: 'preparation',
  unknown: 'unknown',
} as const;

/** Drugs as medication statements, anything else as procedures; their response and adverse events beside them. */
export function writeTreatments({ treatments }: Case, bundle: BundleBuilder): readonly Reference[] {
  return treatments.flatMap((treatment) => {
    const resource =
      treatment.kind === 'drug' ? writeStatement(treatment, bundle) : writeProcedure(treatment, bundle);
    const action = bundle.addFact(resource, treatment.evidence);
    return [action, ...writeEffects(treatment, action, bundle)];
  });
}

function writeStatement(treatment: Treatment, bundle: BundleBuilder): WrittenResource {
  const { agent, status, indication, stopReason, evidence, doses, route } = treatment;
  const dosage = doses.map((dose) => writeDosage(dose, route));
  if (dosage.length === 0 && route !== undefined) dosage.push({ route: writeWord(route) });
  return {
    resourceType: 'MedicationStatement',
    ...extensionsOf(extensionsFor(treatment)),
    status: STATEMENT_STATUS[status],
    ...(stopReason !== undefined && { statusReason: [{ text: stopReason }] }),
    medicationCodeableConcept: writeConcept(agent),
    subject: bundle.patient,
    ...(indication !== undefined && { reasonCode: [writeConcept(indication)] }),
    ...(evidence.note !== undefined && { note: [{ text: evidence.note }] }),
    ...(dosage.length > 0 && { dosage }),
  };
}

function writeProcedure(treatment: Treatment, bundle: BundleBuilder): WrittenResource {
  const { kind, agent, status, indication, stopReason, evidence, bodySite } = treatment;
  return {
    resourceType: 'Procedure',
    ...extensionsOf(extensionsFor(treatment)),
    status: PROCEDURE_STATUS[status],
    ...(stopReason !== undefined && { statusReason: { text: stopReason } }),
    category: writeWord(kind),
    code: writeConcept(agent),
    subject: bundle.patient,
    ...(indication !== undefined && { reasonCode: [writeConcept(indication)] }),
    ...(bodySite !== undefined && { bodySite: [writeConcept(bodySite)] }),
    ...(evidence.note !== undefined && { note: [{ text: evidence.note }] }),
  };
}

/** What neither resource has an element for. */
function extensionsFor(treatment: Treatment): readonly Extension[] {
  const { isClass, duration, intent, regimen, radiation, kind, bodySite } = treatment;
  const concept = (name: string, ref: Treatment['class']) =>
    ref === undefined ? [] : [extension(name, { valueCodeableConcept: writeConcept(ref) })];
  const time = (name: string, at: Treatment['start']) =>
    at === undefined ? [] : [{ ...extension(name, {}), ...partValue(writeFhirTime(at)) }];
  return [
    ...time('start', treatment.start),
    ...time('end', treatment.end),
    ...concept('drug-class', treatment.class),
    ...(isClass === undefined ? [] : [extension('is-class', { valueBoolean: isClass })]),
    ...concept('intent', intent),
    ...(kind === 'drug' ? concept('body-site', bodySite) : []),
    ...(regimen === undefined ? [] : [extension('regimen', { valueInteger: regimen })]),
    ...(duration === undefined
      ? []
      : [
          {
            ...extension('duration', {}),
            extension: [
              { url: 'duration', valueString: duration.iso8601duration },
              { url: 'days', valueString: String(duration.days) },
            ],
          },
        ]),
    ...(radiation === undefined
      ? []
      : [
          {
            ...extension('radiation', {}),
            extension: [
              { url: 'gray', valueString: String(radiation.dosageGray) },
              { url: 'fractions', valueInteger: radiation.fractions },
            ],
          },
        ]),
  ];
}

function writeDosage(
  { quantity, timesPerDay, frequency, interval, text }: Treatment['doses'][number],
  route: string | undefined,
): Dosage {
  // FHIR counts whole times in a period: 0.5 a day is once in 2 days.
  const isRare = timesPerDay !== undefined && timesPerDay < 1 && timesPerDay > 0;
  const repeat = {
    ...(interval !== undefined && Object.keys(interval).length > 0 && { boundsPeriod: interval }),
    ...(timesPerDay !== undefined && {
      frequency: isRare ? 1 : Math.max(1, Math.round(timesPerDay)),
      period: isRare ? Math.round(1000 / timesPerDay) / 1000 : 1,
      periodUnit: 'd',
    }),
  };
  const timing = {
    ...(Object.keys(repeat).length > 0 && { repeat }),
    ...(frequency !== undefined && { code: writeConcept(frequency) }),
  };
  const { value, valueHigh } = quantity ?? {};
  return {
    text,
    ...(Object.keys(timing).length > 0 && { timing }),
    ...(route !== undefined && { route: writeWord(route) }),
    ...(quantity !== undefined &&
      value !== undefined && {
        doseAndRate: [
          valueHigh === undefined
            ? {
                doseQuantity: writeAmount(value, withoutBound(quantity)),
              }
            : { doseRange: { low: writeAmount(value, quantity), high: writeAmount(valueHigh, quantity) } },
        ],
      }),
  };
}

/** A dose in FHIR is a simple quantity, without a bound. */
function withoutBound({ comparator, ...rest }: Quantity): Quantity {
  return comparator === '~' ? { ...rest, comparator } : rest;
}

function writeEffects(treatment: Treatment, action: Reference, bundle: BundleBuilder): readonly Reference[] {
  const { response, adverseEvents, cumulativeDose } = treatment;
  return [
    ...(response.value === 'not-reported'
      ? []
      : [
          bundle.addFact(
            {
              resourceType: 'Observation',
              partOf: [action],
              status: 'final',
              code: codedPart('response'),
              subject: bundle.patient,
              valueCodeableConcept: writeWord(response.value),
              ...(response.evidence.note !== undefined && { note: [{ text: response.evidence.note }] }),
            },
            response.evidence,
          ),
        ]),
    ...(cumulativeDose === undefined
      ? []
      : [
          bundle.add({
            resourceType: 'Observation',
            partOf: [action],
            status: 'final',
            code: codedPart('cumulative-dose'),
            subject: bundle.patient,
            valueQuantity: writeAmount(cumulativeDose.value, cumulativeDose),
          }),
        ]),
    ...adverseEvents.map(({ concept, evidence }) =>
      bundle.addFact(
        {
          resourceType: 'AdverseEvent',
          actuality: 'actual',
          event: writeConcept(concept),
          subject: bundle.patient,
          suspectEntity: [{ instance: action }],
        },
        evidence,
      ),
    ),
  ];
}
