import { all, type Truth } from '../truth.ts';

/** What an interval is compared with; each may be absent. */
export interface Bounds {
  readonly above?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
  readonly atMost?: number | undefined;
}

/** Whether an interval keeps all bounds: unknown where it reaches across one. */
export function keepBounds(
  { low, high }: { readonly low: number; readonly high: number },
  { above, atLeast: least, below, atMost }: Bounds,
): Truth {
  const side = (yes: boolean, no: boolean): Truth => (yes ? 'met' : no ? 'not-met' : 'unknown');
  return all([
    ...(above === undefined ? [] : [side(low > above, high <= above)]),
    ...(least === undefined ? [] : [side(low >= least, high < least)]),
    ...(below === undefined ? [] : [side(high < below, low >= below)]),
    ...(atMost === undefined ? [] : [side(high <= atMost, low > atMost)]),
  ]);
}
