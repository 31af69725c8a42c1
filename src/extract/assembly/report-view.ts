import { type Evidence, type Span, spanOf } from '../../case/index.ts';
import type { Document } from '../document/index.ts';
import type { ConceptMention, DoseMention, Mention } from '../mention/index.ts';
import type { Section } from '../section/index.ts';
import type { Cues, PlaceWords } from './cues.ts';
import type { Relation } from './relations/index.ts';
import type { Stages } from './stages.ts';

/** A report prepared for assembly: what each part asks for again and again, worked out once. */
export interface ReportView extends Stages {
  readonly cues: Cues;
  readonly placeWords: PlaceWords;
  /** Parallel to `mentions`: the tokens `[firstToken, endToken)` of each. */
  readonly firstToken: Int32Array;
  readonly endToken: Int32Array;
  /** Parallel to `mentions`. */
  readonly sectionOf: readonly (Section | undefined)[];
  /** Parallel to `mentions`: 1 where a mention is only a part of a longer one of another kind ("calcium" in "calcium deposits"). */
  readonly isInside: Uint8Array;
  readonly dosesByDrug: ReadonlyMap<number, readonly DoseMention[]>;
  readonly valuesByMeasurement: ReadonlyMap<number, readonly number[]>;
}

/** Prepares a report. Cost linear in its tokens and mentions. */
export function viewReport(
  stages: Stages,
  cues: Cues,
  placeWords: PlaceWords,
  relations: readonly Relation[],
): ReportView {
  const { document, mentions, sections } = stages;
  const { startUtf16, endUtf16, count } = document.tokens;
  const firstToken = new Int32Array(mentions.length);
  const endToken = new Int32Array(mentions.length);
  const isInside = new Uint8Array(mentions.length);
  const sectionOf: (Section | undefined)[] = [];
  let token = 0;
  let section = 0;
  let cover: Mention | undefined;
  for (let i = 0; i < mentions.length; i += 1) {
    const mention = mentions[i];
    const { span } = mention;
    while (token < count && endUtf16[token] <= span.start) token += 1;
    firstToken[i] = token;
    let end = token + 1;
    while (end < count && startUtf16[end] < span.end) end += 1;
    endToken[i] = end;
    while (section < sections.length && sections[section].span.end <= span.start) section += 1;
    sectionOf[i] =
      section < sections.length && sections[section].span.start <= span.start ? sections[section] : undefined;
    if (cover !== undefined && span.end <= cover.span.end) isInside[i] = isPartOf(mention, cover) ? 1 : 0;
    const next = mentions[i + 1];
    if (
      next !== undefined &&
      next.span.start === span.start &&
      span.end <= next.span.end &&
      isPartOf(mention, next)
    )
      isInside[i] = 1;
    if ('concepts' in mention && (cover === undefined || span.end > cover.span.end)) cover = mention;
  }
  const { dosesByDrug, valuesByMeasurement } = groupRelations(mentions, relations);
  return {
    ...stages,
    cues,
    placeWords,
    firstToken,
    endToken,
    sectionOf,
    isInside,
    dosesByDrug,
    valuesByMeasurement,
  };
}

/** A part is shorter, or says less: the same words without a concept where the other has one. */
function isPartOf(part: Mention, whole: Mention): boolean {
  if (part.type === whole.type || !('concepts' in part) || !('concepts' in whole)) return false;
  const length = part.span.end - part.span.start;
  const wholeLength = whole.span.end - whole.span.start;
  return length < wholeLength
    ? part.concepts.length === 0 || whole.type !== 'anatomy'
    : part.concepts.length === 0 && whole.concepts.length > 0;
}

function groupRelations(
  mentions: readonly Mention[],
  relations: readonly Relation[],
): Pick<ReportView, 'dosesByDrug' | 'valuesByMeasurement'> {
  const dosesByDrug = new Map<number, DoseMention[]>();
  const valuesByMeasurement = new Map<number, number[]>();
  for (const { type, from, to } of relations) {
    const mention = mentions[from];
    if (type === 'value-of-measurement') append(valuesByMeasurement, to, from);
    else if (mention.type === 'dose') append(dosesByDrug, to, mention);
  }
  return { dosesByDrug, valuesByMeasurement };
}

/** Adds to the list kept under a key. */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Evidence read from the report at these spans, in the order of the text, without repeats. */
export function readAt(spans: readonly Span[]): Evidence {
  if (spans.length < 2) return { origin: 'read', spans };
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    origin: 'read',
    spans: sorted.filter((s, i) => i === 0 || s.start !== sorted[i - 1].start || s.end !== sorted[i - 1].end),
  };
}

/** The span of tokens `[fromToken, toToken)`. */
export function spanOfTokens({ tokens }: Document, fromToken: number, toToken: number): Span {
  return spanOf(tokens.startUtf16[fromToken], tokens.endUtf16[toToken - 1]);
}

/** The first token that ends after an offset: the token there, or the next one. */
export function tokenAt(document: Document, offsetUtf16: number): number {
  const { endUtf16, count } = document.tokens;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endUtf16[middle] <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens `[from, to)` of a sentence. */
export function sentenceTokens({ tokens }: Document, sentence: number): readonly [from: number, to: number] {
  return [tokens.sentenceStart[sentence], tokens.sentenceStart[sentence + 1]];
}

/** The words of a mention as the report writes them. */
export function wordsOf({ document }: ReportView, mention: Mention): string {
  return document.text.slice(mention.span.start, mention.span.end);
}

/** Whether a mention names a concept or words for one, rather than a number, date or dose. */
export function namesConcept(mention: Mention): mention is ConceptMention {
  return 'concepts' in mention;
}

/** Whether a mention is a problem of somebody: a finding or a condition. */
export function isProblem(mention: Mention): mention is ConceptMention {
  return mention.type === 'finding' || mention.type === 'condition';
}
