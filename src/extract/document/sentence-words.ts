/**
 * Words that decide whether a full stop ends a sentence. Kept with the code, not under `resources/`, because cutting a text
 * into tokens needs nothing but the text; the lists are closed classes of English, not clinical knowledge.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A full stop after these never ends a sentence. */
export const ALWAYS_ABBREVIATED = set(
  'dr drs mr mrs ms mx prof st fig figs figure vs approx cf eq eqs ref refs resp dept jr messrs mt supp suppl spp ssp viz incl hb hgb temp wt ht avg max min dx hx rx tx sx fx pt pts yr yrs mo mos wk wks',
);

/** A full stop after these ends a sentence unless a number, a bracket or a single letter follows. */
export const ABBREVIATED_BEFORE_NUMBER = set('no nos tab tabs p pp vol ed ch sec para art ca circa gr vol');

/** Words that begin sentences and hardly ever follow an initial or a dotted abbreviation inside one. */
export const SENTENCE_STARTERS = set(
  'the a an he she they we it its his her their our this that these those there here in on at after before during since for from with without by to as when while although however therefore thus then upon following despite because if both all no not one two three patient patients physical laboratory examination general initial histopathology treatment surgery family past',
);

/** After these a capital word with a colon goes on with the phrase: `a history of HIV: …`. */
export const PHRASE_WORDS = set('of with the a an and or for by on in to as at from was is were are no not');
