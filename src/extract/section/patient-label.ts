import { TokenKind, type Tokens } from '../document/index.ts';
import { Role, type WordRoles } from './word-roles.ts';

/** A phrase that says which patient of a series is meant. */
export interface PatientLabel {
  /** From 0. */
  readonly patientIndex: number;
  /** The token after the label. */
  readonly endToken: number;
  /** A label of its own ("Case 2:"), rather than the subject of a sentence ("The second patient was …"). */
  readonly isLabel: boolean;
}

const MAX_PATIENTS = 200;
const BEGINS_A_STATEMENT = new Set('was is had has presented a an who developed underwent came'.split(' '));
const NOT_OF_A_SERIES = new Set('of reported described to in report published with'.split(' '));

/** Reads "Case 2:", "Patient II.", "Case report 1", "The second patient …", "In the first case, …" at token `from`. */
export function patientLabelAt(
  tokens: Tokens,
  roles: Uint16Array,
  valueByForm: WordRoles['valueByForm'],
  text: string,
  from: number,
  to: number,
): PatientLabel | undefined {
  const role = (t: number): number => (t < to ? roles[tokens.word[t]] : 0);
  const form = (t: number): string => (t < to ? tokens.words.form(tokens.word[t]) : '');
  let t = from;
  if ((role(t) & Role.caseNoun) !== 0) {
    t += 1;
    if (/^(?:report|presentation|study|description|number)$/.test(form(t))) t += 1;
    if (/^(?:no|nr)$/.test(form(t))) t += form(t + 1) === '.' ? 2 : 1;
    else if (/^[#№]$/.test(form(t))) t += 1;
    const value = tokens.kind[t] === TokenKind.number ? Number(form(t)) : numeral(t);
    if (!Number.isInteger(value) || value < 1 || value > MAX_PATIENTS || t >= to) return undefined;
    const next = form(t + 1);
    // "Case: 45-year-old", "Patient 45 years of age": an age.
    if (/^[-–‐‑]$/.test(next) && (role(t + 2) & Role.ageUnit) !== 0) return undefined;
    const isLabel =
      t + 1 >= to || /^[:.\-–—(,]$/.test(next) || /^\p{Lu}/u.test(text.charAt(tokens.startUtf16[t + 1]));
    if (!isLabel && !BEGINS_A_STATEMENT.has(next)) return undefined;
    return { patientIndex: value - 1, endToken: t + 1, isLabel: isLabel && next !== ',' && next !== '(' };
  }
  if (form(t) === 'in') t += 1;
  if ((role(t) & Role.determiner) !== 0) t += 1;
  if ((role(t) & Role.ordinal) === 0 || (role(t + 1) & Role.caseNoun) === 0) return undefined;
  if (NOT_OF_A_SERIES.has(form(t + 2))) return undefined;
  const value = valueByForm.get(form(t)) ?? 0;
  return value < 1
    ? undefined
    : { patientIndex: value - 1, endToken: t + 2, isLabel: form(t + 2) === ':' || t + 2 >= to };

  function numeral(at: number): number {
    if ((role(at) & Role.numeral) === 0) return 0;
    const isWord = tokens.endUtf16[at] - tokens.startUtf16[at] > 2;
    // "Case A", "Case II": capitals, else "a" would be an article.
    if (!isWord && form(at) === text.slice(tokens.startUtf16[at], tokens.endUtf16[at])) return 0;
    return valueByForm.get(form(at)) ?? 0;
  }
}
