import type { Case, Time } from '../../case/index.ts';
import { assertNever } from '../../errors.ts';
import type { Table } from './table.ts';

/** A row for each dose of each treatment, and one for a treatment without a dose. */
export function tabulateTreatments(cases: readonly Case[]): Table {
  return {
    name: 'treatments',
    header: [
      'case id',
      'treatment',
      'kind',
      'agent',
      'agent id',
      'class',
      'status',
      'dose',
      'dose high',
      'dose unit',
      'times a day',
      'dose as written',
      'route',
      'duration (days)',
      'start',
      'end',
      'indication',
      'regimen',
      'response',
      'adverse events',
      'reason stopped',
    ],
    rows: cases.flatMap((one) =>
      one.treatments.flatMap((treatment, index) =>
        (treatment.doses.length === 0 ? [undefined] : treatment.doses).map((dose) => [
          one.id,
          index + 1,
          treatment.kind,
          treatment.agent.label,
          treatment.agent.id,
          treatment.class?.label,
          treatment.status === 'unknown' ? 'uncertain' : treatment.status,
          dose?.quantity?.value,
          dose?.quantity?.valueHigh,
          dose?.quantity?.unit ?? dose?.quantity?.unitText,
          dose?.timesPerDay,
          dose?.text,
          treatment.route,
          treatment.duration?.days,
          spell(treatment.start),
          spell(treatment.end),
          treatment.indication?.label,
          treatment.regimen,
          treatment.response.value === 'not-reported' ? undefined : treatment.response.value,
          treatment.adverseEvents.map(({ concept }) => concept.label).join('; ') || undefined,
          treatment.stopReason,
        ]),
      ),
    ),
  };
}

/** A row for each measurement. */
export function tabulateMeasurements(cases: readonly Case[]): Table {
  return {
    name: 'measurements',
    header: [
      'case id',
      'measurement',
      'analyte',
      'analyte id',
      'bound',
      'value',
      'value high',
      'second value',
      'unit',
      'result',
      'reference low',
      'reference high',
      'interpretation',
      'interpreted by',
      'time',
    ],
    rows: cases.flatMap((one) =>
      one.measurements.map((measurement, index) => {
        const { analyte, quantity, valueConcept, referenceRange } = measurement;
        return [
          one.id,
          index + 1,
          analyte.label,
          analyte.id,
          quantity?.comparator,
          quantity?.value,
          quantity?.valueHigh,
          quantity?.second,
          quantity?.unit ?? quantity?.unitText,
          valueConcept?.label,
          referenceRange?.low,
          referenceRange?.high,
          measurement.interpretation,
          measurement.interpretationBasis,
          spell(measurement.time),
        ];
      }),
    ),
  };
}

function spell(time: Time | undefined): string | undefined {
  if (time === undefined) return undefined;
  switch (time.kind) {
    case 'age':
      return `age ${time.age.iso8601duration}`;
    case 'date':
      return time.iso8601dateEnd === undefined
        ? time.iso8601date
        : `${time.iso8601date}/${time.iso8601dateEnd}`;
    case 'relative':
      return `${time.iso8601duration} ${time.direction} ${time.event}`;
    case 'class':
      return time.concept.label;
    case 'gestation':
      return `gestation ${time.weeks}+${time.days} weeks`;
    default:
      return assertNever(time);
  }
}
