import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../src/questions/check/index.ts';
import { openChecker } from './open-checker.ts';

const report = readFileSync(
  join(import.meta.dirname, '..', '..', 'examples', 'lupus-panniculitis-calcinosis.md'),
  'utf8',
);

let answer: CheckAnswer & { readonly text: string };
beforeAll(async () => {
  answer = await (await openChecker())(report);
});

const said = () =>
  answer.firings
    .filter(({ rule }) => !rule.startsWith('deidentification/'))
    .map(({ rule, places }) => `${rule}: ${answer.text.slice(places[0].span.start, places[0].span.end)}`);

describe('the check of the lupus example', () => {
  it('finds each planted slip and nothing else', () => {
    expect(said().sort()).toEqual([
      'drugs/class-without-agent: bisphosphate',
      'drugs/dose-outside-usual: 30 mg/day',
      'drugs/misspelt: Dilitiazem',
      'drugs/misspelt: Wafarin',
      'text/panels-differ: Figure 1A',
    ]);
  });

  it('shows both places where two are at odds', () => {
    const swapped = answer.firings.find(({ rule }) => rule === 'text/panels-differ');
    expect(swapped?.places.map(({ span }) => answer.text.slice(span.start, span.end).slice(0, 22))).toEqual([
      'Figure 1A',
      'Figure 1. (A) Biopsy s',
    ]);
  });

  it('counts the items of CARE without adding them up to a mark', () => {
    const { counts, items } = answer.care;
    expect(items).toHaveLength(30);
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(30);
    expect(items.find(({ id }) => id === '13')?.status).toBe('reported');
    expect(items.find(({ id }) => id === '12')?.status).toBe('not-found');
    expect(items.find(({ id }) => id === '9b')).toMatchObject({ status: 'partly' });
  });

  it('gathers evidence for each appraisal question and decides none', () => {
    expect(answer.appraisal.filter(({ tool }) => tool === 'JBI')).toHaveLength(8);
    expect(answer.appraisal.filter(({ tool }) => tool === 'MURAD')).toHaveLength(8);
    expect(Object.keys(answer.appraisal[0]).sort()).toEqual(['evidence', 'number', 'question', 'tool']);
  });
});
