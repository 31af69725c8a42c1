import { describe, expect, it } from 'vitest';
import { formatFilter, parseFilter } from './index.ts';

describe('reading a filter', () => {
  it.each([
    ['sex = female', 'sex = "female"'],
    ['SEX = Female AND age >= 30', '(sex = "female" and age >= "30")'],
    ['not has HP:1 and sex = male', '(not (has "HP:1") and sex = "male")'],
    ['has HP:1 or has HP:2 and has HP:3', '(has "HP:1" or (has "HP:2" and has "HP:3"))'],
    ['(has HP:1 or has HP:2) and has HP:3', '((has "HP:1" or has "HP:2") and has "HP:3")'],
    ['year 2000..2020', 'year "2000".."2020"'],
    ['year 2000 .. 2020', 'year "2000".."2020"'],
    ['age 0.5..1.5', 'age "0.5".."1.5"'],
    ['title ~ "say \\"ah\\""', 'title ~ "say \\"ah\\""'],
    ["journal = 'J. Derm.'", 'journal = "J. Derm."'],
    ['doi = 10.1000/xyz', 'doi = "10.1000/xyz"'],
    ['not not known age', 'not (not (known age))'],
  ])('understands %s', (text, formatted) => {
    expect(formatFilter(parseFilter(text))).toBe(formatted);
  });

  it.each([
    ['', 1, 'expected a condition'],
    ['sex', 4, 'expected one of = !='],
    ['sex = blue', 7, 'expected one of female, male, other, unknown, found "blue"'],
    ['sex > female', 5, 'expected one of = != for sex'],
    ['age >= old', 8, 'expected a number, found "old"'],
    ['year 2000', 10, 'expected ".."'],
    ['year = 19.5', 8, 'expected a whole number'],
    ['colour = red', 1, 'expected a condition: one of not'],
    ['has', 4, 'expected a concept'],
    ['has HP:1 has HP:2', 10, 'expected "and", "or" or the end'],
    ['(has HP:1', 10, 'expected "and", "or" or ")"'],
    ['has HP:1)', 9, 'expected "and", "or" or the end'],
    ['text "chalky', 6, 'never closed'],
    ['added >= 2026-02-31', 10, 'expected a date'],
    ['title ~ "a\0b"', 9, 'NUL'],
    ['sex ! female', 5, 'unequal is written !='],
    ['title < x', 7, 'expected one of = != ~'],
    ['('.repeat(300), 201, 'levels of brackets'],
    [`title = ${'x'.repeat(10_001)}`, 1, '10000 are allowed'],
  ])('points at what is wrong in %j', (text, column, problem) => {
    const failed = () => parseFilter(text);
    expect(failed).toThrowError(expect.objectContaining({ kind: 'input', code: 'filter-syntax' }));
    expect(failed).toThrowError(`column ${column}: `);
    expect(failed).toThrowError(problem);
  });
});
