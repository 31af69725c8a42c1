import { describe, expect, it } from 'vitest';
import type { Case } from '../../../case/index.ts';
import { emptyCase } from '../../../case/index.ts';
import type { Vocabulary } from '../../../terminology/index.ts';
import { toPhenopacket } from './to-phenopacket.ts';

// HP:1 is above HP:2, which is above HP:3; HP:9 is today's id of HP:8.
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  'HP:1': [],
  'HP:2': ['HP:1'],
  'HP:3': ['HP:2', 'HP:1'],
  'HP:9': [],
};
const vocabulary = {
  terminologies: [{ name: 'hp', version: '2025-03-03' }],
  find: (id: string) => (id === 'HP:8' ? 'HP:9' : id in ABOVE ? id : undefined),
  id: (concept: string) => concept,
  label: (concept: string) => `label of ${concept}`,
  ancestors: (concept: string) => ABOVE[concept] ?? [],
} as unknown as Vocabulary;

function write(terms: readonly string[], source?: Case['source'], keepsRefused = false) {
  const evidence = { origin: 'imported', spans: [] } as const;
  const one: Case = {
    ...emptyCase({ program: '0', terminologies: [] }),
    ...(source !== undefined && { source }),
    findings: terms.map((term) => ({
      concept: { id: term.replace('no ', ''), label: 'x' },
      status: term.startsWith('no ') ? 'excluded' : 'present',
      evidence,
    })),
  };
  const { phenopacket, notes } = toPhenopacket(one, { vocabulary, created: '', createdBy: '', keepsRefused });
  return {
    terms: (phenopacket.phenotypicFeatures ?? []).map(
      ({ type, excluded }) => `${excluded === true ? 'no ' : ''}${type?.id ?? ''}`,
    ),
    codes: notes.map(({ code }) => code),
  };
}

describe('the features of a phenopacket', () => {
  it('hold no observed term beside its observed descendant', () => {
    expect(write(['HP:1', 'HP:3'])).toEqual({ terms: ['HP:3'], codes: ['implied'] });
  });

  it('hold no excluded term beside its excluded ancestor', () => {
    expect(write(['no HP:3', 'no HP:2'])).toEqual({ terms: ['no HP:2'], codes: ['implied'] });
  });

  it('hold no excluded term beside its observed descendant, or itself', () => {
    expect(write(['HP:3', 'no HP:1'])).toEqual({ terms: ['HP:3'], codes: ['contradicted'] });
    expect(write(['no HP:2', 'HP:2'])).toEqual({ terms: ['HP:2'], codes: ['contradicted'] });
  });

  it('keep an excluded term below an observed one: that is how a phenotype is narrowed', () => {
    expect(write(['HP:1', 'no HP:3'])).toEqual({ terms: ['HP:1', 'no HP:3'], codes: [] });
  });

  it('hold no term twice, by its old id either', () => {
    expect(write(['HP:2', 'HP:2'])).toEqual({ terms: ['HP:2'], codes: ['repeated'] });
    expect(write(['HP:9', 'HP:8'])).toEqual({ terms: ['HP:9'], codes: ['replaced', 'repeated'] });
  });

  it('hold no id that the release on this machine has dropped, and keep one from a newer release', () => {
    const source = (version: string): Case['source'] => ({
      format: 'phenopacket-v2',
      terminologies: [{ id: 'hp', name: 'hp', url: '', version, prefix: 'HP', iriPrefix: '' }],
    });
    expect(write(['HP:7'], source('2024-01-01'))).toEqual({ terms: [], codes: ['obsolete'] });
    expect(write(['HP:7'], source('2026-01-01'))).toEqual({ terms: ['HP:7'], codes: [] });
  });

  it('stand as the case has them where that is asked for', () => {
    expect(write(['HP:1', 'HP:3', 'no HP:3'], undefined, true).terms).toEqual(['HP:1', 'HP:3', 'no HP:3']);
  });
});
