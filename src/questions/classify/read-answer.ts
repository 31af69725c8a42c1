import {
  type AnalyteTable,
  type Answers,
  type Classification,
  type Level,
  type Truth,
  unitFactor,
  unitsOf,
} from '../../packs/index.ts';

/** A typed answer as read: to be added to the others, unknown, or not understood. */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly add: (answers: Answers) => Answers }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unclear'; readonly message: string };

const YES = new Set(['y', 'yes', 'true', '+']);
const NO = new Set(['n', 'no', 'false', '-']);
const UNKNOWN = new Set(['?', 'u', 'unknown', 'na', 'not known']);
const LEVELS: Readonly<Record<string, Level>> = {
  low: 'low',
  normal: 'normal',
  high: 'high',
  positive: 'positive',
  negative: 'negative',
};

/** Reads `y`, `n`, `?`, a level, or a value with its unit (`2.3 mmol/L`) as the answer to a question of a classification. */
export function readAnswer(
  classification: Classification,
  question: { readonly kind: 'criterion' | 'quantity'; readonly id: string },
  typed: string,
  analytes: AnalyteTable,
): ReadAnswer {
  const words = typed.trim();
  const said = words.toLowerCase();
  if (UNKNOWN.has(said)) return { kind: 'unknown' };
  if (question.kind === 'criterion') {
    const truth: Truth | undefined = YES.has(said) ? 'met' : NO.has(said) ? 'not-met' : undefined;
    if (truth === undefined) return { kind: 'unclear', message: `“${words}” is neither y, n nor ?.` };
    return {
      kind: 'answer',
      add: (answers) => ({ ...answers, criteria: new Map([...answers.criteria, [question.id, truth]]) }),
    };
  }
  const level = LEVELS[said];
  if (level !== undefined)
    return {
      kind: 'answer',
      add: (answers) => ({
        ...answers,
        quantities: new Map([...answers.quantities, [question.id, { kind: 'level', level }]]),
      }),
    };
  const spec = classification.quantities.find(({ id }) => id === question.id);
  const [, number, unit] = /^([\d.]+)\s*(\S.*)$/.exec(words) ?? [];
  const value = Number(number);
  if (spec === undefined || number === undefined || unit === undefined || !Number.isFinite(value))
    return {
      kind: 'unclear',
      message: `“${words}” is no level (low, normal, high) and no value with a unit.`,
    };
  const factor = unitFactor(spec, unit.trim(), analytes);
  if (factor === undefined)
    return {
      kind: 'unclear',
      message: `“${unit}” is no unit of ${spec.label}. Use one of ${unitsOf(spec, analytes).slice(0, 6).join(', ')}.`,
    };
  const inUnit = value * factor;
  return {
    kind: 'answer',
    add: (answers) => ({
      ...answers,
      quantities: new Map([
        ...answers.quantities,
        [question.id, { kind: 'value', interval: { low: inUnit, high: inUnit } }],
      ]),
    }),
  };
}
