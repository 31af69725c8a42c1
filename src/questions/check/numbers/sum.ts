import { spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

const MALE = String.raw`(?:men|males?|boys)`;
const FEMALE = String.raw`(?:women|females?|girls)`;
const BY_SEX = new RegExp(
  String.raw`(?<![\d.,–-])(\d{1,5})\s+(?:[\p{L}-]+\s+){0,2}(?:patients|cases|children|subjects|individuals|adults|people|infants)\b[^.;\d]{0,25}(?<![\d.,])(\d{1,5})\s+(?:were\s+)?(?:${MALE}|${FEMALE})(?:\s*,?\s*(?:and|,|;|\/)\s*)(\d{1,5})\s+(?:were\s+)?(?:${MALE}|${FEMALE})\b`,
  'giu',
);
const CELL = String.raw`(neutrophils?|lymphocytes?|monocytes?|eosinophils?|basophils?|polymorphs|segmented(?: neutrophils)?|bands?)`;
const CELL_SHARE = new RegExp(
  String.raw`${CELL}\s*(?:of|were|was|:|=|,|\()?\s*(\d{1,3}(?:\.\d+)?)\s?%|(\d{1,3}(?:\.\d+)?)\s?%\s*(?:of\s+)?${CELL}`,
  'giu',
);

/** Parts that do not add up to the whole given with them. */
export const sum: Rule = {
  id: 'numbers/sum',
  severity: 'error',
  title: 'parts that do not add up to the whole given with them',
  reason:
    'Men and women against all patients, shares of white cells against 100 %, direct and indirect against total bilirubin: only where whole and parts stand in one sentence. Rounding is allowed for.',
  find: (context) => [...bySex(context), ...cellShares(context), ...bilirubin(context)],
};

function bySex({ sentences }: CheckContext): Found[] {
  return sentences.flatMap(({ text, span, kind }) =>
    kind === 'references'
      ? []
      : [...text.matchAll(BY_SEX)].flatMap((match) => {
          const [words, all, first, second] = match;
          const total = Number(first) + Number(second);
          if (total === Number(all)) return [];
          const at = span.start + match.index;
          return [
            {
              message: `${first} and ${second} are ${total}; the report says ${all}.`,
              places: [{ span: spanOf(at, at + words.length) }],
            },
          ];
        }),
  );
}

const MOST_PERCENT = 101.5;

function cellShares({ sentences }: CheckContext): Found[] {
  return sentences.flatMap(({ text, span, kind }) => {
    if (kind === 'references' || !text.includes('%')) return [];
    const shares = new Map<string, { share: number; start: number; end: number }>();
    for (const match of text.matchAll(CELL_SHARE)) {
      const cell = (match[1] ?? match[4] ?? '')
        .toLowerCase()
        .replace(/s$/, '')
        .replace(/^segmented.*|^polymorph$/, 'neutrophil');
      // The same cells twice are of two days.
      if (shares.has(cell)) return [];
      shares.set(cell, {
        share: Number(match[2] ?? match[3]),
        start: match.index,
        end: match.index + match[0].length,
      });
    }
    const all = [...shares.values()];
    const total = all.reduce((before, { share }) => before + share, 0);
    if (all.length < 2 || total <= MOST_PERCENT) return [];
    return [
      {
        message: `The shares of white cells add up to ${Number(total.toFixed(1))} %.`,
        places: all.map(({ start, end }) => ({ span: spanOf(span.start + start, span.start + end) })),
      },
    ];
  });
}

const BILIRUBIN = /\bbilirubin/i;
const AMOUNT = String.raw`(?:\s+(?:serum\s+)?bilirubin)?(?:\s+(?:level|fraction))?s?\s*(?:was|of|at|:|=|,|\()?\s*(\d+(?:\.\d+)?)`;
const KINDS = ['total', 'direct', 'indirect'].map(
  (kind) =>
    new RegExp(
      String.raw`(?<![\p{L}])(?:${kind === 'direct' ? 'direct|conjugated' : kind === 'indirect' ? 'indirect|unconjugated' : 'total'})${AMOUNT}`,
      'iu',
    ),
);

function bilirubin({ sentences }: CheckContext): Found[] {
  return sentences.flatMap(({ text, span, kind }) => {
    if (kind === 'references' || !BILIRUBIN.test(text)) return [];
    const [total, direct, indirect] = KINDS.map((pattern) => pattern.exec(text));
    if (total === null || direct === null || indirect === null) return [];
    const [all, conjugated, free] = [total, direct, indirect].map((match) => Number(match[1]));
    const added = conjugated + free;
    if (Math.abs(added - all) <= 0.05 * all + 0.1) return [];
    return [
      {
        message: `Direct and indirect bilirubin add up to ${Number(added.toFixed(2))}; the total is given as ${all}.`,
        places: [total, direct, indirect].map((match) => ({
          span: spanOf(span.start + match.index, span.start + match.index + match[0].length),
        })),
      },
    ];
  });
}
