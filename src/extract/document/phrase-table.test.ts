import { expect, test } from 'vitest';
import { PhraseTable } from './phrase-table.ts';
import { tokenize } from './tokenize.ts';
import { WordTable } from './word-table.ts';

const table = new PhraseTable([
  ['no', 'negation'],
  ['no change', 'pseudo'],
  ['ruled out', 'negation'],
] as const);

test('the longest phrase at a place is the one that is found', () => {
  const tokens = tokenize('There was NO change; sepsis was ruled out.', new WordTable());
  expect(table.scan(tokens, 0, tokens.count).map((m) => [m.fromToken, m.toToken, m.meaning])).toEqual([
    [2, 4, 'pseudo'],
    [7, 9, 'negation'],
  ]);
});

test('a phrase cut off by the end of the range is not found', () => {
  const tokens = tokenize('sepsis was ruled', new WordTable());
  expect(table.scan(tokens, 0, tokens.count)).toEqual([]);
});

test('tables of words that share no history give the same answer', () => {
  for (const words of [new WordTable(), new WordTable()]) {
    words.intern('something else');
    const tokens = tokenize('no fever', words);
    expect(table.at(tokens, 0, tokens.count)?.meaning).toBe('negation');
  }
});
