/** A number with its unit as a person typed it. */
export interface TypedQuantity {
  readonly value: number;
  readonly unitText?: string;
}

/** Reads `20 mg/d`, `< 0.5 mg/dL` or `7`; undefined where no number stands first. The unit is kept as typed. */
export function readQuantity(typed: string): TypedQuantity | undefined {
  const found = /^\s*(?:[<>≤≥~≈]\s*)?(-?\d+(?:[.,]\d+)?)\s*(\S.*)?$/u.exec(typed);
  const value = Number(found?.[1]?.replace(',', '.'));
  if (found === null || !Number.isFinite(value)) return undefined;
  const unitText = found[2]?.trim();
  return unitText === undefined || unitText === '' ? { value } : { value, unitText };
}
