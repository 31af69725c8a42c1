import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createOrganismTest } from './organism-test.ts';

const isOrganism = createOrganismTest({
  text: (name) => readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'),
  bytes: (name) => readFileSync(new URL(`../../../resources/${name}`, import.meta.url)),
});
const asks = (text: string, words: string) =>
  isOrganism(text, text.indexOf(words), text.indexOf(words) + words.length);

describe('the test of organisms', () => {
  it('knows an organism by its genus or the initial of one, whole or half', () => {
    expect(asks('PCR detected Legionella pneumophila in sputum.', 'pneumophila')).toBe(true);
    expect(asks('Cultures grew Candida albicans.', 'Candida albicans')).toBe(true);
    expect(asks('Cultures grew S. aureus.', 'aureus')).toBe(true);
  });

  it('leaves infections and other words alone', () => {
    expect(asks('Legionella pneumonia was treated.', 'Legionella pneumonia was')).toBe(false);
    expect(asks('She had pneumonia.', 'pneumonia')).toBe(false);
    expect(asks('Dr. B. fever was high.', 'fever')).toBe(false);
  });
});
