import { describe, expect, it } from 'vitest';
import { exampleCase } from '../../../tests/library/example-cases.ts';
import { comparePatients } from './index.ts';

const TEXT =
  'Seen in spring, she told us that small white stones had left the skin above her knee for three winters.';
const measured = (value: number) =>
  ({
    measurements: [
      {
        analyte: { label: 'calcium' },
        quantity: { value, unit: 'mmol/L' },
        evidence: { origin: 'curated', spans: [] },
      },
    ],
  }) as const;
const base = { sex: 'female', ageYears: 37, present: ['HP:0000003'], given: ['DRUG:0000002'] } as const;

describe('two publications on perhaps one patient', () => {
  it('agree in age, sex, value, treatment, rare finding and wording', () => {
    const here = { ...exampleCase('a', { ...base, text: TEXT }), ...measured(2.41) };
    const there = { ...exampleCase('b', { ...base, text: `Again. ${TEXT}` }), ...measured(2.41) };
    const { agreeing, disagreeing } = comparePatients(here, there, () => true);
    expect(agreeing.map(({ fact }) => fact)).toEqual([
      'sex',
      'age, years',
      'calcium',
      'treatment',
      'rare finding',
      'the same wording',
    ]);
    expect(disagreeing).toEqual([]);
  });

  it('disagree in sex, age and value, which weighs against', () => {
    const here = { ...exampleCase('a', base), ...measured(2.41) };
    const there = { ...exampleCase('b', { ...base, sex: 'male', ageYears: 60 }), ...measured(1.9) };
    const { disagreeing, points } = comparePatients(here, there, () => false);
    expect(disagreeing.map(({ fact }) => fact)).toEqual(['sex', 'age, years', 'calcium']);
    expect(points).toBeLessThan(0);
  });

  it('does not depend on which report is asked about', () => {
    const [a, b] = [
      exampleCase('a', { ...base, text: TEXT }),
      exampleCase('b', { ...base, ageYears: 38, text: TEXT }),
    ];
    expect(comparePatients(a, b, () => true).points).toBe(comparePatients(b, a, () => true).points);
  });
});
