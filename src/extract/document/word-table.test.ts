import { expect, it } from 'vitest';
import { WordTable } from './word-table.ts';

it('keeps each of many words apart, through growth', () => {
  const words = new WordTable();
  const indexes = Array.from({ length: 20_000 }, (_, i) => words.intern(`word${i}`));
  expect(words.size).toBe(20_000);
  expect(indexes.every((index, i) => words.form(index) === `word${i}`)).toBe(true);
  expect(words.intern('WORD777')).toBe(indexes[777]);
});

it('gives a fresh table once it has grown beyond the size asked for', () => {
  const words = new WordTable();
  for (let i = 0; i < 10; i += 1) words.intern(`w${i}`);
  expect(words.fresh(10)).toBe(words);
  expect(words.fresh(9)).not.toBe(words);
  expect(words.fresh(9).size).toBe(0);
});
