import { spanOf } from '../../../case/index.ts';
import type { CheckContext, Sentence } from '../context.ts';
import type { Found, Place, Rule } from '../rule.ts';
import { OTHER_PEOPLE } from '../times/patient-sentences.ts';

const SIDED =
  /(?<![\p{L}])(left|right)(?:[\s-]sided)?\s+((?:(?:upper|lower|inner|outer|medial|lateral|anterior|posterior|distal|proximal|big|great|middle|index|little|ring|main)\s+){0,2})([\p{L}]{3,})/giu;
const BOTH = /(?<![\p{L}])(?:both|bilateral|bilaterally|each|either|two)(?![\p{L}])/iu;
/** Words after a side that are no paired part of the body. */
const NOT_PAIRED =
  /^(?:ventric|atri|heart|hemicolec|side|sided|lobe|colon|flank|colic|quadrant|sinistral|untreated|hand-side|shift|main|anterior|posterior|coron|bundle|axis|for|with|and|the|after|in|on|to|at|was|were|as|alone|lateral|handed)/i;

/** A side told otherwise in title, abstract or legend than in the case. */
export const laterality: Rule = {
  id: 'text/laterality',
  severity: 'warning',
  title: 'left in one part of the report, right in another, of the same part of the body',
  reason:
    'Title, abstract and legends against the case presentation. Reported only where the case names the part on one side alone, and never both or in the plural: what is told of both sides may be told of either.',
  find: (context) => {
    if (context.isSeries) return [];
    const { sentences } = context;
    const own = sidesIn(
      sentences.filter(
        ({ kind, text }) => (kind === 'case-presentation' || kind === 'other') && !OTHER_PEOPLE.test(text),
      ),
    );
    const elsewhere = sidesIn(
      sentences.filter(({ kind }) => kind === 'title' || kind === 'abstract' || kind === 'caption'),
    );
    return [...elsewhere].flatMap(([part, told]) => differ(context, part, told, own.get(part)));
  },
};

interface Sides {
  readonly left: Place[];
  readonly right: Place[];
}

function differ({ told }: CheckContext, part: string, there: Sides, here: Sides | undefined): Found[] {
  if (here === undefined) return [];
  for (const [side, other] of [
    ['left', 'right'],
    ['right', 'left'],
  ] as const) {
    if (there[side].length === 0 || there[other].length > 0) continue;
    if (here[other].length === 0 || here[side].length > 0) continue;
    const plural = new RegExp(String.raw`(?<![\p{L}])${part}(?:s|es)(?![\p{L}])`, 'iu');
    if (told.some(({ text }) => plural.test(text) || (BOTH.test(text) && text.toLowerCase().includes(part))))
      return [];
    return [
      {
        message: `${side} ${part} here, ${other} ${part} in the case presentation.`,
        places: [there[side][0], here[other][0]],
      },
    ];
  }
  return [];
}

function sidesIn(sentences: readonly Sentence[]): ReadonlyMap<string, Sides> {
  const parts = new Map<string, Sides>();
  for (const { text, span } of sentences) {
    for (const match of text.matchAll(SIDED)) {
      const part = (match[3] ?? '').toLowerCase();
      if (NOT_PAIRED.test(part)) continue;
      const sides = parts.get(part) ?? { left: [], right: [] };
      parts.set(part, sides);
      const at = span.start + match.index;
      sides[(match[1] ?? '').toLowerCase() as 'left' | 'right'].push({
        span: spanOf(at, at + match[0].length),
        says: match[0],
      });
    }
  }
  return parts;
}
