import type { Quantity } from '../mention.ts';
import { type NumberRead, parseDigits, readNumber, readRange } from './numbers.ts';
import { formAt, isDash, isDigits, type Reading, sentenceTo, skipDash, touchesNext } from './reading.ts';
import type { UnitRole } from './units.ts';

/** A number as measured: with comparator, power of ten and unit, or of a form that needs none (`120/80`, `1:640`, `2+`). */
export interface MeasureRead {
  readonly fromToken: number;
  readonly toToken: number;
  readonly quantity: Quantity;
  /** `bare`: a number without a unit; `ratio`: a form that is a value by itself. */
  readonly role: UnitRole | 'bare' | 'ratio';
  readonly dimension?: string;
  readonly isDecimal: boolean;
}

// Counts for a volume: the only units that take a power of ten.
const COUNT_PER = /^(?:\{cells\})?\/(?:[munpf]?L|mm3)$/;

type Comparator = NonNullable<Quantity['comparator']>;
const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '>': '>',
  '≤': '<=',
  '≥': '>=',
  '⩽': '<=',
  '⩾': '>=',
  '~': '~',
  '∼': '~',
  '≈': '~',
  '±': '~',
};
const COMPARING_WORDS: Readonly<Record<string, Comparator>> = {
  less: '<',
  lower: '<',
  more: '>',
  greater: '>',
  higher: '>',
};

/** The measure at number token `t`; looks back for a comparator or sign. */
export function readMeasure(reading: Reading, t: number): MeasureRead | undefined {
  const { text, tokens } = reading;
  const isWritten = isDigits(reading, t);
  const first = readRange(reading, t);
  if (first === undefined || first.isOrdinal || first.approximate) return undefined;
  const back = comparatorBefore(reading, t);
  const limit = sentenceTo(reading, t);
  let number: NumberRead = first;
  let ratio = false;
  let factor = 1;
  let unitFrom = number.toToken;
  if (isWritten && number.valueHigh === undefined) {
    const slash = readRatio(reading, number, t);
    if (slash !== undefined) {
      ratio = true;
      number = slash;
      unitFrom = slash.toToken;
    } else {
      const power = readPower(reading, unitFrom);
      if (power !== undefined) {
        factor = power.factor;
        unitFrom = power.toToken;
      }
    }
  }
  const isDecimal = isWritten && !Number.isInteger(first.value);
  // "between 50 and 60 beats per min"
  let fromToken = back.fromToken;
  if (formAt(reading, fromToken - 1) === 'between' && formAt(reading, unitFrom) === 'and') {
    const high = readNumber(reading, unitFrom + 1);
    if (high !== undefined && high.value > number.value) {
      number = { value: number.value, valueHigh: high.value, toToken: high.toToken };
      unitFrom = high.toToken;
      fromToken -= 1;
    }
  }
  let unit = reading.lexicon.units.at(text, tokens, unitFrom, limit);
  if (unit === undefined && isDash(formAt(reading, unitFrom)) && touchesNext(reading, unitFrom))
    unit = reading.lexicon.units.at(text, tokens, skipDash(reading, unitFrom), limit);
  // "10 mg to 20 mg", "38.5 °C to 39 °C": a range whose ends both carry the unit.
  if (unit !== undefined && number.valueHigh === undefined && !ratio) {
    const join = formAt(reading, unit.toToken);
    if (join === 'to' || isDash(join)) {
      const high = readNumber(reading, unit.toToken + 1);
      const highUnit =
        high === undefined ? undefined : reading.lexicon.units.at(text, tokens, high.toToken, limit);
      if (high !== undefined && highUnit?.ucum === unit.ucum && high.value > number.value) {
        number = { value: number.value, valueHigh: high.value, toToken: high.toToken };
        unit = highUnit;
      }
    }
  }
  const comparator = back.comparator;
  const negative = back.isNegative ? -1 : 1;
  // "15.8 × 10⁹/L" keeps its number and takes the power into the unit, as UCUM writes it: 10*9/L.
  const power =
    factor !== 1 && unit !== undefined && COUNT_PER.test(unit.ucum) ? Math.log10(factor) : undefined;
  const base = {
    value: number.value * negative * (power === undefined ? factor : 1),
    ...(number.valueHigh !== undefined && { valueHigh: number.valueHigh }),
    ...(number.second !== undefined && { second: number.second }),
    ...(comparator !== undefined && { comparator }),
  };
  if (unit === undefined) {
    if (
      isWritten &&
      number.valueHigh === undefined &&
      formAt(reading, unitFrom) === '+' &&
      touchesNext(reading, unitFrom - 1)
    )
      return {
        fromToken,
        toToken: unitFrom + 1,
        quantity: { ...base, unitText: '+' },
        role: 'ratio',
        isDecimal,
      };
    return { fromToken, toToken: unitFrom, quantity: base, role: ratio ? 'ratio' : 'bare', isDecimal };
  }
  const written = text.slice(
    tokens.startUtf16[power === undefined ? skipDash(reading, unitFrom) : first.toToken],
    tokens.endUtf16[unit.toToken - 1],
  );
  return {
    fromToken,
    toToken: unit.toToken,
    quantity: {
      ...base,
      unitText: written,
      unit: power === undefined ? unit.ucum : `10*${Math.round(power)}${unit.ucum.replace('{cells}', '')}`,
    },
    role: unit.role,
    dimension: unit.dimension,
    isDecimal,
  };
}

/** End of the dimensions of a body at token `t`: "20 cm × 25 cm", "23 × 18 × 13 mm"; undefined where there are fewer than two. */
export function readDimensions(reading: Reading, t: number): number | undefined {
  let end = t;
  for (let parts = 0; ; parts += 1) {
    const number = isDigits(reading, end) ? readNumber(reading, end) : undefined;
    if (number === undefined) return parts > 1 ? end : undefined;
    const limit = sentenceTo(reading, end);
    const unit = reading.lexicon.units.at(reading.text, reading.tokens, number.toToken, limit);
    const after = unit?.role === 'size' ? unit.toToken : number.toToken;
    const mark = formAt(reading, after);
    const isTimes =
      (mark === '×' || mark === 'x' || mark === 'by' || mark === '*') &&
      readPower(reading, after) === undefined;
    if (!isTimes) return parts > 0 ? after : undefined;
    end = after + 1;
  }
}

// "120/80" and "5/5" keep their first number, "1:640" its titre.
function readRatio(reading: Reading, first: NumberRead, t: number): NumberRead | undefined {
  const mark = formAt(reading, first.toToken);
  if (mark !== '/' && mark !== ':') return undefined;
  const second = first.toToken + 1;
  if (!isDigits(reading, second)) return undefined;
  const value = parseDigits(formAt(reading, second));
  if (value === undefined) return undefined;
  if (mark === ':') return first.value === 1 && value > 1 ? { value, toToken: second + 1 } : undefined;
  if (!touchesNext(reading, t) && !touchesNext(reading, first.toToken)) return undefined;
  // "100 mg/12 h" and dates are not ratios; three parts are a date.
  if (formAt(reading, second + 1) === '/' && isDigits(reading, second + 2)) return undefined;
  return { value: first.value, second: value, toToken: second + 1 };
}

// "× 109/L" (10⁹ that lost its superscript), "× 10^9", "×10⁹": the factor.
function readPower(reading: Reading, t: number): { factor: number; toToken: number } | undefined {
  const mark = formAt(reading, t);
  if (mark !== '×' && mark !== 'x' && mark !== '*' && mark !== '·' && mark !== 'х') {
    const glued = /^x10(\d{1,2})?$/.exec(mark);
    if (glued === null) return undefined;
    if (glued[1] !== undefined) return { factor: 10 ** Number(glued[1]), toToken: t + 1 };
    return formAt(reading, t + 1) === '^' && isDigits(reading, t + 2)
      ? { factor: 10 ** Number(formAt(reading, t + 2)), toToken: t + 3 }
      : undefined;
  }
  const power = /^10(\d{1,2})$/.exec(formAt(reading, t + 1));
  if (power !== null) return { factor: 10 ** Number(power[1]), toToken: t + 2 };
  if (formAt(reading, t + 1) !== '10') return undefined;
  const u = t + 2;
  if (formAt(reading, u) === '^' && isDigits(reading, u + 1))
    return { factor: 10 ** Number(formAt(reading, u + 1)), toToken: u + 2 };
  if (isDigits(reading, u) && Number(formAt(reading, u)) <= 12)
    return { factor: 10 ** Number(formAt(reading, u)), toToken: u + 1 };
  const raised = raisedDigit(reading, u);
  if (raised === undefined) return undefined;
  const second = raisedDigit(reading, u + 1);
  return second === undefined
    ? { factor: 10 ** raised, toToken: u + 1 }
    : { factor: 10 ** (raised * 10 + second), toToken: u + 2 };
}

// The word table folds a superscript to its digit; what sets it apart is that it touches the token before it.
function raisedDigit(reading: Reading, t: number): number | undefined {
  const form = formAt(reading, t);
  return /^\d$/.test(form) && touchesNext(reading, t - 1) ? Number(form) : undefined;
}

function comparatorBefore(
  reading: Reading,
  t: number,
): { fromToken: number; comparator?: Comparator; isNegative: boolean } {
  let u = t;
  let isNegative = false;
  const sign = formAt(reading, u - 1);
  if (
    (sign === '-' || sign === '−' || sign === '–') &&
    touchesNext(reading, u - 1) &&
    !touchesNext(reading, u - 2)
  ) {
    isNegative = true;
    u -= 1;
  } else if (sign === '+' && touchesNext(reading, u - 1) && !touchesNext(reading, u - 2)) u -= 1;
  const before = formAt(reading, u - 1);
  if (before === '=' && (formAt(reading, u - 2) === '<' || formAt(reading, u - 2) === '>'))
    return { fromToken: u - 2, comparator: formAt(reading, u - 2) === '<' ? '<=' : '>=', isNegative };
  const mark = COMPARATORS[before];
  if (mark !== undefined) return { fromToken: u - 1, comparator: mark, isNegative };
  if (before === 'than') {
    const word = COMPARING_WORDS[formAt(reading, u - 2)];
    if (word !== undefined) return { fromToken: u - 2, comparator: word, isNegative };
  }
  return { fromToken: u, isNegative };
}
