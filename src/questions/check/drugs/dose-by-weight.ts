import type { Treatment } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

const MG: Readonly<Record<string, number>> = { mg: 1, g: 1000, ug: 0.001 };
/** Adults weigh at least this much; a dose beyond the range even for them is beyond it for everybody. */
const LEAST_KG = 40;
const ADULT_YEARS = 18;
const TIMES = 2;

/** Amounts for each kilogram that only make sense as amounts for the whole patient. */
export const doseByWeight: Rule = {
  id: 'drugs/dose-by-weight',
  severity: 'warning',
  title: 'an amount for each kilogram that would be usual for the whole patient',
  reason:
    '"Prednisolone 40 mg/kg/day" in an adult: even at 40 kg twice the usual range (resources/en/drug-doses.tsv), while 40 mg a day lies inside it. mg and mg/kg are easily exchanged. High-dose schemes may be meant.',
  find: (context) => {
    const years = context.patient.subject.age?.value.years;
    if (years === undefined || years < ADULT_YEARS) return [];
    return context.patient.treatments.flatMap((treatment) => judge(context, treatment));
  },
};

function judge({ tables, quote, sentenceAt }: CheckContext, treatment: Treatment): Found[] {
  const ranges = treatment.agent.id === undefined ? undefined : tables.doseRanges.get(treatment.agent.id);
  if (ranges === undefined) return [];
  const highest = Math.max(...ranges.map(({ highMg }) => highMg));
  const lowest = Math.min(...ranges.map(({ lowMg }) => lowMg));
  return treatment.doses.flatMap(({ quantity, timesPerDay, text, evidence }) => {
    const [unit, per, ...rest] = (quantity?.unit ?? '').split('/');
    const factor = MG[unit];
    if (quantity === undefined || factor === undefined || per !== 'kg') return [];
    const times = rest[0] === 'd' ? 1 : (timesPerDay ?? 1);
    const perKg = quantity.value * factor * times;
    if (perKg * LEAST_KG <= TIMES * highest || perKg < lowest || perKg > highest) return [];
    const [span] = evidence.spans;
    // What somebody took to harm, or by accident, is no dose that was prescribed.
    if (
      /\b(?:overdos\w*|ingest\w*|poison\w*|intoxicat\w*|toxic\w*|suicid\w*)\b/i.test(
        sentenceAt(span.start)?.text ?? '',
      )
    )
      return [];
    return [
      {
        message: `${treatment.agent.label} “${text}” comes to ${perKg * LEAST_KG} mg a day at ${LEAST_KG} kg; ${lowest} to ${highest} mg a day are usual (${ranges[0].source}). For the whole patient the amount would be usual.`,
        places: [{ span, says: quote(span) }],
      },
    ];
  });
}
