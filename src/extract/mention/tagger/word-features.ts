import { fold, foldText, seal } from './fingerprint.ts';

/** How far around a token its neighbours are seen: offsets -WINDOW … +WINDOW. */
export const WINDOW = 2;

const TEMPLATE = { form: 1, stem: 2, suffix: 3, prefix: 4, gram: 5, length: 6 } as const;

/** Digits become `0`, so that all numbers of one form are one word. */
const withoutDigits = (form: string): string => form.replace(/[0-9]/g, '0');

/** Cuts the commonest English endings; crude on purpose, for it only has to bring inflections of one word together. */
export function crudeStem(form: string): string {
  if (form.length < 4) return form;
  return form.replace(/(?:ies|ied|y)$/, 'i').replace(/(?:ing|edly|ed|ically|ally|es|s|e)$/, '');
}

/**
 * The fingerprints that a word gives to the token `offset` places before (negative) or after it, itself at 0.
 * They depend on the word alone, so their weights are summed once per word.
 */
export function wordFeatures(lowerCaseForm: string, offset: number): number[] {
  const form = withoutDigits(lowerCaseForm);
  const at = fold(0x9747b28c, offset);
  const near = Math.abs(offset) <= 1;
  const features = [seal(foldText(fold(at, TEMPLATE.form), form, 0, form.length))];
  const stem = crudeStem(form);
  features.push(seal(foldText(fold(at, TEMPLATE.stem), stem, 0, stem.length)));
  const suffixes = near ? [2, 3, 4, 5] : [3];
  for (const n of suffixes)
    if (form.length > n)
      features.push(seal(foldText(fold(fold(at, TEMPLATE.suffix), n), form, form.length - n, form.length)));
  const prefixes = offset === 0 ? [2, 3, 4, 5] : near ? [4] : [];
  for (const n of prefixes)
    if (form.length > n) features.push(seal(foldText(fold(fold(at, TEMPLATE.prefix), n), form, 0, n)));
  if (offset === 0) {
    features.push(seal(fold(fold(at, TEMPLATE.length), Math.min(form.length, 12))));
    for (const n of [3, 4])
      for (let i = 1; i + n < form.length; i += 1)
        features.push(seal(foldText(fold(at, TEMPLATE.gram), form, i, i + n)));
  }
  return [...new Set(features)];
}
