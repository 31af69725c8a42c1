import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConceptIndex, TermId } from '../concept.ts';
import { compileLexicon, LEXICON_RESOURCES, type LexiconConcept, openLexicon } from './index.ts';
import { splitName } from './split-name.ts';

const resources = {
  text: (name: string) => readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'),
};
const concept = (
  index: number,
  terminology: string,
  kind: LexiconConcept['kind'],
  ...names: string[]
): LexiconConcept => ({
  concept: index as ConceptIndex,
  id: `X:${index}` as TermId,
  kind,
  terminology,
  names: names.map((text) => ({ text, scope: 'exact' })),
});

describe('a compiled lexicon', () => {
  it('opens from copies of its tables as from the tables themselves', () => {
    const tables = compileLexicon([concept(0, 'hpo', 'finding', 'Skin calcification')], resources);
    const reopened = openLexicon(structuredClone(tables));
    const { strictLow, strictHigh } = reopened.code('skin');
    const other = reopened.code('calcification');
    const posting = reopened.findNames(
      (strictLow + other.strictLow) | 0,
      (strictHigh + other.strictHigh) | 0,
    );
    expect(posting).toBeGreaterThanOrEqual(0);
    expect(reopened.nameConcept(~reopened.posting(posting))).toBe(0);
    expect(reopened.findNames(strictLow, strictHigh)).toBe(-1);
  });

  it('leaves out everyday words, bare letters, qualifiers and animal diseases', () => {
    const tables = compileLexicon(
      [
        concept(0, 'hpo', 'finding', 'Negative'),
        concept(1, 'drugbank', 'drug', 'Water'),
        concept(2, 'drugbank', 'drug', 'AN-9'),
        concept(3, 'hpo', 'qualifier', 'Autosomal dominant inheritance'),
        { ...concept(4, 'mondo', 'condition', 'canine distemper'), id: 'MONDO:1011322' as TermId },
        concept(5, 'hpo', 'finding', 'Ataxia'),
      ],
      resources,
    );
    expect([...tables.nameConcept]).toEqual([5]);
  });

  it('says which word a misspelling means, and nothing where two are as near', () => {
    const tables = compileLexicon(
      [
        concept(0, 'drugbank', 'drug', 'Warfarin'),
        concept(1, 'hpo', 'finding', 'Microcephaly'),
        concept(2, 'hpo', 'finding', 'Macrocephaly'),
        concept(3, 'builtin', 'drug-class', 'bisphosphonate'),
      ],
      resources,
    );
    const lexicon = openLexicon(tables);
    expect(lexicon.intended('wafarin')).toBe('warfarin');
    expect(lexicon.intended('bisphosphate')).toBe('bisphosphonate');
    expect(lexicon.intended('mycrocephaly')).toBeUndefined();
    expect(lexicon.intended('warranty')).toBeUndefined();
  });

  it('names the resources that it reads, no more and no fewer', () => {
    const read = new Set<string>();
    compileLexicon([], { text: (name) => (read.add(name), resources.text(name)) });
    expect([...read].sort()).toEqual([...LEXICON_RESOURCES].sort());
  });
});

describe('splitting a name', () => {
  it('drops marks and the possessive s, keeps letters that belong to the name', () => {
    expect(splitName("Crohn's disease (ileal)")).toEqual(['crohn', 'disease', 'ileal']);
    expect(splitName('Protein S deficiency')).toEqual(['protein', 's', 'deficiency']);
    expect(splitName('Soft-tissue mass, 2nd toe')).toEqual(['soft', 'tissue', 'mass', '2', 'nd', 'toe']);
  });
});
