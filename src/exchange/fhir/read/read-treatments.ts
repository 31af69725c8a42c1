import { ageOfIsoDuration, type ConceptRef, RESPONSES, type Treatment } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { Dosage, Extension, ResourceOf } from '../resources.ts';
import { readFhirTime } from '../times.ts';
import { codeIn, extensionOf, partOf, readAmount, readConcept } from './concepts.ts';
import type { EvidenceReader } from './read-evidence.ts';
import type { Observation } from './read-observation.ts';
import type { ResourcePool } from './resource-pool.ts';

type Statement = ResourceOf<'MedicationStatement'>;
type Action = Statement | ResourceOf<'MedicationRequest'> | ResourceOf<'Procedure'>;

/** What a patient's treatments are read from. */
export interface TreatmentResources {
  readonly pool: ResourcePool;
  readonly actions: readonly Action[];
  readonly observations: readonly Observation[];
  readonly adverseEvents: readonly ResourceOf<'AdverseEvent'>[];
}

const STATUSES: Readonly<Record<string, Treatment['status']>> = {
  completed: 'given',
  active: 'given',
  stopped: 'given',
  'on-hold': 'given',
  'in-progress': 'given',
  'not-taken': 'not-given',
  'not-done': 'not-given',
  cancelled: 'not-given',
  intended: 'planned',
  draft: 'planned',
  preparation: 'planned',
};

/** Medication statements, orders and procedures as treatments, with the responses and adverse events that point to them. */
export function readTreatments(
  { pool, actions, observations, adverseEvents }: TreatmentResources,
  evidenceOf: EvidenceReader,
  notes: NoteBook,
): readonly Treatment[] {
  return actions.flatMap((action): readonly Treatment[] => {
    if (action.status === 'entered-in-error') return [];
    const agent = agentOf(action, pool);
    if (agent === undefined) {
      notes.add(
        'treatment-without-code',
        'Left out, as it says not what was given',
        `${action.resourceType} ${action.id ?? ''}`,
      );
      return [];
    }
    const address = pool.addressOf(action);
    const local = `${action.resourceType}/${action.id ?? ''}`;
    const isThis = (reference: string | undefined) => reference === address || reference === local;
    const about = (part: string) =>
      observations.find(
        (one) =>
          codeIn(OWN.part, one.code) === part && one.partOf?.some(({ reference }) => isThis(reference)),
      );
    const response = about('response');
    const value = RESPONSES.find((one) => one === codeIn(OWN.word, response?.valueCodeableConcept));
    const cumulative = about('cumulative-dose')?.valueQuantity;
    const cumulativeDose = cumulative === undefined ? undefined : readAmount(cumulative);
    return [
      {
        ...readAction(action, agent),
        ...(cumulativeDose !== undefined && { cumulativeDose }),
        response: { value: value ?? 'not-reported', evidence: evidenceOf(response, response?.note) },
        adverseEvents: adverseEvents
          .filter((one) => one.suspectEntity?.some(({ instance }) => isThis(instance.reference)))
          .flatMap((one) => {
            const concept = readConcept(one.event);
            return concept === undefined ? [] : [{ concept, evidence: evidenceOf(one) }];
          }),
        evidence: evidenceOf(action, action.note),
      },
    ];
  });
}

function agentOf(action: Action, pool: ResourcePool): ConceptRef | undefined {
  if (action.resourceType === 'Procedure') return readConcept(action.code);
  const { medicationCodeableConcept, medicationReference, contained } = action;
  const inside = contained?.find(({ id }) => medicationReference?.reference === `#${id ?? ''}`);
  return (
    readConcept(medicationCodeableConcept) ??
    readConcept(pool.find('Medication', medicationReference)?.code) ??
    readConcept((inside as { readonly code?: never } | undefined)?.code) ??
    (medicationReference?.display === undefined ? undefined : { label: medicationReference.display })
  );
}

function readAction(
  action: Action,
  agent: ConceptRef,
): Omit<Treatment, 'response' | 'adverseEvents' | 'evidence'> {
  const isProcedure = action.resourceType === 'Procedure';
  const dosages =
    action.resourceType === 'MedicationRequest'
      ? action.dosageInstruction
      : action.resourceType === 'MedicationStatement'
        ? action.dosage
        : undefined;
  const route = dosages?.flatMap((one) => readConcept(one.route)?.label ?? [])[0];
  const kind = isProcedure ? (codeIn(OWN.word, action.category) === 'other' ? 'other' : 'procedure') : 'drug';
  const indication = readConcept(action.reasonCode?.[0]);
  const stopReason =
    action.resourceType === 'MedicationRequest'
      ? undefined
      : readConcept(isProcedure ? action.statusReason : action.statusReason?.[0])?.label;
  return {
    kind,
    agent,
    status: STATUSES[action.status ?? 'completed'] ?? 'unknown',
    doses: (dosages ?? []).flatMap((one) => readDosage(one)),
    ...(route !== undefined && { route: route.replace(/ route$/i, '').toLowerCase() }),
    ...timesOf(action),
    ...(indication !== undefined && { indication }),
    ...(stopReason !== undefined && { stopReason }),
    ...(isProcedure && siteOf(action.bodySite?.[0])),
    ...readExtensions(action.extension),
  };
}

function siteOf(site: Parameters<typeof readConcept>[0]): Partial<Treatment> {
  const bodySite = readConcept(site);
  return bodySite === undefined ? {} : { bodySite };
}

/** When it began and ended: ours say it in extensions, since either may be more than a date. */
function timesOf(action: Action): Partial<Treatment> {
  const told = (name: string) => {
    const one = extensionOf(action.extension, name);
    return one === undefined
      ? undefined
      : readFhirTime({
          dateTime: one.valueDateTime,
          period: one.valuePeriod,
          age: one.valueQuantity,
          string: one.valueString,
        });
  };
  const period =
    action.resourceType === 'MedicationStatement'
      ? (action.effectivePeriod ?? { start: action.effectiveDateTime })
      : action.resourceType === 'Procedure'
        ? (action.performedPeriod ?? { start: action.performedDateTime })
        : { start: action.authoredOn };
  const start =
    told('start') ??
    readFhirTime({ dateTime: period.start }) ??
    (action.resourceType === 'Procedure'
      ? readFhirTime({
          age: action.performedAge ?? action.performedRange?.low,
          string: action.performedString,
        })
      : undefined);
  const end = told('end') ?? readFhirTime({ dateTime: period.end });
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

function readExtensions(extensions: readonly Extension[] | undefined): Partial<Treatment> {
  const found = (name: string) => extensionOf(extensions, name);
  const drugClass = readConcept(found('drug-class')?.valueCodeableConcept);
  const intent = readConcept(found('intent')?.valueCodeableConcept);
  const bodySite = readConcept(found('body-site')?.valueCodeableConcept);
  const isClass = found('is-class')?.valueBoolean;
  const regimen = found('regimen')?.valueInteger;
  const [duration, radiation] = [found('duration'), found('radiation')];
  const iso8601duration = partOf(duration, 'duration')?.valueString ?? '';
  const days = Number(partOf(duration, 'days')?.valueString);
  const gray = Number(partOf(radiation, 'gray')?.valueString);
  const fractions = partOf(radiation, 'fractions')?.valueInteger;
  return {
    ...(drugClass !== undefined && { class: drugClass }),
    ...(isClass !== undefined && { isClass }),
    ...(intent !== undefined && { intent }),
    ...(bodySite !== undefined && { bodySite }),
    ...(regimen !== undefined && { regimen }),
    ...(ageOfIsoDuration(iso8601duration) !== undefined &&
      Number.isFinite(days) && {
        duration: { iso8601duration, days, evidence: { origin: 'imported', spans: [] } },
      }),
    ...(Number.isFinite(gray) && fractions !== undefined && { radiation: { dosageGray: gray, fractions } }),
  };
}

const DAYS_BY_PERIOD_UNIT: Readonly<Record<string, number>> = {
  h: 1 / 24,
  d: 1,
  wk: 7,
  mo: 30.436875,
  a: 365.2425,
};

function readDosage({ text, timing, doseAndRate }: Dosage): readonly Treatment['doses'][number][] {
  const [rate] = doseAndRate ?? [];
  const low = rate?.doseQuantity ?? rate?.doseRange?.low;
  const amount = low === undefined ? undefined : readAmount(low);
  const high = rate?.doseRange?.high?.value;
  const quantity = amount === undefined || high === undefined ? amount : { ...amount, valueHigh: high };
  const { frequency, period = 1, periodUnit, boundsPeriod } = timing?.repeat ?? {};
  const days = period * (DAYS_BY_PERIOD_UNIT[periodUnit ?? 'd'] ?? Number.NaN);
  const perDay = frequency === undefined ? undefined : Math.round((frequency / days) * 1e6) / 1e6;
  const schedule = readConcept(timing?.code);
  if (text === undefined && quantity === undefined && perDay === undefined) return [];
  const interval = {
    ...(boundsPeriod?.start !== undefined && { start: boundsPeriod.start.slice(0, 10) }),
    ...(boundsPeriod?.end !== undefined && { end: boundsPeriod.end.slice(0, 10) }),
  };
  return [
    {
      ...(quantity !== undefined && { quantity }),
      ...(perDay !== undefined && Number.isFinite(perDay) && { timesPerDay: perDay }),
      ...(schedule !== undefined && { frequency: schedule }),
      ...(Object.keys(interval).length > 0 && { interval }),
      text: text ?? `${quantity?.value ?? ''} ${quantity?.unitText ?? quantity?.unit ?? ''}`.trim(),
      evidence: { origin: 'imported', spans: [] },
    },
  ];
}
