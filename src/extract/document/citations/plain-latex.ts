/** Accents of TeX as the marks that Unicode puts after a letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  k: '\u0328',
  r: '\u030A',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'i',
  j: 'j',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  mu: 'µ',
  textmu: 'µ',
  kappa: 'κ',
  lambda: 'λ',
  times: '×',
  pm: '±',
  geq: '≥',
  ge: '≥',
  leq: '≤',
  le: '≤',
  sim: '~',
  degree: '°',
  textdegree: '°',
  circ: '°',
  textendash: '–',
  textemdash: '—',
  ldots: '…',
  dots: '…',
  textquoteright: '’',
  textquoteleft: '‘',
  textgreater: '>',
  textless: '<',
};

/** The plain words of a value in LaTeX: accents composed, symbols by their character, commands and braces dropped. Cost linear. */
export function plainLatex(latex: string): string {
  return latex
    .replaceAll(/\\([`'^~"=.])\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))/g, accented)
    .replaceAll(/\\([uvHckr])(?:\s*\{\s*\\?([A-Za-z])\s*\}|\s+([A-Za-z]))/g, accented)
    .replaceAll(/\\([A-Za-z]+)\s?(?:\{\})?/g, (_all, name: string) => SYMBOLS[name] ?? '')
    .replaceAll(/\\([&%$#_])/g, '$1')
    .replaceAll(/\\[,;:! ]/g, ' ')
    .replaceAll(/(?<!\\)[{}$]/g, '')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll(/``|''/g, '"')
    .replaceAll('~', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

const accented = (_all: string, accent: string, inBraces?: string, bare?: string): string =>
  `${inBraces ?? bare ?? ''}${ACCENTS[accent] ?? ''}`;
