import type { Case, Treatment } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { classOfWord, FREQUENCIES, RESPONSE_CLASSES, ROUTES } from '../codes.ts';
import { localClass } from '../local-classes.ts';
import type { DoseInterval, MedicalAction, OntologyClass } from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';
import { writeQuantity } from './write-quantity.ts';
import { writeInterval, writeTime } from './write-time.ts';

/** Treatments that were given, as medical actions; what was planned, refused or left open has no place in the format and is noted. */
export function writeActions(
  { treatments }: Case,
  classes: ClassWriter,
  notes: NoteBook,
): readonly MedicalAction[] {
  return treatments.flatMap((treatment): readonly MedicalAction[] => {
    const { agent, status } = treatment;
    if (status !== 'given') {
      notes.add(
        'treatment-not-given',
        'A phenopacket has no place for treatments that were not given',
        `${agent.label} (${status})`,
      );
      return [];
    }
    const of = classes.write(agent);
    return of === undefined
      ? []
      : [{ ...writeAction(treatment, of, classes, notes), ...writeEffects(treatment, classes) }];
  });
}

function writeAction(
  treatment: Treatment,
  agent: OntologyClass,
  classes: ClassWriter,
  notes: NoteBook,
): MedicalAction {
  const { kind, radiation, bodySite, route, cumulativeDose } = treatment;
  const of = treatment.agent.label;
  const site = bodySite === undefined ? undefined : classes.write(bodySite, 'site');
  if (radiation !== undefined) {
    return {
      radiationTherapy: {
        modality: agent,
        ...(site !== undefined && { bodySite: site }),
        dosage: radiation.dosageGray,
        fractions: radiation.fractions,
      },
    };
  }
  if (kind !== 'drug') {
    const start = writeTime(treatment.start, of, classes, notes);
    const end = writeTime(treatment.end, of, classes, notes);
    if (kind === 'procedure') {
      return {
        procedure: {
          code: agent,
          ...(site !== undefined && { bodySite: site }),
          ...(start !== undefined && { performed: start }),
        },
      };
    }
    return {
      therapeuticRegimen: {
        ontologyClass: agent,
        ...(start !== undefined && { startTime: start }),
        ...(end !== undefined && { endTime: end }),
      },
    };
  }
  const routeClass = route === undefined ? undefined : classOfWord(ROUTES, route);
  const doseIntervals = treatment.doses.flatMap((dose) => writeDose(dose, treatment, classes, notes));
  return {
    treatment: {
      agent,
      ...(route !== undefined && {
        routeOfAdministration: classes.use(routeClass ?? localClass('route', route)),
      }),
      ...(doseIntervals.length > 0 && { doseIntervals }),
      ...(cumulativeDose !== undefined && {
        cumulativeDose: writeQuantity(cumulativeDose, undefined, classes),
      }),
    },
  };
}

function writeDose(
  { quantity, timesPerDay, frequency, interval, text }: Treatment['doses'][number],
  { agent, start, end }: Treatment,
  classes: ClassWriter,
  notes: NoteBook,
): readonly DoseInterval[] {
  if (quantity === undefined) {
    notes.add(
      'dose-without-number',
      'A phenopacket has no place for doses without a number',
      `${agent.label}, ${text}`,
    );
    return [];
  }
  const known = timesPerDay === undefined ? undefined : classOfWord(FREQUENCIES, timesPerDay);
  const schedule =
    timesPerDay === undefined
      ? frequency && classes.write(frequency)
      : classes.use(known ?? localClass('times-per-day', String(timesPerDay)));
  const dates = interval ?? {
    ...(start?.kind === 'date' && { start: start.iso8601date }),
    ...(end?.kind === 'date' && { end: end.iso8601date }),
  };
  return [
    {
      quantity: writeQuantity(quantity, undefined, classes),
      ...(schedule !== undefined && { scheduleFrequency: schedule }),
      ...(Object.keys(dates).length > 0 && { interval: writeInterval(dates.start, dates.end) }),
    },
  ];
}

function writeEffects(
  { indication, intent, response, adverseEvents, stopReason }: Treatment,
  classes: ClassWriter,
): MedicalAction {
  const target = indication === undefined ? undefined : classes.write(indication);
  const purpose = intent === undefined ? undefined : classes.write(intent);
  const adverse = adverseEvents.flatMap(({ concept }) => classes.write(concept) ?? []);
  return {
    ...(target !== undefined && { treatmentTarget: target }),
    ...(purpose !== undefined && { treatmentIntent: purpose }),
    ...(response.value !== 'not-reported' && {
      responseToTreatment: classes.use(RESPONSE_CLASSES[response.value]),
    }),
    ...(adverse.length > 0 && { adverseEvents: adverse }),
    ...(stopReason !== undefined && {
      treatmentTerminationReason: classes.use(localClass('stop-reason', stopReason)),
    }),
  };
}
