import { describe, expect, it } from 'vitest';
import { joinConditions, librarySearch, toggleCondition } from '../library/library-search.ts';
import { askSearch, filterOf } from './ask-search.ts';

describe('an address', () => {
  it('gives back the question it holds, and leaves out what nobody understands', () => {
    expect(
      askSearch({ has: ['HP:1', 'HP:1', 7], sex: 'female', from: '1990', to: 'soon', other: 1 }),
    ).toEqual({ has: ['HP:1'], sex: 'female', from: 1990 });
    expect(librarySearch({ words: 'lupus', where: 'sex = female', order: 'size' })).toEqual({
      words: 'lupus',
      where: ['sex = female'],
    });
  });

  it('becomes a filter of the library', () => {
    expect(filterOf({ has: ['HP:1', 'DRUG:2'], sex: 'male', to: 2000 })).toBe(
      'has HP:1 and has DRUG:2 and sex = male and year <= 2000',
    );
    expect(filterOf({})).toBeUndefined();
  });

  it('joins conditions so that an “or” in one stays its own', () => {
    expect(joinConditions(toggleCondition(['a or b'], 'c'))).toBe('(a or b) and (c)');
    expect(joinConditions(toggleCondition(['c'], 'c'))).toBeUndefined();
  });
});
