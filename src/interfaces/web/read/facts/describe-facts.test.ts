import { describe, expect, it } from 'vitest';
import { EXAMPLE_CASE } from '../editing/example-case.ts';
import { describeFacts, durationInWords, quantityInWords, timeInWords } from './describe-facts.ts';
import { groupFacts } from './group-facts.ts';

describe('facts as lines', () => {
  it('stand in the order of the brief, each in exactly one group', () => {
    const facts = describeFacts(EXAMPLE_CASE);
    const groups = groupFacts(facts);
    expect(groups.map(({ title }) => title)).toEqual([
      'Person',
      'Conditions',
      'Present',
      'Excluded',
      'Measured',
      'Treated',
      'Course',
    ]);
    expect(groups.flatMap((group) => group.facts).length).toBe(facts.length);
  });

  it('never say normal or negative of what is not reported', () => {
    const silent = {
      ...EXAMPLE_CASE,
      course: {
        ...EXAMPLE_CASE.course,
        outcome: { ...EXAMPLE_CASE.course.outcome, value: 'not-reported' as const },
      },
    };
    expect(describeFacts(silent).find(({ key }) => key === 'outcome')).toMatchObject({
      label: 'outcome not reported',
      status: 'unknown',
    });
  });

  it('give a treatment the words of its doses and of its response too', () => {
    const diltiazem = describeFacts(EXAMPLE_CASE).find(({ key }) => key === 'treatments.0');
    expect(diltiazem?.details).toEqual(['30 mg/day', 'response: none']);
    expect(diltiazem?.spans.map(({ start }) => start)).toEqual([52, 60, 70]);
  });
});

describe('times and amounts in words', () => {
  it.each([
    ['P10Y6M', '10 y 6 mo'],
    ['PT36H', '36 h'],
    ['P1.5Y', '1.5 y'],
  ])('%s is %s', (iso, words) => expect(durationInWords(iso)).toBe(words));

  it('say the event that a time is counted from', () => {
    expect(
      timeInWords({ kind: 'relative', iso8601duration: 'P10Y', direction: 'after', event: 'lupus' }),
    ).toBe('10 y after lupus');
  });

  it('keep comparators, pairs and ranges', () => {
    expect(quantityInWords({ value: 118, second: 74, unitText: 'mmHg' })).toBe('118/74 mmHg');
    expect(quantityInWords({ value: 2, valueHigh: 4, comparator: '<' })).toBe('<2–4');
  });
});
