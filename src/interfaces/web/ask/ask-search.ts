/** A question as the address holds it: concepts by id, and who is counted. */
export interface AskSearch {
  readonly has?: readonly string[];
  readonly sex?: Sex;
  readonly from?: number;
  readonly to?: number;
}

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

/** Reads the question from the address; what is not understood is left out. */
export function askSearch(search: Record<string, unknown>): AskSearch {
  const { has, sex, from, to } = search;
  const concepts = (Array.isArray(has) ? has : [has]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  const known = SEXES.find((one) => one === sex);
  return {
    ...(concepts.length > 0 && { has: [...new Set(concepts)] }),
    ...(known !== undefined && { sex: known }),
    ...yearOf('from', from),
    ...yearOf('to', to),
  };
}

function yearOf(key: 'from' | 'to', value: unknown): Partial<Record<'from' | 'to', number>> {
  const year = Number(value);
  return value !== undefined && Number.isInteger(year) && year >= 1500 && year <= 2200 ? { [key]: year } : {};
}

/** The cases the question is about, in the library's filter language; undefined where it asks of all. */
export function filterOf({ has = [], sex, from, to }: AskSearch): string | undefined {
  const parts = [
    ...has.map((id) => `has ${id}`),
    ...(sex === undefined ? [] : [`sex = ${sex}`]),
    ...(from === undefined ? [] : [`year >= ${from}`]),
    ...(to === undefined ? [] : [`year <= ${to}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}
