import { TokenKind, type Tokens } from '../../document/index.ts';
import type {
  AgeMention,
  DateMention,
  DoseMention,
  DurationMention,
  SexMention,
  ValueMention,
} from '../mention.ts';
import type { Lexicon } from './lexicon.ts';

export type QuantityMention =
  | ValueMention
  | DoseMention
  | AgeMention
  | SexMention
  | DateMention
  | DurationMention;

type WithoutPlace<M> = M extends QuantityMention ? Omit<M, 'span' | 'sentence'> : never;

/** What a reader made of tokens `[fromToken, toToken)`; without `said`, words that must not be read as anything else. */
export interface Found {
  readonly fromToken: number;
  readonly toToken: number;
  readonly said?: WithoutPlace<QuantityMention>;
}

/** One document while its quantities are read. */
export interface Reading {
  readonly text: string;
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
}

/** The lower-case form of token `t`; '' outside the document. */
export function formAt({ tokens }: Reading, t: number): string {
  return t >= 0 && t < tokens.count ? tokens.words.form(tokens.word[t]) : '';
}

/** Whether token `t` is written in digits. */
export function isDigits({ tokens }: Reading, t: number): boolean {
  return t >= 0 && t < tokens.count && tokens.kind[t] === TokenKind.number;
}

/** Whether nothing stands between token `t` and the next. */
export function touchesNext({ tokens }: Reading, t: number): boolean {
  return t >= 0 && t + 1 < tokens.count && tokens.endUtf16[t] === tokens.startUtf16[t + 1];
}

/** Whether a form is a hyphen or a dash. */
export function isDash(form: string): boolean {
  return form === '-' || form === '–' || form === '‐' || form === '‑' || form === '—' || form === '−';
}

/** The first token after a hyphen, should one stand at `t`. */
export function skipDash(reading: Reading, t: number): number {
  return isDash(formAt(reading, t)) ? t + 1 : t;
}

/** First token of the sentence of token `t`. */
export function sentenceFrom({ tokens }: Reading, t: number): number {
  return tokens.sentenceStart[tokens.sentenceOf[t] ?? 0] ?? 0;
}

/** End (exclusive) of the sentence of token `t`. */
export function sentenceTo({ tokens }: Reading, t: number): number {
  return tokens.sentenceStart[(tokens.sentenceOf[t] ?? 0) + 1] ?? tokens.count;
}
