import { foldWord } from './fold-word.ts';
import { stemDerivation, stemInflection } from './stem-word.ts';
import { WordRole } from './word-role.ts';

/** The tables of English that shape a lexicon, as the text of their files; kept inside it so that it opens alone. */
export interface LanguageTables {
  /** `resources/en/derivations.tsv`: level, canonical word, forms. */
  readonly derivations: string;
  /** `resources/en/word-roles.tsv`: role, words. */
  readonly wordRoles: string;
}

/** Rows of a tab-separated table without its comments and its heading line. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));
}

/** The two keys of a word, and its role. `loose` is empty for a word that loose keys leave out. */
export interface WordForm {
  readonly strict: string;
  readonly loose: string;
  readonly role: number;
}

/** Says for each lower-case word which stem, root and role it has; one per lexicon, caches nothing. */
export interface Language {
  analyse(word: string): WordForm;
}

/** Reads the tables; a row that cannot be used is skipped, the tests of the tables name it. */
export function createLanguage(tables: LanguageTables): Language {
  const stemByWord = new Map<string, string>();
  const rootByStem = new Map<string, string>();
  const roleByWord = new Map<string, number>();
  for (const [role = '', words = ''] of rowsOf(tables.wordRoles)) {
    const bit = WordRole[role as keyof typeof WordRole] ?? 0;
    for (const word of words.split(' ')) roleByWord.set(word, (roleByWord.get(word) ?? 0) | bit);
  }
  for (const [level, canonical = '', forms = ''] of rowsOf(tables.derivations)) {
    if (level !== 'inflection') continue;
    for (const form of forms.split(' ')) stemByWord.set(foldWord(form), stemInflection(foldWord(canonical)));
  }
  const stemOf = (word: string): string => {
    const folded = foldWord(word);
    return stemByWord.get(folded) ?? stemInflection(folded);
  };
  for (const [level, canonical = '', forms = ''] of rowsOf(tables.derivations)) {
    if (level === 'inflection') continue;
    const root = `=${canonical}`;
    for (const form of [canonical, ...forms.split(' ')]) {
      if (form === '') continue;
      rootByStem.set(stemOf(form), root);
    }
  }
  return {
    analyse(word) {
      const role = roleByWord.get(word) ?? 0;
      if ((role & WordRole.connective) !== 0 && word.length > 1) return { strict: '', loose: '', role };
      const strict = stemOf(word);
      if ((role & WordRole.noise) !== 0) return { strict, loose: '', role };
      const derived = stemDerivation(strict);
      return { strict, loose: rootByStem.get(strict) ?? rootByStem.get(derived) ?? derived, role };
    },
  };
}
