import { assertNever } from '../../../errors.ts';
import { formAt, isDash, isDigits, type Reading, skipDash, touchesNext } from './reading.ts';

/** A number, or range, as written in digits or words. */
export interface NumberRead {
  readonly value: number;
  readonly valueHigh?: number;
  /** The number after the slash of a pair. */
  readonly second?: number;
  readonly toToken: number;
  readonly isOrdinal?: true;
  /** Counted in a word such as "several". */
  readonly approximate?: true;
}

/** The value of a digit token: `11,280` is grouped, `1,2` and `4·5` are decimals; undefined for `12.03.2014`. */
export function parseDigits(written: string): number | undefined {
  const plain = written.replaceAll('·', '.');
  if (!plain.includes(',')) {
    const value = Number(plain);
    return Number.isNaN(value) ? undefined : value;
  }
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return /^\d+,\d{1,2}$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th']);

/** The number at token `t`, without ranges. */
export function readNumber(reading: Reading, t: number): NumberRead | undefined {
  const { lexicon, tokens, text } = reading;
  if (isDigits(reading, t)) {
    const value = parseDigits(text.slice(tokens.startUtf16[t], tokens.endUtf16[t]));
    if (value === undefined) return undefined;
    if (ORDINAL_ENDINGS.has(formAt(reading, t + 1)) && touchesNext(reading, t))
      return { value, toToken: t + 2, isOrdinal: true };
    const next = formAt(reading, t + 1);
    const isThousands =
      /^\d{3}$/.test(next) && value >= 1 && value < 1000 && Number.isInteger(value) && hasThinGap(reading, t);
    if (isThousands) return { value: value * 1000 + Number(next), toToken: t + 2 };
    return withHalf(reading, { value, toToken: t + 1 });
  }
  const form = formAt(reading, t);
  const word = lexicon.numbers.get(form);
  if (word === undefined) {
    if (form === 'half' && (formAt(reading, t + 1) === 'a' || formAt(reading, t + 1) === 'an'))
      return { value: 0.5, toToken: t + 2 };
    return undefined;
  }
  switch (word.kind) {
    case 'decade':
      return undefined;
    case 'ordinal':
      return { value: word.value, toToken: t + 1, isOrdinal: true };
    case 'vague': {
      const toToken = formAt(reading, t + 1) === 'of' ? t + 2 : t + 1;
      return { value: word.value, toToken, approximate: true };
    }
    case 'tens': {
      const u = skipDash(reading, t + 1);
      const ones = lexicon.numbers.get(formAt(reading, u));
      if (
        ones !== undefined &&
        ones.value > 0 &&
        ones.value < 10 &&
        (ones.kind === 'cardinal' || ones.kind === 'ordinal')
      )
        return {
          value: word.value + ones.value,
          toToken: u + 1,
          ...(ones.kind === 'ordinal' && { isOrdinal: true }),
        };
      return { value: word.value, toToken: t + 1 };
    }
    case 'hundred':
      return { value: 100, toToken: t + 1 };
    case 'cardinal': {
      if (formAt(reading, t + 1) === 'hundred') return { value: word.value * 100, toToken: t + 2 };
      return withHalf(reading, { value: word.value, toToken: t + 1 });
    }
    default:
      return assertNever(word.kind);
  }
}

/** A number, or two joined as a range: `10-20`, `2 to 3`, `five or six`. */
export function readRange(reading: Reading, t: number): NumberRead | undefined {
  const low = readNumber(reading, t);
  if (low === undefined || low.isOrdinal || low.approximate) return low;
  const join = formAt(reading, low.toToken);
  if (!isDash(join) && join !== 'to' && join !== 'or' && join !== '~') return low;
  const high = readNumber(reading, low.toToken + 1);
  if (high === undefined || high.isOrdinal || high.approximate || high.value <= low.value) return low;
  return { value: low.value, valueHigh: high.value, toToken: high.toToken };
}

// "four and a half", "four-and-one-half".
function withHalf(reading: Reading, read: NumberRead): NumberRead {
  const and = skipDash(reading, read.toToken);
  if (formAt(reading, and) !== 'and') return read;
  const one = skipDash(reading, and + 1);
  if (formAt(reading, one) !== 'a' && formAt(reading, one) !== 'one') return read;
  const half = skipDash(reading, one + 1);
  return formAt(reading, half) === 'half' ? { value: read.value + 0.5, toToken: half + 1 } : read;
}

// SI writes thousands apart by a thin space; an ordinary one only where the group is 000.
function hasThinGap({ text, tokens }: Reading, t: number): boolean {
  const gap = text.slice(tokens.endUtf16[t], tokens.startUtf16[t + 1]);
  return (
    gap === '\u2009' || gap === '\u202f' || (gap === ' ' && text.startsWith('000', tokens.startUtf16[t + 1]))
  );
}
