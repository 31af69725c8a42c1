import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quoteAt } from '../../../case/index.ts';
import { documentFromText, WordTable } from '../../document/index.ts';
import type { ConceptMention } from '../mention.ts';
import { createQuantityFinder } from './quantity-finder.ts';
import type { QuantityMention } from './reading.ts';
import { settleDoses } from './settle-doses.ts';

const read = (name: string): Buffer =>
  readFileSync(new URL(`../../../../resources/${name}`, import.meta.url));
const find = createQuantityFinder({ text: (name) => read(name).toString('utf8'), bytes: read });
const mentionsOf = (text: string): QuantityMention[] => find(documentFromText(text, new WordTable()));

describe('a value', () => {
  it.each([
    ['Haemoglobin was 5.7 g/dL.', { value: 5.7, unit: 'g/dL' }],
    ['The CRP was <0.1 mg/L.', { value: 0.1, comparator: '<', unit: 'mg/L' }],
    ['Platelets 52 × 109/L.', { value: 52, unit: '10*9/L' }],
    ['Leukocytes 11,280/µL.', { value: 11280 }],
    ['CRP ranged from 10 to 20 mg/L.', { value: 10, valueHigh: 20, unit: 'mg/L' }],
    ['Pulse was between 50 and 60 beats per min.', { value: 50, valueHigh: 60 }],
    ['Titre 1:640.', { value: 640 }],
    ['Temperature was 38.5 °C.', { value: 38.5, unit: 'Cel' }],
    ['A base excess of −4.5 mmol/L.', { value: -4.5, unit: 'mmol/L' }],
    ['The pH was 7.21.', { value: 7.21 }],
  ])('of "%s" has its number and UCUM unit', (text, quantity) => {
    expect(mentionsOf(text)[0]).toMatchObject({ type: 'value', quantity });
  });

  it.each([
    ['Creatinine was 2.1 mg/dL (normal range 0.7-1.1 mg/dL).', { low: 0.7, high: 1.1, unit: 'mg/dL' }],
    ['CRP was 12 mg/L (reference: < 5 mg/L).', { high: 5 }],
    ['Calcium 3.1 mmol/L, normal range 2.1–2.6 mmol/L.', { low: 2.1, high: 2.6 }],
  ])('of "%s" keeps the range the report compares it with', (text, referenceRange) => {
    const values = mentionsOf(text);
    expect(values).toHaveLength(1);
    expect(values[0]).toMatchObject({ referenceRange });
  });

  it.each([
    ['Serum calcium was markedly elevated.', 'high'],
    ['Cultures were negative.', 'negative'],
    ['Liver enzymes were within normal limits.', 'normal'],
    ['Complement levels were low.', 'low'],
  ])('of "%s" is interpreted as said', (text, interpretation) => {
    expect(mentionsOf(text)[0]).toMatchObject({ type: 'value', interpretation });
  });

  it.each([
    'C-reactive protein was measured.',
    'He had a low mood.',
    'A mass of 20 × 25 cm was seen.',
    'See Figure 2 and Table 3.',
    'Gram-positive cocci grew.',
    'Her family history was unremarkable.',
    'Normal saline was given.',
  ])('is not seen in "%s"', (text) => {
    expect(mentionsOf(text)).toEqual([]);
  });
});

describe('a dose', () => {
  it.each([
    ['Prednisolone 20 mg/day', { quantity: { value: 20, unit: 'mg/d' }, timesPerDay: 1 }],
    ['amoxicillin 500 mg orally three times a day', { timesPerDay: 3, route: 'oral' }],
    ['methotrexate 15 mg weekly', { timesPerDay: 1 / 7 }],
    ['cefazolin 1 g i.v. every 8 hours', { timesPerDay: 3, route: 'intravenous' }],
    ['acyclovir 4 mg/kg q12h', { quantity: { value: 4, unit: 'mg/kg' }, timesPerDay: 2 }],
    ['He took 2 tablets 8 hourly', { quantity: { value: 2 }, timesPerDay: 3 }],
    ['a total dose of 42 Gy', { quantity: { value: 42, unit: 'Gy' } }],
  ])('of "%s" has amount, frequency and route', (text, dose) => {
    expect(mentionsOf(`${text}.`)[0]).toMatchObject({ type: 'dose', ...dose });
  });
});

describe('a time', () => {
  it.each([
    ['seen on 12/25/2014', '2014-12-25'],
    ['seen on 25.12.2014', '2014-12-25'],
    ['seen on 04/05/2014, which may be either', '2014'],
    ['seen on Feb. 18, 2016', '2016-02-18'],
    ['since November 2000', '2000-11'],
  ])('"%s" is a date as precise as it is written', (text, iso8601date) => {
    expect(mentionsOf(text)[0]).toMatchObject({ type: 'date', iso8601date });
  });

  it('counted from an event names the event', () => {
    const text = 'She relapsed two weeks after the second operation.';
    const [date] = mentionsOf(text);
    expect(date).toMatchObject({ relative: { iso8601duration: 'P2W', days: 14, direction: 'after' } });
    expect(date?.type === 'date' && date.anchor && quoteAt(text, date.anchor)).toBe('the second operation');
  });

  it.each([
    ['for 2 to 3 weeks', { iso8601duration: 'P2W', days: 14, daysHigh: 21 }],
    ['for one and a half years', { iso8601duration: 'P1Y6M' }],
    ['for half a year', { iso8601duration: 'P6M' }],
    ['for several months', { iso8601duration: 'P3M', approximate: true }],
    ['for 48 hours', { iso8601duration: 'PT48H', days: 2 }],
  ])('"%s" lasts as long as it says', (text, duration) => {
    expect(mentionsOf(`He had fever ${text}.`)[0]).toMatchObject({ type: 'duration', ...duration });
  });

  it.each([
    ['A 2-year and 6-month-old boy', 2.5],
    ['a 3-day-old girl', 0.0082],
    ['a 13-month-old girl', 1.0833],
    ['A 48 year male', 48],
    ['a thirty-three-year-old man', 33],
    ['a four-and-one-half-year-old girl', 4.5],
  ])('"%s" is an age in years', (text, years) => {
    expect(mentionsOf(text).find(({ type }) => type === 'age')).toMatchObject({ years });
  });

  it('of a relative is marked as such', () => {
    expect(mentionsOf('His mother, 32 years old, was well.')[0]).toMatchObject({
      type: 'age',
      ofAnother: true,
    });
  });
});

describe('settleDoses', () => {
  const concept = (text: string, words: string, type: 'drug' | 'measurement'): ConceptMention => {
    const start = text.indexOf(words) as ConceptMention['span']['start'];
    const span = { start, end: (start + words.length) as ConceptMention['span']['end'] };
    return { type, span, sentence: 0, concepts: [], label: words, basis: 'exact' };
  };

  it.each([
    ['Anticardiolipin IgG (165 U) was found.', 'Anticardiolipin IgG', 'measurement', 'value'],
    ['Furosemide 40 mg was given.', 'Furosemide', 'drug', 'dose'],
  ] as const)('tells that the amount of "%s" is of %s, a %s', (text, words, kind, type) => {
    const document = documentFromText(text, new WordTable());
    expect(settleDoses(document, find(document), [concept(text, words, kind)])[0]).toMatchObject({ type });
  });
});
