import { beforeAll, describe, expect, it } from 'vitest';
import { type CodedFacts, type CodedMeasurement, codedCase } from '../../../tests/packs/coded-case.ts';
import {
  ANALYTES,
  CALCINOSIS_FOLDER,
  LUPUS_FOLDER,
  openExampleVocabulary,
  openRules,
} from '../../../tests/packs/open-example-packs.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import { createCriteriaReader, type Evaluation, type Pack } from '../index.ts';

const CA = 'LOINC:17861-6 calcium';
const P = 'LOINC:2777-1 phosphate';
const ALBUMIN = 'LOINC:1751-7 albumin';
const PRODUCT = 'PRECEDENT:calcium-phosphate-product calcium-phosphate product';

let vocabulary: Vocabulary;
let calcinosis: Pack;
let lupus: Pack;
beforeAll(async () => {
  vocabulary = await openExampleVocabulary();
  calcinosis = await openRules(CALCINOSIS_FOLDER);
  lupus = await openRules(LUPUS_FOLDER);
});

function evaluate(criterion: string, facts: CodedFacts, pack = calcinosis): Evaluation {
  return createCriteriaReader(codedCase(facts), pack.classification, {
    vocabulary,
    analytes: ANALYTES,
  })().evaluate(criterion);
}

const adult = (...measured: CodedMeasurement[]): CodedFacts => ({ ageYears: 40, measured });

describe('concepts', () => {
  it.each<[string, CodedFacts, Evaluation['value']]>([
    ['a descendant is enough', { present: ['MONDO:0008054 juvenile dermatomyositis'] }, 'met'],
    ['silence is unknown', {}, 'unknown'],
    [
      'what is left open is unknown',
      { uncertain: ['MONDO:0007915 systemic lupus erythematosus'] },
      'unknown',
    ],
    [
      'denying the broader denies all below',
      { excluded: ['MONDO:0003900 Disease of connective tissue'] },
      'not-met',
    ],
    ['denying one below denies nothing else', { excluded: ['MONDO:0016367 dermatomyositis'] }, 'unknown'],
    [
      "the family's disease is not the patient's",
      { family: ['MONDO:0007915 systemic lupus erythematosus'] },
      'unknown',
    ],
  ])('%s', (_, facts, value) => {
    expect(evaluate('ctd', facts).value).toBe(value);
  });

  it('takes the denials that a criterion names for all that it lists', () => {
    const none = { excluded: ['HP:0033126 Cutaneous necrosis'] };
    expect(evaluate('skin-necrosis', none).value).toBe('not-met');
    expect(evaluate('skin-necrosis', { ...none, present: ['HP:0100758 Gangrene'] }).value).toBe('met');
    expect(evaluate('skin-necrosis', { ...none, uncertain: ['HP:0100758 Gangrene'] }).value).toBe('unknown');
  });

  it('keeps to the sites that a criterion names', () => {
    const calcification = { present: ['PRECEDENT:soft-tissue-calcification Soft tissue calcification'] };
    expect(
      evaluate('calcification-in-vessel', { ...calcification, sites: ['UBERON:0001981 blood vessel'] }).value,
    ).toBe('met');
    expect(
      evaluate('calcification-in-vessel', { ...calcification, sites: ['UBERON:0000376 thigh'] }).value,
    ).toBe('unknown');
    expect(
      evaluate('no-calcification-in-vessel', {
        excluded: ['HP:0010766 Ectopic calcification'],
        sites: ['UBERON:0001981 blood vessel'],
      }).value,
    ).toBe('met');
  });
});

/** Rule: total calcium 8.8–10.4 mg/dL, 2.2–2.6 mmol/L, in adults; the report's own words, then its own range, go before (S7). */
describe('the level of calcium', () => {
  it.each<[string, CodedFacts, string, Evaluation['value']]>([
    ['inside the range in mg/dL', adult([CA, 9.2, 'mg/dL']), 'calcium-normal', 'met'],
    ['inside the range in mmol/L', adult([CA, 2.3, 'mmol/L']), 'calcium-normal', 'met'],
    ['above in mmol/L', adult([CA, 2.9, 'mmol/L']), 'calcium-high', 'met'],
    ["the report's own range wins", adult([CA, 10.2, 'mg/dL', 8.5, 10.0]), 'calcium-high', 'met'],
    ["the report's own word wins", adult([CA, 'normal'], [P, 'normal']), 'minerals-normal', 'met'],
    ['no unit, no answer', adult([CA, 9.2, undefined]), 'calcium-normal', 'unknown'],
    ['a unit of something else, no answer', adult([CA, 9.2, 'kg']), 'calcium-normal', 'unknown'],
    [
      'a child has no adult range',
      { ageYears: 8, measured: [[P, 5.4, 'mg/dL']] },
      'phosphate-high',
      'unknown',
    ],
    [
      'a child has its own range',
      { ageYears: 8, measured: [[P, 1.6, 'mmol/L', 1.2, 1.9]] },
      'phosphate-normal',
      'met',
    ],
    ['an unknown age has no adult range', { measured: [[CA, 9.2, 'mg/dL']] }, 'calcium-normal', 'unknown'],
    ['one value of two is high', adult([CA, 'normal'], [CA, 'high']), 'calcium-normal', 'not-met'],
    ['a finding in words', { present: ['HP:0003072 Hypercalcemia'] }, 'calcium-high', 'met'],
    [
      'a denial in words is no statement of normal',
      { excluded: ['HP:0003072 Hypercalcemia'] },
      'calcium-normal',
      'unknown',
    ],
    ['a denial in words is not high', { excluded: ['HP:0003072 Hypercalcemia'] }, 'calcium-high', 'not-met'],
    [
      'both ends denied is normal',
      { excluded: ['HP:0003072 Hypercalcemia', 'HP:0002901 Hypocalcemia'] },
      'calcium-normal',
      'met',
    ],
  ])('%s', (_, facts, criterion, value) => {
    expect(evaluate(criterion, facts).value).toBe(value);
  });

  /** Rule: calcium + 0.8 × (4.0 − albumin in g/dL) [D]. */
  it.each<[string, CodedFacts, string, Evaluation['value']]>([
    [
      '7.9 with albumin 2.4 is 9.18: normal',
      adult([CA, 7.9, 'mg/dL'], [ALBUMIN, 2.4, 'g/dL']),
      'calcium-normal',
      'met',
    ],
    [
      '9.9 with albumin 2.4 is 11.18: high',
      adult([CA, 9.9, 'mg/dL'], [ALBUMIN, 24, 'g/L']),
      'calcium-high',
      'met',
    ],
    ['in mmol/L the same', adult([CA, 1.98, 'mmol/L'], [ALBUMIN, 24, 'g/L']), 'calcium-normal', 'met'],
    [
      "with the report's own range",
      adult([CA, 9.0, 'mg/dL', 8.5, 9.9], [ALBUMIN, 2.5, 'g/dL']),
      'calcium-high',
      'met',
    ],
    [
      "the report's own word still wins",
      adult([CA, 'low'], [CA, 7.9, 'mg/dL'], [ALBUMIN, 2.4, 'g/dL']),
      'calcium-normal',
      'not-met',
    ],
  ])('is corrected for albumin: %s', (_, facts, criterion, value) => {
    expect(evaluate(criterion, facts).value).toBe(value);
  });
});

/** Rule: calcium × phosphate above 70 mg²/dL² (5.65 mmol²/L²) [S2, S5, S8]; the unit must be squared. */
describe('calcium × phosphate', () => {
  it.each<[string, CodedFacts, Evaluation['value']]>([
    [
      '1.66 × 4.24 mmol/L = 7.04 mmol²/L² = 87 mg²/dL², though calcium is low',
      adult([CA, 1.66, 'mmol/L'], [P, 4.24, 'mmol/L']),
      'met',
    ],
    ['9 × 4 mg/dL = 36', adult([CA, 9, 'mg/dL'], [P, 4, 'mg/dL']), 'not-met'],
    ['10 × 7 mg/dL = 70 is not above', adult([CA, 10, 'mg/dL'], [P, 7, 'mg/dL']), 'not-met'],
    ['mixed units', adult([CA, 2.5, 'mmol/L'], [P, 8, 'mg/dL']), 'met'],
    ['reported in mmol²/L²', adult([PRODUCT, 5.7, 'mmol2/L2']), 'met'],
    ['reported just below in mmol²/L²', adult([PRODUCT, 5.6, 'mmol2/L2']), 'not-met'],
    ['reported in mg²/dL²', adult([PRODUCT, 72, 'mg2/dL2']), 'met'],
    ['reported with a unit that is not squared', adult([PRODUCT, 7, 'mmol/L']), 'unknown'],
    ['one of the two is missing', adult([CA, 9, 'mg/dL']), 'unknown'],
  ])('%s', (_, facts, value) => {
    expect(evaluate('product-above-70', facts).value).toBe(value);
  });

  it('shows what it computed', () => {
    const { facts } = evaluate('product-above-70', adult([CA, 1.66, 'mmol/L'], [P, 4.24, 'mmol/L']));
    expect(facts.map(({ says }) => says)).toEqual(['calcium × phosphate 87.37 mg2/dL2, computed']);
  });
});

/** Rule: the lesions began within 28 days of the exposure [D]. */
describe('time between exposure and lesion', () => {
  const given = ['DRUGBANK:DB11126 Calcium gluconate'];
  const present = ['HP:0025520 Calcinosis cutis'];
  const on = (iso8601date: string) => ({ kind: 'date', iso8601date }) as const;
  it.each<[string, CodedFacts, Evaluation['value']]>([
    ['21 days by dates', { given, givenOn: on('2020-03-01'), present, onset: on('2020-03-22') }, 'met'],
    ['40 days by dates', { given, givenOn: on('2020-03-01'), present, onset: on('2020-04-10') }, 'not-met'],
    [
      'the same month, days unknown',
      { given, givenOn: on('2020-03'), present, onset: on('2020-04') },
      'unknown',
    ],
    [
      'two weeks after, in words',
      {
        given,
        present,
        onset: { kind: 'relative', iso8601duration: 'P2W', direction: 'after', event: 'calcium gluconate' },
      },
      'met',
    ],
    ['not dated', { given, present }, 'unknown'],
  ])('%s', (_, facts, value) => {
    expect(evaluate('onset-soon', facts).value).toBe(value);
  });
});

/** Rule: at least ten points, counting the highest item of each domain (Aringer 2019). */
describe('a score with domains', () => {
  const C3 = 'LOINC:4485-9 complement C3';
  const C4 = 'LOINC:4498-2 complement C4';
  it('counts only the highest item of a domain', () => {
    const { score } = evaluate(
      'ten-points',
      { present: ['HP:0025300 Malar rash', 'HP:0000155 Oral ulcer', 'HP:0001596 Alopecia'] },
      lupus,
    );
    expect(score).toMatchObject({ least: 6, needed: 10 });
  });
  it('is met as soon as what is known is enough', () => {
    const facts = { present: ['HP:0025300 Malar rash', 'HP:0001369 Arthritis'] };
    expect(evaluate('ten-points', facts, lupus)).toMatchObject({ value: 'met', score: { least: 12 } });
  });
  it('is unknown while what is unknown could still be enough', () => {
    expect(evaluate('ten-points', { present: ['HP:0001945 Fever'] }, lupus)).toMatchObject({
      value: 'unknown',
      score: { least: 2 },
    });
  });
  it('gives both complements low one point more than one', () => {
    expect(evaluate('ten-points', { measured: [[C3, 'low']] }, lupus).score?.least).toBe(3);
    expect(
      evaluate(
        'ten-points',
        {
          measured: [
            [C3, 'low'],
            [C4, 'low'],
          ],
        },
        lupus,
      ).score?.least,
    ).toBe(4);
  });
});
