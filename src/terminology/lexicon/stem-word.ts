const undouble = (stem: string): string => stem.replace(/([bdfglmnprt])\1$/, '$1');
const HAS_VOWEL = /[aeiouy]/;

/** Reduces a folded word to the stem its plural, past and -ing forms have together ("stenoses", "stenosis" → "stenos"). */
export function stemInflection(folded: string): string {
  if (folded.length < 4 || /\d/.test(folded)) return folded;
  return undouble(stemVerbForm(stemPlural(folded))).replace(/z(e?)$/, 's$1');
}

function stemPlural(word: string): string {
  if (/(?:s[ie]s|z[e]s)$/.test(word) && word.length > 5) return word.slice(0, -3).concat('s');
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3).concat('y');
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  if (/[^o]us$/.test(word) && word.length > 5) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return dropFinalVowel(word.slice(0, -1));
  return dropFinalVowel(word);
}

function dropFinalVowel(word: string): string {
  if (word.endsWith('um') && word.length > 5) return word.slice(0, -2);
  if (/[aei]$/.test(word) && word.length > 5) return word.slice(0, -1);
  return word;
}

function stemVerbForm(word: string): string {
  if (word.endsWith('ing') && word.length > 5 && HAS_VOWEL.test(word.slice(0, -3)))
    return dropFinalVowel(word.slice(0, -3));
  if (/[^e]ed$/.test(word) && word.length > 4 && HAS_VOWEL.test(word.slice(0, -2)))
    return dropFinalVowel(word.slice(0, -2));
  return word;
}

/** Endings that turn one word class into another, longest first; each leaves at least four letters. */
const DERIVATIONS: readonly (readonly [RegExp, string])[] = [
  [/fications?$/, 'fi'],
  [/fy$/, 'fi'],
  [/(?<=..)ations?$/, ''],
  [/(?<=...)ional$/, ''],
  [/(?<=....)ion$/, ''],
  [/(?<=....)ive$/, ''],
  [/(?<=....)iv$/, ''],
  [/(?<=...)ical$/, ''],
  [/(?<=....)at$/, ''],
  [/(?<=..)otic$/, 'os'],
  [/(?<=..)stic$/, 's'],
  [/(?<=..)ptic$/, 'ps'],
  [/(?<=..)ysi$/, 'ys'],
  [/(?<=..)ytic$/, 'ys'],
  [/(?<=...)itic$/, 'itis'],
  [/(?<=....)atic$/, ''],
  [/(?<=...)ic$/, ''],
  [/(?<=....)ism$/, ''],
  [/(?<=...)osity$/, ''],
  [/(?<=...)iti?$/, ''],
  [/(?<=...)ity$/, ''],
  [/(?<=...)nes?s$/, ''],
  [/(?<=....)ment$/, ''],
  [/(?<=...)enc[ey]?$/, 'ent'],
  [/(?<=...)anc[ey]?$/, 'ant'],
  [/(?<=....)ously$/, ''],
  [/(?<=....)ous$/, ''],
  [/(?<=....)ally$/, ''],
  [/(?<=....)ly$/, ''],
  [/(?<=....)al$/, ''],
  [/(?<=....)ar$/, ''],
  [/(?<=....)en$/, ''],
  [/(?<=...[^aeiou])y$/, ''],
  [/(?<=....)i$/, ''],
];

/** Reduces a stem further to what noun, adjective and verb of one root share ("hypotonia", "hypotonic" → "hypoton"). */
export function stemDerivation(stem: string): string {
  if (/\d/.test(stem)) return stem;
  return undouble(deriveOnce(deriveOnce(stem)).replace(/(?<=...)e$/, ''));
}

function deriveOnce(stem: string): string {
  if (stem.length < 5) return stem;
  for (const [ending, replacement] of DERIVATIONS) {
    const shorter = stem.replace(ending, replacement);
    if (shorter !== stem && shorter.length >= 4) return shorter;
  }
  return stem;
}
