import { type Measurement, type Span, spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { isOfAPuncture } from './is-of-a-puncture.ts';
import { inUnitOfTable } from './in-unit-of-table.ts';

const COUNTED =
  /(?<![\d.,/–-])(\d{1,5})\s*(?:of|out of)\s*(?:the |all |our )?(\d{1,5})\s+(?:[\p{L}-]+\s+)?(?:patients|cases|women|men|children|subjects|individuals|reports|lesions|nodes|samples|specimens|eyes|biopsies|participants|infants|tumou?rs|lymph nodes)\b/giu;
/** Two values farther apart in the text may be of different days. */
const MOST_APART = 250;

/** A part larger than what it is a part of. */
export const partOverWhole: Rule = {
  id: 'numbers/part-over-whole',
  severity: 'error',
  title: 'a part that is larger than the whole',
  reason:
    'Counts of people ("12 of 10 patients"), and pairs of analytes of which one is a part of the other (resources/en/part-whole.tsv) where both stand close together in units that can be compared. Usually a decimal point or a unit.',
  find: (context) => [...counted(context), ...measured(context)],
};

function counted({ sentences }: CheckContext): Found[] {
  return sentences.flatMap(({ text, span, kind }) =>
    kind === 'references'
      ? []
      : [...text.matchAll(COUNTED)].flatMap((match) => {
          if (Number(match[1]) <= Number(match[2])) return [];
          const at = span.start + match.index;
          return [
            {
              message: `“${match[0]}”: ${match[1]} is more than ${match[2]}.`,
              places: [{ span: spanOf(at, at + match[0].length) }],
            },
          ];
        }),
  );
}

function measured(context: CheckContext): Found[] {
  const { cases, tables, quote } = context;
  const found: Found[] = [];
  for (const { measurements } of cases) {
    for (const { part, whole, names } of tables.partWhole) {
      for (const own of measurements.filter(({ analyte }) => analyte.id === part)) {
        const value = inUnitOfTable(own, tables.analytes);
        if (value === undefined) continue;
        const other = measurements.find((one) => one.analyte.id === whole && apart(one, own) <= MOST_APART);
        const total = other === undefined ? undefined : inUnitOfTable(other, tables.analytes);
        if (other === undefined || total === undefined || value <= total * 1.001) continue;
        if ([own, other].some(({ evidence }) => isOfAPuncture(context, evidence.spans[0]))) continue;
        found.push({
          message: `${own.analyte.label} ${amount(own)} is more than ${other.analyte.label} ${amount(other)}, and ${names}.`,
          places: [own, other].map((one) => ({ span: wholeSpan(one), says: quote(wholeSpan(one)) })),
        });
      }
    }
  }
  return found;
}

/** From the analyte's name to the end of its value. */
export function wholeSpan({ evidence: { spans } }: Measurement): Span {
  const first = spans[0];
  const last = spans.find(({ start }) => start > first.start && start - first.end < MOST_APART / 2) ?? first;
  return spanOf(first.start, last.end);
}

function apart(a: Measurement, b: Measurement): number {
  return Math.abs(a.evidence.spans[0].start - b.evidence.spans[0].start);
}

function amount({ quantity }: Measurement): string {
  return `${quantity?.value ?? ''} ${quantity?.unitText ?? quantity?.unit ?? ''}`.trim();
}
