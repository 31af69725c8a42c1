import { type ReportText, type Span, spanOf } from '../../../case/index.ts';

/** Figures or tables by number that a stretch of text calls out: `Figures 1 and 2`, `Fig. 3A–C`, `Table 1`. */
export interface CallOut {
  readonly kind: 'Figure' | 'Table';
  readonly number: number;
  readonly span: Span;
}

const CALL_OUT =
  /(?<![\p{L}])(figures?|figs?\.?|tables?)\s*​?\(?(\d{1,2})(?![\d.]\d)([a-z]?(?:\s?[-–,&]\s?[a-z](?![\p{L}]))*)((?:\s*(?:,|and|&|to|[-–])\s*\d{1,2}(?![\d.]\d)[a-z]?(?![\p{L}]))*)/giu;
const SUPPLEMENT = /(?:supplement\w*|online|appendix|additional|s)\s*$/i;

/** Every call-out of the report's text outside legends and references, in order. */
export function callOuts(report: ReportText): readonly CallOut[] {
  const { text, sections } = report;
  const outside = sections.filter(
    ({ kind }) => kind !== 'caption' && kind !== 'references' && kind !== 'table',
  );
  return outside.flatMap(({ span }) =>
    [...text.slice(span.start, span.end).matchAll(CALL_OUT)].flatMap((match) => {
      const at = span.start + match.index;
      if (SUPPLEMENT.test(text.slice(Math.max(0, at - 15), at))) return [];
      // A call-out inside a legend's block is the legend's own label.
      if (report.captions.some((one) => one.span.start <= at && at < one.span.end)) return [];
      const kind = /^t/i.test(match[1] ?? '') ? 'Table' : 'Figure';
      const place = spanOf(at, at + match[0].trimEnd().length);
      return numbersOf(Number(match[2]), match[4] ?? '').map(
        (number): CallOut => ({ kind, number, span: place }),
      );
    }),
  );
}

function numbersOf(first: number, rest: string): readonly number[] {
  const numbers = [first];
  for (const match of rest.matchAll(/(to|[-–]|,|and|&)\s*(\d{1,2})/giu)) {
    const next = Number(match[2]);
    const last = numbers[numbers.length - 1];
    if (/to|[-–]/.test(match[1] ?? '') && next > last && next - last < 10)
      for (let n = last + 1; n < next; n += 1) numbers.push(n);
    numbers.push(next);
  }
  return numbers;
}
