import { spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

/** Three digits after a point where cells are counted: thousands. */
const CELLS =
  /(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.])\s*(?:cells?\s*)?(?:\/|per\s+)\s?(?:mm3|mm³|mm\^3|µl|μl|ul|mcl|cumm|cu\.?\s?mm|microlit)/giu;
const COUNT_OF_CELLS =
  /\b(?:white (?:blood )?cells?(?: count)?|wbc(?: count)?|leu[ck]ocytes?(?: count)?|leu[ck]ocytosis|platelets?(?: count)?|thrombocytes?|neutrophils?(?: count)?|eosinophils?(?: count)?)\s*(?:\([^)]*\)\s*)?(?:count\s*)?(?:was|were|of|at|:|=|,)?\s*(?:high|low|elevated|increased|decreased)?\s*[(]?(\d{1,3})\.(\d{3})(?![\d.%]|\s*(?:[x×]|\*|10|k\b|%))/giu;
const UNIT = String.raw`\s?(?:mg|g|mmol|µmol|μmol|umol|ng|pg|u|iu|meq|cm|mm|ml|kg|°c|ºc|%)(?:\s?\/\s?(?:d?l|ml|kg|day|h|l))?(?![\p{L}\d])`;
const DECIMAL_COMMA = new RegExp(String.raw`(?<![\d.,])(\d{1,3}),(\d{1,2})${UNIT}`, 'giu');
const DECIMAL_POINT = new RegExp(String.raw`(?<![\d.,])(\d{1,3})\.(\d{1,2})${UNIT}`, 'iu');

/** Points and commas in numbers that mean something else than elsewhere in the report. */
export const separators: Rule = {
  id: 'numbers/separators',
  severity: 'warning',
  title: 'a point where thousands are meant, or commas and points both used for decimals',
  reason:
    'A count of cells such as 11.280/mm³ would be eleven cells; 11,280 is what such counts look like. And where some decimals of a report are written with a comma and others with a point, one of them is a slip of translation.',
  find: (context) => [...thousands(context), ...mixed(context)],
};

/** Thousands of millions a litre are written with decimals. */
const GIGA = /^\s*(?:[×x*]?\s?10|g(?:iga)?\s?\/\s?l|k\b|\/nl)/i;

function thousands({ sentences }: CheckContext): Found[] {
  return sentences.flatMap(({ text, span, kind }) => {
    if (kind === 'references') return [];
    const seen = new Set<string>();
    return [CELLS, COUNT_OF_CELLS].flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const number = `${match[1]}.${match[2]}`;
        if (seen.has(number) || GIGA.test(text.slice(match.index + match[0].length))) return [];
        seen.add(number);
        const at = span.start + match.index;
        return [
          {
            message: `“${number}” as a count of cells: a thousand times more, ${match[1]},${match[2]}, is usual.`,
            places: [{ span: spanOf(at, at + match[0].length) }],
          },
        ];
      }),
    );
  });
}

function mixed({ sentences }: CheckContext): Found[] {
  const told = sentences.filter(({ kind }) => kind !== 'references' && kind !== 'metadata');
  const comma = told.flatMap(({ text, span }) =>
    [...text.matchAll(DECIMAL_COMMA)].map((match) => ({ at: span.start + match.index, words: match[0] })),
  );
  if (comma.length === 0) return [];
  const pointed = told.find(({ text }) => DECIMAL_POINT.test(text));
  const point = pointed === undefined ? undefined : DECIMAL_POINT.exec(pointed.text);
  if (pointed === undefined || point === null || point === undefined) return [];
  const at = pointed.span.start + point.index;
  return [
    {
      message: `“${comma[0].words}” has a comma and “${point[0]}” a point before its decimals.`,
      places: [
        ...comma.slice(0, 5).map((one) => ({ span: spanOf(one.at, one.at + one.words.length) })),
        { span: spanOf(at, at + point[0].length) },
      ],
    },
  ];
}
