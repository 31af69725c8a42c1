interface Share {
  readonly n: number;
  readonly of: number;
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
}

/** `7–93 %`, or nothing where nobody was counted. */
export function intervalInWords({ interval }: Share): string {
  if (interval === undefined) return '';
  return `${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)} %`;
}

/** A number as people write it: one decimal where it has any. */
export function roundedTo1(value: number): string {
  return String(Math.round(value * 10) / 10);
}
