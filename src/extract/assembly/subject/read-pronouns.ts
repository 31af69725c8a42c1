import { type Span, spanOf } from '../../../case/index.ts';
import type { Document } from '../../document/index.ts';

const SEX_BY_PRONOUN: ReadonlyMap<string, 'female' | 'male'> = new Map([
  ['she', 'female'],
  ['her', 'female'],
  ['hers', 'female'],
  ['herself', 'female'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['he', 'male'],
  ['his', 'male'],
  ['him', 'male'],
  ['himself', 'male'],
  ['mr', 'male'],
]);
/** "His mother said she": pronouns in a sentence that names one of these may be about them, possessives before them are not. */
const KIN: ReadonlySet<string> = new Set([
  'mother',
  'father',
  'sister',
  'brother',
  'son',
  'daughter',
  'wife',
  'husband',
  'aunt',
  'uncle',
  'grandmother',
  'grandfather',
  'donor',
]);
const GRAVIDITY = /^g\d{1,2}p\d{1,2}\w*$/;
/** Enough pronouns to be sure; reading on would cost time in long reports. */
const ENOUGH = 12;

/** The sex that the pronouns of a stretch of text speak of, with the first of them; undefined where they are silent or balanced. */
export function readPronouns(
  { tokens }: Document,
  { start, end }: { start: number; end: number },
): { sex: 'female' | 'male'; span: Span } | undefined {
  const { words, word, startUtf16, endUtf16, sentenceOf } = tokens;
  const counts = { female: 0, male: 0 };
  const first: { female?: Span; male?: Span } = {};
  let kinSentence = -1;
  for (let t = firstTokenFrom(startUtf16, start); t < tokens.count && startUtf16[t] < end; t += 1) {
    const form = words.form(word[t]);
    if (KIN.has(form)) {
      kinSentence = sentenceOf[t];
      continue;
    }
    const sex = SEX_BY_PRONOUN.get(form) ?? (GRAVIDITY.test(form) ? 'female' : undefined);
    if (sex === undefined || sentenceOf[t] === kinSentence) continue;
    counts[sex] += 1;
    first[sex] ??= spanOf(startUtf16[t], endUtf16[t]);
    if (counts[sex] >= ENOUGH) break;
  }
  if (counts.female === counts.male) return undefined;
  const sex = counts.female > counts.male ? 'female' : 'male';
  const span = first[sex];
  return span === undefined ? undefined : { sex, span };
}

function firstTokenFrom(startUtf16: Int32Array, offset: number): number {
  let low = 0;
  let high = startUtf16.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startUtf16[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
