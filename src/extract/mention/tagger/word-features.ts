import { fold, foldText, seal } from './fingerprint.ts';

/** How far around a token its neighbours are seen: offsets -WINDOW … +WINDOW. */
export const WINDOW = 2;

const TEMPLATE = { form: 1, stem: 2, suffix: 3, prefix: 4, gram: 5, length: 6 } as const;
const SEED = 0x9747b28c;

/** Digits become `0`, so that all numbers of one form are one word. */
const withoutDigits = (form: string): string => form.replace(/[0-9]/g, '0');

/** Cuts the commonest English endings; crude on purpose, for it only has to bring inflections of one word together. */
export function crudeStem(form: string): string {
  if (form.length < 4) return form;
  return form.replace(/(?:ies|ied|y)$/, 'i').replace(/(?:ing|edly|ed|ically|ally|es|s|e)$/, '');
}

/** What a word gives to the tokens around it, by the fingerprints of the features. */
export interface WordFeatures {
  /** The word itself, as features of word pairs and the register know it. */
  readonly fingerprint: number;
  /**
   * The features for the token `offset` places before (negative) or after the word, 0 for the word's own.
   * They depend on the word alone, so their weights are summed once per word.
   */
  at(offset: number): number[];
}

const SUFFIXES = [2, 3, 4, 5] as const;
const FAR_SUFFIXES = [3] as const;
const NEAR_PREFIXES = [4] as const;

/** Takes a lower-case form apart. */
export function wordFeatures(lowerCaseForm: string): WordFeatures {
  const form = withoutDigits(lowerCaseForm);
  const stem = crudeStem(form);
  const { length } = form;
  const formAt = (at: number): number => seal(foldText(fold(at, TEMPLATE.form), form, 0, length));
  return {
    fingerprint: formAt(fold(SEED, 0)),
    at(offset) {
      const at = fold(SEED, offset);
      const isNear = offset >= -1 && offset <= 1;
      const features = [formAt(at), seal(foldText(fold(at, TEMPLATE.stem), stem, 0, stem.length))];
      const suffix = fold(at, TEMPLATE.suffix);
      for (const n of isNear ? SUFFIXES : FAR_SUFFIXES)
        if (length > n) features.push(seal(foldText(fold(suffix, n), form, length - n, length)));
      if (!isNear) return features;
      const prefix = fold(at, TEMPLATE.prefix);
      for (const n of offset === 0 ? SUFFIXES : NEAR_PREFIXES)
        if (length > n) features.push(seal(foldText(fold(prefix, n), form, 0, n)));
      if (offset !== 0) return features;
      features.push(seal(fold(fold(at, TEMPLATE.length), Math.min(length, 12))));
      const gram = fold(at, TEMPLATE.gram);
      for (let i = 1; i + 3 < length; i += 1) {
        const three = foldText(gram, form, i, i + 3);
        features.push(seal(three));
        if (i + 4 < length) features.push(seal(fold(three, form.charCodeAt(i + 3))));
      }
      return features;
    },
  };
}
