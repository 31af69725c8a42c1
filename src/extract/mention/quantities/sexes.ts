import { isOfAnother } from './ages.ts';
import { type Found, formAt, isDash, type Reading } from './reading.ts';

/** A noun for a person of one sex ("woman", "boy"), or M or F after an age. */
export function readSex(reading: Reading, t: number): Found | undefined {
  const { lexicon } = reading;
  const form = formAt(reading, t);
  const word = lexicon.sexes.get(form);
  if (word === undefined || word.use !== 'noun') return undefined;
  const next = formAt(reading, t + 1);
  // "male-to-female", "female genitalia", "male sex hormones": not the patient's sex.
  if (isDash(next) || isDash(formAt(reading, t - 1))) return undefined;
  if (next === 'genitalia' || next === 'sibling' || next === 'relatives' || next === 'karyotype')
    return undefined;
  return {
    fromToken: t,
    toToken: t + 1,
    said: { type: 'sex', sex: word.sex, ...(isOfAnother(reading, t) && { ofAnother: true as const }) },
  };
}

/** "F" or "M" at token `t`, written large, right after an age: "72 yo F". */
export function readSexLetter(reading: Reading, t: number): Found | undefined {
  const { text, tokens } = reading;
  if (t >= tokens.count) return undefined;
  const written = text.slice(tokens.startUtf16[t], tokens.endUtf16[t]);
  if (written !== 'F' && written !== 'M') return undefined;
  return { fromToken: t, toToken: t + 1, said: { type: 'sex', sex: written === 'F' ? 'female' : 'male' } };
}
