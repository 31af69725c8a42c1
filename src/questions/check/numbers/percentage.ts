import { spanOf } from '../../../case/index.ts';
import type { Found, Rule } from '../rule.ts';

const COUNT = String.raw`(\d{1,6})\s*(?:of|out of|\/)\s*(?:the |all |our )?(\d{1,6})`;
const SHARE = String.raw`(\d{1,3}(?:\.\d+)?)\s?%`;
const GROUP = String.raw`(?:\s+[\p{L}-]+){0,5}`;
/** Each with the places of part, whole and share among its groups. */
const FORMS: readonly { readonly pattern: RegExp; readonly at: readonly [number, number, number] }[] = [
  {
    pattern: new RegExp(String.raw`(?<![\d.,/])${COUNT}${GROUP}\s*[([,;:=]+\s*${SHARE}`, 'gu'),
    at: [1, 2, 3],
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,])${SHARE}\s*[([]\s*(?:n\s*=\s*)?${COUNT}${GROUP}\s*[)\]]`, 'gu'),
    at: [2, 3, 1],
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\d.,/])(\d{1,6})\s*\(\s*${SHARE}\s*\)\s*(?:of|out of)\s*(?:the |all |our )?(\d{1,6})`,
      'gu',
    ),
    at: [1, 3, 2],
  },
];

/** A share that its count does not give. */
export const percentage: Rule = {
  id: 'numbers/percentage',
  severity: 'error',
  title: 'a percentage that does not follow from the count beside it',
  reason:
    'Count and whole are written next to the share, so that it can be computed again. A difference of one in the last digit written is left alone, whether rounded or cut off.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }) =>
      kind === 'references' || !text.includes('%')
        ? []
        : FORMS.flatMap(({ pattern, at }) => findIn(text, span.start, pattern, at)),
    ),
};

function findIn(
  text: string,
  start: number,
  pattern: RegExp,
  [p, w, s]: readonly [number, number, number],
): Found[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const part = Number(match[p]);
    const whole = Number(match[w]);
    const written = match[s] ?? '';
    const share = Number(written);
    // A part beyond its whole is another rule's; a whole of one digit as in "grade 2/6 (10 %)" is no count.
    if (whole === 0 || part > whole || share > 100) return [];
    const computed = (100 * part) / whole;
    const decimals = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0;
    if (Math.abs(computed - share) <= 10 ** -decimals + 1e-9) return [];
    const at = start + match.index;
    return [
      {
        message: `${part} of ${whole} is ${computed.toFixed(Math.max(1, decimals))} %; the report says ${written} %.`,
        places: [{ span: spanOf(at, at + match[0].length) }],
      },
    ];
  });
}
