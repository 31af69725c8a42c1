/** Words that point at a reference: `[3]`, `[1, 4–6]`, `¹²`, `(Lopez 2017)`, `Balin et al.`, a number set behind a full stop. */
export const CITATION =
  /\[\d{1,3}(?:\s*[-–,]\s*\d{1,3})*\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\((?:[A-Z][\p{L}-]+(?: (?:et al\.?|and|&) ?[\p{L}-]*)?,? (?:19|20)\d\d[a-z]?)[^)]*\)|\bet al\b|\(\d{1,2}(?:\s*[-–,]\s*\d{1,2})*\)|[a-z][.,]\d{1,2}(?:[-–,]\d{1,2})*(?=\s|$)/u;
