/** A number known to lie between two others, both inside; a plain number has both ends equal. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What a written quantity allows: `> 4` is 4 and more, `8–9` is between. */
export function intervalOf(quantity: {
  readonly value: number;
  readonly valueHigh?: number | undefined;
  readonly comparator?: string | undefined;
}): Interval {
  const { value, valueHigh = value, comparator } = quantity;
  if (comparator === '<' || comparator === '<=') return { low: Number.NEGATIVE_INFINITY, high: value };
  if (comparator === '>' || comparator === '>=') return { low: value, high: Number.POSITIVE_INFINITY };
  return { low: Math.min(value, valueHigh), high: Math.max(value, valueHigh) };
}

/** An interval times a number. */
export function scale({ low, high }: Interval, factor: number): Interval {
  return factor >= 0
    ? { low: low * factor, high: high * factor }
    : { low: high * factor, high: low * factor };
}

/** Sum of two intervals. */
export function add(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

/** Product of two intervals of quantities that cannot be negative. */
export function multiply(a: Interval, b: Interval): Interval {
  const low = Math.max(0, a.low) * Math.max(0, b.low);
  const high = a.high === 0 || b.high === 0 ? 0 : a.high * b.high;
  return { low, high };
}

/** Where an interval lies against a range; `undefined` where it reaches across an end. */
export function placeIn(
  { low, high }: Interval,
  range: { readonly low?: number | undefined; readonly high?: number | undefined },
): 'low' | 'normal' | 'high' | undefined {
  if (range.high !== undefined && low > range.high) return 'high';
  if (range.low !== undefined && high < range.low) return 'low';
  const isInside =
    (range.low === undefined || low >= range.low) && (range.high === undefined || high <= range.high);
  return isInside ? 'normal' : undefined;
}

/** A number as people write it: at most four significant digits. */
export function spellNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** An interval as people write it. */
export function spellInterval({ low, high }: Interval): string {
  if (low === Number.NEGATIVE_INFINITY) return `at most ${spellNumber(high)}`;
  if (high === Number.POSITIVE_INFINITY) return `at least ${spellNumber(low)}`;
  return low === high ? spellNumber(low) : `${spellNumber(low)}–${spellNumber(high)}`;
}
