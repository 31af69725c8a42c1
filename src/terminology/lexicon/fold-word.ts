const GREEK_LETTERS: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  µ: 'mu',
  μ: 'mu',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

const NOT_ASCII = /[^\0-\x7f]/u;

/**
 * Folds a lower-case word to one spelling: no diacritics, Greek letters by name, American for British.
 *
 * Over-folding is harmless where it hits names and text alike ("raise" → "raize"): the result is a key, never shown.
 */
export function foldWord(word: string): string {
  return foldSpelling(NOT_ASCII.test(word) ? foldCharacters(word) : word);
}

function foldCharacters(word: string): string {
  return word
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[α-ωµ]/gu, (letter) => GREEK_LETTERS[letter] ?? letter);
}

function foldSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/[ao]e(?!s?$)/g, 'e')
    .replace(/ae(s?)$/, 'e$1')
    .replace(/(?<=[bdilmnpv])our(?=s?$|ed$|ing$|al$|ful$|less$|ation$|able$)/, 'or')
    .replace(/(?<=..)(?<=[aeiouylrnmtcdg])s(?=(?:e[ds]?|ing|ation|ations)$)/, 'z')
    .replace(/(?<=cent|fib|lit|met|calib)re(?=s?$)/, 'er')
    .replace('sulph', 'sulf')
    .replace(/leuco(?=[^s])/, 'leuko')
    .replace(/ll(?=(?:ed|ing)$)/, 'l');
}
