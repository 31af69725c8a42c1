import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './language.ts';
import { WordRole } from './word-role.ts';

const rows = (name: string): string[][] =>
  rowsOf(readFileSync(new URL(`../../../resources/en/${name}`, import.meta.url), 'utf8'));

describe('the tables of English', () => {
  it('give each phrase one HPO id and its label', () => {
    const phrases = rows('phrases.tsv');
    expect(phrases.filter((row) => row.length !== 3 || !/^HP:\d{7}$/.test(row[1] ?? ''))).toEqual([]);
    expect(new Set(phrases.map(([phrase = '']) => phrase.toLowerCase())).size).toBe(phrases.length);
  });

  it('give each false friend a terminology and a reason', () => {
    const known = ['*', 'hpo', 'mondo', 'uberon', 'maxo', 'drugbank', 'medlineplus'];
    const bad = rows('false-friends.tsv').filter(
      ([names = '', terminology = '', reason = '']) =>
        names === '' || names !== names.toLowerCase() || !known.includes(terminology) || reason === '',
    );
    expect(bad).toEqual([]);
  });

  it('use the roles and levels that the lexicon knows', () => {
    expect(rows('word-roles.tsv').filter(([role = '']) => !(role in WordRole))).toEqual([]);
    expect(
      rows('derivations.tsv').filter(([level = '']) => !['inflection', 'derivation'].includes(level)),
    ).toEqual([]);
  });
});
