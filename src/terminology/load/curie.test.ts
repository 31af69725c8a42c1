import { expect, it } from 'vitest';
import { curieOf } from './curie.ts';

it.each([
  ['http://purl.obolibrary.org/obo/HP_0000818', 'HP:0000818'],
  ['https://go.drugbank.com/drugs/DB00008', 'DRUGBANK:DB00008'],
  ['https://medlineplus.gov/druginfo/meds/a609035.html', 'MEDLINEPLUS:a609035'],
  ['MONDO:0005147', 'MONDO:0005147'],
  ['LOINC:2276-4', 'LOINC:2276-4'],
  ['http://example.org/elsewhere', undefined],
  ['plain words', undefined],
  ['', undefined],
])('%s is %s', (given, curie) => {
  expect(curieOf(given)).toBe(curie);
});
