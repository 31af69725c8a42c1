import { beforeAll, describe, expect, it } from 'vitest';
import { type CodedFacts, codedCase } from '../../../tests/packs/coded-case.ts';
import {
  ANALYTES,
  CALCINOSIS_FOLDER,
  LUPUS_FOLDER,
  openExampleVocabulary,
  openRules,
} from '../../../tests/packs/open-example-packs.ts';
import type { Pack } from '../../packs/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import { type Classified, classifyCase, type ClassifyOptions } from './index.ts';

const CA = 'LOINC:17861-6 calcium';
const P = 'LOINC:2777-1 phosphate';
const PTH = 'LOINC:2731-8 parathyroid hormone';
const CC = 'HP:0025520 Calcinosis cutis';
const SLE = 'MONDO:0007915 systemic lupus erythematosus';
const PANNICULITIS = 'MONDO:0019561 lupus panniculitis';
const NORMAL = [
  [CA, 'normal'],
  [P, 'normal'],
  [PTH, 'normal'],
] as const;

let vocabulary: Vocabulary;
let calcinosis: Pack;
let lupusCriteria: Pack;
beforeAll(async () => {
  vocabulary = await openExampleVocabulary();
  calcinosis = await openRules(CALCINOSIS_FOLDER);
  lupusCriteria = await openRules(LUPUS_FOLDER);
});

function classify(facts: CodedFacts, options: ClassifyOptions = {}, pack = calcinosis): Classified {
  return classifyCase(codedCase(facts), { pack, vocabulary, analytes: ANALYTES }, options);
}

const verdictOf = (facts: CodedFacts): string => {
  const { verdict } = classify(facts);
  return verdict.type === undefined ? verdict.certainty : `${verdict.type} ${verdict.certainty}`;
};

describe('the five types', () => {
  const dialysis = ['MAXO:0000602 hemodialysis'];
  const necrosis = 'HP:0033126 Cutaneous necrosis';
  const gluconate = ['DRUGBANK:DB11126 Calcium gluconate'];
  it.each<[rule: string, CodedFacts, verdict: string]>([
    // "damaged tissue, serum calcium and phosphate normal" [S1–S6]; "labs missing: probable" [D]
    [
      'dystrophic with both tests is definite',
      { present: [CC, SLE], measured: [...NORMAL] },
      'dystrophic definite',
    ],
    [
      'dystrophic with calcium alone is probable',
      { present: [CC, SLE], measured: [[CA, 'normal']] },
      'dystrophic probable',
    ],
    ['dystrophic without tests is probable', { present: [CC, PANNICULITIS] }, 'dystrophic probable'],
    // "ctd present and calcium or phosphate abnormal: metastatic against dystrophic, a person must judge" [D]
    [
      'a low calcium holds dystrophic back',
      {
        present: [CC, SLE],
        measured: [
          [CA, 'low'],
          [P, 'normal'],
        ],
      },
      'dystrophic possible',
    ],
    [
      'a high calcium contests it',
      {
        present: [CC, SLE],
        measured: [
          [CA, 'high'],
          [P, 'normal'],
        ],
      },
      'metastatic possible',
    ],
    // "calcium, phosphate or product too high and a cause" [S2, S5, S8, S9]
    [
      'metastatic with a cause is definite',
      { present: [CC], given: dialysis, measured: [[P, 'high']] },
      'metastatic definite',
    ],
    [
      'a product above 70 without a cause is probable',
      {
        ageYears: 50,
        present: [CC],
        measured: [
          [CA, 10, 'mg/dL'],
          [P, 8, 'mg/dL'],
        ],
      },
      'metastatic probable',
    ],
    [
      'a cause without tests is possible',
      { present: [CC, 'MONDO:0010837 primary hyperparathyroidism'] },
      'metastatic possible',
    ],
    // "livedo, retiform purpura, necrosis … and small-vessel calcification for definite, a risk for probable" [S2, S3, S10, S11]
    [
      'calciphylaxis with vessels is definite',
      { present: [necrosis, 'PRECEDENT:small-vessel-calcification small-vessel calcification'] },
      'calciphylaxis definite',
    ],
    [
      'calciphylaxis with a risk is probable',
      { present: [CC, necrosis], given: dialysis, measured: [[P, 'high']] },
      'calciphylaxis probable',
    ],
    [
      'livedo alone is possible',
      { present: [CC, 'HP:0033505 Livedo reticularis'] },
      'calciphylaxis possible',
    ],
    // "exposure, place and time" [S2, S9; D for 28 days]
    ['an exposure alone is possible', { present: [CC], given: gluconate }, 'iatrogenic possible'],
    [
      'an exposure with the place is probable',
      { present: [CC, 'PRECEDENT:lesion-at-infusion-site lesion at the infusion site'], given: gluconate },
      'iatrogenic probable',
    ],
    // "requires recorded negatives; if silent, not proven" [D]
    [
      'idiopathic with negatives is definite',
      {
        present: [CC],
        excluded: ['MONDO:0003900 Disease of connective tissue', 'PRECEDENT:trauma trauma'],
        measured: [...NORMAL],
      },
      'idiopathic definite',
    ],
    [
      'idiopathic without negatives is possible',
      { present: [CC], measured: [...NORMAL] },
      'idiopathic possible',
    ],
    ['silence is undetermined', { present: [CC] }, 'undetermined'],
  ])('%s', (_, facts, verdict) => {
    expect(verdictOf(facts)).toBe(verdict);
  });
});

describe('the lupus case', () => {
  const facts: CodedFacts = {
    ageYears: 37,
    present: ['PRECEDENT:calcinosis-universalis calcinosis universalis', SLE, PANNICULITIS],
    measured: [...NORMAL],
    given: ['DRUGBANK:DB00860 Prednisolone'],
  };

  it('is dystrophic and universalis, and rejects calciphylaxis and metastatic for stated reasons', () => {
    const { verdict, types, extent } = classify(facts);
    expect(verdict).toMatchObject({ type: 'dystrophic', certainty: 'definite' });
    expect(extent).toMatchObject({ id: 'universalis', source: 'author' });
    const reasons = (id: string) =>
      types
        .find((type) => type.id === id)
        ?.reasons.map(({ criterion, bearing }) => `${bearing} ${criterion}`);
    expect(reasons('metastatic')).toContain('rules-out minerals-normal');
    expect(reasons('calciphylaxis')).toContain('rules-out metabolism-normal');
    expect(reasons('idiopathic')).toContain('rules-out tissue-disease');
  });

  it('is no longer definite without the laboratory values, and asks for calcium and phosphate first', () => {
    const { verdict, findOutNext } = classify({ ...facts, measured: [] });
    expect(verdict).toMatchObject({ type: 'dystrophic', certainty: 'probable' });
    expect(findOutNext.slice(0, 2).map(({ id }) => id)).toEqual(['calcium', 'phosphate']);
    expect(findOutNext[0]).toMatchObject({
      decidedBy: 'serum calcium with albumin, or ionised calcium',
      surerWith: ['phosphate'],
    });
    expect(findOutNext[0].changes).toContainEqual({
      answer: 'high',
      type: 'metastatic',
      certainty: 'possible',
    });
  });

  it('calls it what a scheme of four types calls it, and says which types the scheme puts together', () => {
    const necrosis = { present: ['HP:0033126 Cutaneous necrosis'], given: ['MAXO:0000602 hemodialysis'] };
    const { verdict, scheme, otherSchemes } = classify(necrosis, { scheme: 'four-types' });
    expect(verdict).toMatchObject({ type: 'calciphylaxis', label: 'metastatic' });
    expect(scheme.covers).toEqual(['calciphylaxis', 'metastatic']);
    expect(otherSchemes.map(({ id, label }) => [id, label])).toEqual([
      ['five-types', 'calciphylaxis'],
      ['four-types-tristano', 'iatrogenic or calciphylaxis'],
    ]);
    expect(() => classify(facts, { scheme: 'six-types' })).toThrow(
      /has no scheme “six-types”; it has five-types/,
    );
  });

  it("shows the authors' label and decides without it", () => {
    const label = 'PRECEDENT:metastatic-calcinosis-cutis metastatic calcinosis cutis';
    const { verdict, types } = classify({ ...facts, present: [...(facts.present ?? []), label] });
    expect(verdict.type).toBe('dystrophic');
    expect(types.find(({ id }) => id === 'metastatic')?.authorsSay).toHaveLength(1);
  });

  it('raises red flags and does not decide on them', () => {
    const { verdict, redFlags } = classify({
      ...facts,
      given: ['DRUGBANK:DB00682 Warfarin'],
      present: [...(facts.present ?? []), 'HP:0001945 Fever'],
    });
    expect(redFlags.map(({ id }) => id)).toEqual(['infection', 'warfarin']);
    expect(verdict).toMatchObject({ type: 'dystrophic', certainty: 'definite' });
  });
});

/** Rule: the author's word, else at least 3 regions that do not touch are universalis, one is circumscripta [D]. */
describe('extent', () => {
  const extentOf = (...sites: string[]) => classify({ present: [CC], sites }).extent;
  it('counts regions that do not touch where the author does not say', () => {
    expect(extentOf('UBERON:0001456 face', 'UBERON:0002386 forearm', 'UBERON:0001465 knee')).toMatchObject({
      id: 'universalis',
      source: 'regions',
    });
    expect(extentOf('UBERON:0000376 thigh', 'UBERON:0001465 knee')).toMatchObject({
      id: 'circumscripta',
      source: 'regions',
    });
    expect(extentOf('UBERON:0002398 hand', 'UBERON:0001465 knee')).toMatchObject({ id: 'multifocal' });
    expect(extentOf()).toBeUndefined();
  });
  it("keeps the author's word beside what counting would say", () => {
    const { extent } = classify({ present: [CC], sites: ['UBERON:0001465 knee'], extent: 'universalis' });
    expect(extent).toMatchObject({ id: 'universalis', source: 'author', byRegions: 'circumscripta' });
  });
});

describe('answers at a prompt', () => {
  it('add to what the report says, and are shown as answered', () => {
    const { verdict, criteria } = classify(
      { present: [CC] },
      {
        answers: {
          criteria: new Map([['ctd', 'met']]),
          quantities: new Map([
            ['calcium', { kind: 'level', level: 'normal' }],
            ['phosphate', { kind: 'level', level: 'normal' }],
          ]),
        },
      },
    );
    expect(verdict).toMatchObject({ type: 'dystrophic', certainty: 'definite' });
    expect(criteria.find(({ id }) => id === 'ctd')?.facts[0]).toMatchObject({ origin: 'answered' });
  });
});

/** Rule: antinuclear antibodies at 1:80 or more, one clinical criterion, ten points (Aringer 2019). */
describe('a pack of another domain', () => {
  const ANA = 'LOINC:8061-4 antinuclear antibody';
  it.each<[string, CodedFacts, string | undefined, string]>([
    [
      'entry, malar rash 6 and arthritis 6',
      { present: ['HP:0025300 Malar rash', 'HP:0001369 Arthritis'], measured: [[ANA, 640, '{titer}']] },
      'sle',
      'definite',
    ],
    [
      'entry and fever 2: open',
      { present: ['HP:0001945 Fever'], measured: [[ANA, 'positive']] },
      'sle',
      'possible',
    ],
    [
      '12 points without the entry criterion',
      { present: ['HP:0025300 Malar rash', 'HP:0001369 Arthritis'] },
      undefined,
      'undetermined',
    ],
    [
      'the entry criterion denied',
      {
        present: ['HP:0025300 Malar rash'],
        measured: [[ANA, 40, '{titer}']],
        excluded: ['HP:0003493 Antinuclear antibody positivity'],
      },
      undefined,
      'undetermined',
    ],
  ])('%s', (_, facts, type, certainty) => {
    expect(classify(facts, {}, lupusCriteria).verdict).toMatchObject({ type, certainty });
  });
  it('asks for what could still bring ten points', () => {
    const { findOutNext } = classify(
      { present: ['HP:0025300 Malar rash'], measured: [[ANA, 'positive']] },
      {},
      lupusCriteria,
    );
    expect(findOutNext.map(({ id }) => id)).toContain('joints');
  });
});
