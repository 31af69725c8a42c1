import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quoteAt } from '../../../case/index.ts';
import { documentFromText, WordTable } from '../../document/index.ts';
import { createQuantityFinder } from './quantity-finder.ts';

const read = (name: string): Buffer =>
  readFileSync(new URL(`../../../../resources/${name}`, import.meta.url));
const find = createQuantityFinder({ text: (name) => read(name).toString('utf8'), bytes: read });
const words = new WordTable();

/** `type: quote` of each mention. */
function mentionsOf(text: string): string[] {
  return find(documentFromText(text, words)).map(({ type, span }) => `${type}: ${quoteAt(text, span)}`);
}

describe('the quantity finder', () => {
  it.each([
    ['A 37-year-old woman came.', ['age: 37-year-old', 'sex: woman']],
    ['A 44-year- old man came.', ['age: 44-year- old', 'sex: man']],
    ['An eleven year old girl came.', ['age: eleven year old', 'sex: girl']],
    ['72 yo F with fever', ['age: 72 yo', 'sex: F']],
    ['A woman aged 31 years came.', ['sex: woman', 'age: aged 31 years']],
    ['A man in his early sixties came.', ['sex: man', 'age: sixties']],
    ['She was first seen at 9 months of age.', ['date: 9 months of age']],
  ])('reads the people of "%s"', (text, expected) => {
    expect(mentionsOf(text)).toEqual(expected);
  });

  it.each([
    ['He was seen on 12th March 2014.', ['date: 12th March 2014']],
    ['He was seen on 2014-03-12.', ['date: 2014-03-12']],
    ['It was diagnosed in 2004.', ['date: 2004']],
    ['Three months later she died.', ['date: Three months later']],
    ['On postoperative day 3 he walked.', ['date: postoperative day 3']],
    ['He had coughed for 6 weeks.', ['duration: 6 weeks']],
    ['A 2-week history of cough.', ['duration: 2-week history']],
    ['She was seen every 3 months.', []],
  ])('reads the times of "%s"', (text, expected) => {
    expect(mentionsOf(text)).toEqual(expected);
  });

  it.each([
    ['Prednisolone 20 mg/day was given.', ['dose: 20 mg/day']],
    ['Prednisolone (30 mg t.i.d., orally) was given.', ['dose: 30 mg t.i.d., orally']],
    ['She took two tablets twice a day.', ['dose: two tablets twice a day']],
    ['High-dose dexamethasone was given.', ['dose: High-dose']],
    ['Haemoglobin was 5.7 g/dL.', ['value: 5.7 g/dL']],
    ['Platelets were 52 × 109/L.', ['value: 52 × 109/L']],
    ['Blood pressure was 120/80 mmHg.', ['value: 120/80 mmHg']],
    ['ANA was positive at 1:640.', ['value: positive', 'value: 1:640']],
    ['Creatinine was 2.1 mg/dL (normal range 0.7-1.1 mg/dL).', ['value: 2.1 mg/dL']],
    ['Calcium was within normal limits.', ['value: within normal limits']],
  ])('reads the amounts of "%s"', (text, expected) => {
    expect(mentionsOf(text)).toEqual(expected);
  });
});
