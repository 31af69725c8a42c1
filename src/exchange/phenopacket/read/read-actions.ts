import type { ConceptRef, Treatment } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { FREQUENCIES, RESPONSE_CLASSES, ROUTES, wordOfClass } from '../codes.ts';
import { wordOfLocalClass } from '../local-classes.ts';
import type { DoseInterval, MedicalAction } from '../phenopacket.ts';
import { readClass, readClasses } from './read-class.ts';
import { IMPORTED } from './read-evidence.ts';
import { readQuantity } from './read-quantity.ts';
import { readInterval, readTime } from './read-time.ts';

type Given = Pick<Treatment, 'kind' | 'agent' | 'doses'> & Partial<Treatment>;

/** Medical actions as treatments that were given. */
export function readActions(
  actions: readonly MedicalAction[] | undefined,
  notes: NoteBook,
): readonly Treatment[] {
  return (actions ?? []).flatMap((action): readonly Treatment[] => {
    const given = readAction(action, notes);
    if (given === undefined) {
      notes.add(
        'action-without-agent',
        'Left out, as it says not what was done',
        JSON.stringify(action).slice(0, 80),
      );
      return [];
    }
    const indication = readClass(action.treatmentTarget, notes);
    const intent = readClass(action.treatmentIntent, notes);
    const response = wordOfClass(RESPONSE_CLASSES, action.responseToTreatment);
    const otherResponse = response === undefined ? action.responseToTreatment?.label : undefined;
    const stopReason = readClass(action.treatmentTerminationReason, notes, 'stop-reason')?.label;
    return [
      {
        ...given,
        status: 'given',
        ...(indication !== undefined && { indication }),
        ...(intent !== undefined && { intent }),
        response: {
          value: response ?? 'not-reported',
          evidence: otherResponse === undefined ? IMPORTED : { ...IMPORTED, note: otherResponse },
        },
        adverseEvents: readClasses(action.adverseEvents, notes).map((concept) => ({
          concept,
          evidence: IMPORTED,
        })),
        ...(stopReason !== undefined && { stopReason }),
        evidence: IMPORTED,
      },
    ];
  });
}

function readAction(
  { treatment, procedure, radiationTherapy, therapeuticRegimen }: MedicalAction,
  notes: NoteBook,
): Given | undefined {
  if (treatment !== undefined) return readDrug(treatment, notes);
  if (procedure !== undefined) {
    const start = readTime(procedure.performed, notes);
    return atSite('procedure', procedure.code, procedure.bodySite, notes, {
      ...(start !== undefined && { start }),
    });
  }
  if (radiationTherapy !== undefined) {
    const { modality, bodySite, dosage = 0, fractions = 0 } = radiationTherapy;
    return atSite('procedure', modality, bodySite, notes, { radiation: { dosageGray: dosage, fractions } });
  }
  const agent = readRegimen(therapeuticRegimen, notes);
  if (agent === undefined) return undefined;
  const start = readTime(therapeuticRegimen?.startTime, notes);
  const end = readTime(therapeuticRegimen?.endTime, notes);
  return {
    kind: 'other',
    agent,
    doses: [],
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
}

function readRegimen(regimen: MedicalAction['therapeuticRegimen'], notes: NoteBook): ConceptRef | undefined {
  const { id, description } = regimen?.externalReference ?? {};
  return (
    readClass(regimen?.ontologyClass, notes) ??
    (id === undefined && description === undefined
      ? undefined
      : readClass({ id: id ?? '', label: description ?? '' }, notes))
  );
}

function atSite(
  kind: Treatment['kind'],
  code: Parameters<typeof readClass>[0],
  site: Parameters<typeof readClass>[0],
  notes: NoteBook,
  more: Partial<Treatment>,
): Given | undefined {
  const agent = readClass(code, notes);
  if (agent === undefined) return undefined;
  const bodySite = readClass(site, notes, 'site');
  return { kind, agent, doses: [], ...(bodySite !== undefined && { bodySite }), ...more };
}

function readDrug(
  {
    agent: code,
    routeOfAdministration,
    doseIntervals,
    cumulativeDose,
  }: NonNullable<MedicalAction['treatment']>,
  notes: NoteBook,
): Given | undefined {
  const agent = readClass(code, notes);
  if (agent === undefined) return undefined;
  const route =
    wordOfClass(ROUTES, routeOfAdministration) ??
    wordOfLocalClass('route', routeOfAdministration) ??
    routeOfAdministration?.label.replace(/ route of administration$/i, '').toLowerCase();
  const doses = (doseIntervals ?? []).map((dose) => readDose(dose, notes));
  // Only where every dose tells its own days: otherwise the others would seem to have been given on these too.
  const isWhole = doses.every(({ interval }) => interval !== undefined);
  const starts = doses.flatMap(({ interval }) => interval?.start ?? []).sort();
  const ends = doses.flatMap(({ interval }) => interval?.end ?? []).sort();
  const [start, end] = [starts[0], ends.at(-1)];
  return {
    kind: 'drug',
    agent,
    ...(route !== undefined && { route }),
    doses,
    ...(isWhole && start !== undefined && { start: { kind: 'date', iso8601date: start } }),
    ...(isWhole && end !== undefined && { end: { kind: 'date', iso8601date: end } }),
    ...(cumulativeDose !== undefined && { cumulativeDose: readQuantity(cumulativeDose) }),
  };
}

function readDose(
  { quantity, scheduleFrequency, interval }: DoseInterval,
  notes: NoteBook,
): Treatment['doses'][number] {
  const amount = readQuantity(quantity);
  const perDay =
    wordOfClass(FREQUENCIES, scheduleFrequency) ?? wordOfLocalClass('times-per-day', scheduleFrequency);
  const frequency = perDay === undefined ? readClass(scheduleFrequency, notes) : undefined;
  const dates = readInterval(interval ?? {});
  const words = [
    String(amount.value),
    amount.unitText ?? amount.unit,
    perDay === undefined ? frequency?.label : `${perDay} a day`,
  ];
  return {
    quantity: amount,
    ...(perDay !== undefined && { timesPerDay: Number(perDay) }),
    ...(frequency !== undefined && { frequency }),
    ...(Object.keys(dates).length > 0 && { interval: dates }),
    text: words.filter((word) => word !== undefined).join(' '),
    evidence: IMPORTED,
  };
}
