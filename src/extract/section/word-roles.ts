import type { WordTable } from '../document/index.ts';
import type { Resources } from '../resource.ts';
import { tableRows } from './table-rows.ts';

const NAME = 'en/section-words.tsv';

/** What a word can be to this stage; bits, since one word can be several. */
export const Role = {
  pronoun: 1,
  patientNoun: 2,
  caseNoun: 4,
  determiner: 8,
  general: 16,
  ordinal: 32,
  numeral: 64,
  ageUnit: 128,
  /** May begin a run-in heading. */
  heading: 256,
  /** May begin a phrase of the wording table. */
  cue: 512,
  /** "old", as in "34-year-old". */
  old: 1024,
} as const;

const ROLE_BY_NAME: Readonly<Record<string, number>> = {
  'patient-pronoun': Role.pronoun,
  'patient-noun': Role.patientNoun,
  'case-noun': Role.caseNoun,
  determiner: Role.determiner,
  general: Role.general,
  ordinal: Role.ordinal,
  numeral: Role.numeral,
  'age-unit': Role.ageUnit,
  old: Role.old,
};

export interface WordRoles {
  /** The roles of each word of a table, by word index. */
  of(words: WordTable): Uint16Array;
  /** What an ordinal or numeral counts, from 1. */
  readonly valueByForm: ReadonlyMap<string, number>;
}

/** Reads the words this stage goes by; `others` adds the first words of headings and cues. */
export function readWordRoles(
  resources: Resources,
  others: readonly (readonly [role: number, forms: ReadonlySet<string>])[],
): WordRoles {
  const roleByForm = new Map<string, number>();
  const valueByForm = new Map<string, number>();
  const add = (form: string, role: number): void => {
    roleByForm.set(form, (roleByForm.get(form) ?? 0) | role);
  };
  for (const [word = '', role = '', value = ''] of tableRows(NAME, resources.text(NAME), [
    'word',
    'role',
    'value',
  ])) {
    add(word, ROLE_BY_NAME[role] ?? 0);
    if (value !== '') valueByForm.set(word, Number(value));
  }
  for (const [role, forms] of others) for (const form of forms) add(form, role);

  let table: WordTable | undefined;
  let known = 0;
  let roles = new Uint16Array(1024);
  return {
    valueByForm,
    of(words) {
      if (words !== table) {
        table = words;
        known = 0;
      }
      if (words.size > roles.length) {
        const larger = new Uint16Array(words.size * 2);
        larger.set(roles.subarray(0, known));
        roles = larger;
      }
      for (; known < words.size; known += 1) roles[known] = roleByForm.get(words.form(known)) ?? 0;
      return roles;
    },
  };
}
