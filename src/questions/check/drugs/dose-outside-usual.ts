import type { Span, Treatment } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Rule } from '../rule.ts';

const MG_BY_UNIT: Readonly<Record<string, number>> = { mg: 1, g: 1000, ug: 0.001 };

/** Doses at least twice beyond the usual daily range for adults. */
export const doseOutsideUsual: Rule = {
  id: 'drugs/dose-outside-usual',
  severity: 'warning',
  title: 'a dose far outside the usual range for adults',
  reason:
    'Compared with the usual adult amount a day by that route (resources/en/drug-doses.tsv, each row with its source). Twice beyond is a note, three times a warning; what would fit with a unit a thousand times larger or smaller is said to be a matter of the unit. Children, amounts by weight, doses without a frequency, doses that are usual by another route where none is told, and doses that do not stand next to the name, are left alone. An unusual dose may be meant.',
  find: (context) =>
    context
      .issues('dose-below-usual', 'dose-above-usual', 'dose-unit-unlikely')
      .flatMap(({ span, message, severity }) =>
        span === undefined || fitsAnotherRoute(context, span.start) || !isBeside(context, span)
          ? []
          : [{ message, severity, places: [{ span, says: context.quote(span) }] }],
      ),
};

const MOST_BETWEEN = 30;
/** Words after which a dose may be another drug's. */
const PARTS = /\b(?:and|with|then|plus|bolus|followed)\b|;/i;

/** Whether the dose stands next to the name of its drug, with no other drug to belong to. */
function isBeside({ cases, report }: CheckContext, dose: Span): boolean {
  const treatment = cases
    .flatMap(({ treatments }) => treatments)
    .find(({ doses }) => doses.some(({ evidence }) => evidence.spans[0]?.start === dose.start));
  return (treatment?.evidence.spans ?? []).some(({ start, end }) => {
    const [from, to] = end <= dose.start ? [end, dose.start] : [dose.end, start];
    return from <= to && to - from <= MOST_BETWEEN && !PARTS.test(report.text.slice(from, to));
  });
}

function fitsAnotherRoute({ cases, tables }: CheckContext, start: number): boolean {
  const treatment = cases
    .flatMap(({ treatments }) => treatments)
    .find(({ doses }) => doses.some(({ evidence }) => evidence.spans[0]?.start === start));
  const dose = treatment?.doses.find(({ evidence }) => evidence.spans[0]?.start === start);
  if (treatment?.agent.id === undefined || treatment.route !== undefined || dose === undefined) return false;
  const amount = milligramsADay(dose);
  if (amount === undefined) return false;
  return (tables.doseRanges.get(treatment.agent.id) ?? []).some(
    ({ lowMg, highMg }) => amount >= lowMg && amount <= highMg,
  );
}

function milligramsADay({ quantity, timesPerDay }: Treatment['doses'][number]): number | undefined {
  const [unit = '', per] = (quantity?.unit ?? '').split('/');
  const factor = MG_BY_UNIT[unit];
  if (quantity === undefined || factor === undefined || (per !== undefined && per !== 'd')) return undefined;
  return quantity.value * factor * (per === 'd' ? 1 : (timesPerDay ?? 1));
}
