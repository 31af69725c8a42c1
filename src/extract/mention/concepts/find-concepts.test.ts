import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConceptIndex, ConceptKind, TermId, Vocabulary } from '../../../terminology/index.ts';
import { compileLexicon, openLexicon } from '../../../terminology/lexicon/index.ts';
import { tokenize, WordTable, type Document } from '../../document/index.ts';
import type { ConceptMention } from '../mention.ts';
import { createConceptFinder } from './index.ts';

const resources = {
  text: (name: string) => readFileSync(new URL(`../../../../resources/${name}`, import.meta.url), 'utf8'),
  bytes: (name: string) => readFileSync(new URL(`../../../../resources/${name}`, import.meta.url)),
};

type Row = readonly [id: string, kind: ConceptKind, terminology: string, ...names: string[]];
const ROWS: readonly Row[] = [
  ['HP:0025520', 'finding', 'hpo', 'Calcinosis cutis', 'Skin calcification'],
  ['HP:0001252', 'finding', 'hpo', 'Hypotonia', 'Muscular hypotonia'],
  ['HP:0008936', 'finding', 'hpo', 'Axial hypotonia'],
  ['HP:0001319', 'finding', 'hpo', 'Neonatal hypotonia'],
  ['HP:0001250', 'finding', 'hpo', 'Seizure'],
  ['HP:0001251', 'finding', 'hpo', 'Ataxia'],
  ['HP:0000083', 'finding', 'hpo', 'Renal insufficiency', 'Kidney failure'],
  ['HP:0001903', 'finding', 'hpo', 'Anemia'],
  ['HP:0001010', 'finding', 'hpo', 'Hypopigmentation'],
  ['HP:0000953', 'finding', 'hpo', 'Hyperpigmentation'],
  ['HP:0200055', 'finding', 'hpo', 'Small hand', 'Small hands'],
  ['HP:0000992', 'finding', 'hpo', 'Cutaneous photosensitivity', 'Photosensitivity'],
  ['HP:0410291', 'finding', 'hpo', 'Negativism'],
  ['HP:0004923', 'finding', 'hpo', 'Hyperphenylalaninemia'],
  ['HP:0009370', 'finding', 'hpo', 'Type A brachydactyly'],
  ['HP:0030009', 'finding', 'hpo', 'Skin dilatation'],
  ['HP:0002540', 'finding', 'hpo', 'Inability to walk'],
  ['MONDO:0007915', 'condition', 'mondo', 'systemic lupus erythematosus', 'SLE'],
  ['MONDO:0005068', 'condition', 'mondo', 'myocardial infarction', 'MI'],
  ['MONDO:0016630', 'condition', 'mondo', 'hereditary renal insufficiency of infancy'],
  ['UBERON:0000376', 'anatomy', 'uberon', 'thigh'],
  ['DRUGBANK:DB00682', 'drug', 'drugbank', 'Warfarin'],
  ['DRUGBANK:DB00343', 'drug', 'drugbank', 'Diltiazem'],
  ['DRUGBANK:DB00060', 'drug', 'drugbank', 'Interferon beta-1a'],
];

function vocabularyOf(rows: readonly Row[]): Vocabulary {
  const concepts = rows.map(([id, kind, terminology, ...names], index) => ({
    concept: index as ConceptIndex,
    id: id as TermId,
    kind,
    terminology,
    names: names.map((text) => ({ text, scope: 'exact' })),
  }));
  return {
    lexicon: openLexicon(compileLexicon(concepts, resources)),
    id: (concept: ConceptIndex) => concepts[concept]?.id,
    label: (concept: ConceptIndex) => concepts[concept]?.names[0]?.text ?? '',
    isA: (concept: ConceptIndex, ancestor: ConceptIndex) =>
      concepts[concept]?.id === 'HP:0008936' && concepts[ancestor]?.id === 'HP:0001252',
  } as unknown as Vocabulary;
}

const documentOf = (text: string): Document => ({
  text,
  format: 'text',
  blocks: [],
  tokens: tokenize(text, new WordTable()),
  citation: {},
  toSourceOffset: (offset) => offset,
});

const finder = createConceptFinder(vocabularyOf(ROWS), resources);
const found = (text: string): string[] =>
  finder(documentOf(text)).map(
    ({ span, concepts }) => `${text.slice(span.start, span.end)} = ${concepts[0]}`,
  );
const first = (text: string, withInside?: boolean): ConceptMention | undefined =>
  finder(documentOf(text), withInside)[0];

describe('the concept finder', () => {
  it.each([
    ['inflection', 'Two seizures followed.', ['seizures = HP:0001250']],
    ['adjectives for nouns', 'He was hypotonic.', ['hypotonic = HP:0001252']],
    ['word order', 'There was calcification of the skin.', ['calcification of the skin = HP:0025520']],
    ['a Latin adjective', 'She had cutaneous calcifications.', ['cutaneous calcifications = HP:0025520']],
    ['British spelling', 'Anaemia was severe.', ['Anaemia = HP:0001903']],
    ['a predicate', 'The hands were small.', ['hands were small = HP:0200055']],
    ['modifiers inside a name', 'Small bilateral hands.', ['Small bilateral hands = HP:0200055']],
    ['two halves of a word', 'photo sensitivity', ['photo sensitivity = HP:0000992']],
    ['a hyphen inside a word', 'Photo-sensitivity', ['Photo-sensitivity = HP:0000992']],
    ['Greek letters', 'interferon β-1a', ['interferon β-1a = DRUGBANK:DB00060']],
    ['a raised level', 'increased phenylalanine', ['increased phenylalanine = HP:0004923']],
    ["clinicians' phrases", 'He could not walk.', ['could not walk = HP:0002540']],
  ])('reads %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives each item of a list what the items share', () => {
    expect(found('There was axial and peripheral hypotonia.')).toContain(
      'axial and peripheral hypotonia = HP:0008936',
    );
    expect(found('calcification over the thigh and skin')).toContain(
      'calcification over the thigh and skin = HP:0025520',
    );
    expect(found('hypo- and hyperpigmentation')).toEqual(
      expect.arrayContaining(['hypo- and hyperpigmentation = HP:0001010', 'hyperpigmentation = HP:0000953']),
    );
  });

  it('gives every item of a longer list its own, with a comma before the last', () => {
    expect(found('Axial, neonatal, and limb hypotonia')).toEqual(
      expect.arrayContaining([
        'Axial, neonatal, and limb hypotonia = HP:0008936',
        'neonatal, and limb hypotonia = HP:0001319',
      ]),
    );
  });

  it('follows an abbreviation that the text defines, and no other short one', () => {
    const text = 'Systemic lupus erythematosus (SLE) was known. SLE was active. MI was missed.';
    expect(found(text)).toEqual([
      'Systemic lupus erythematosus = MONDO:0007915',
      'SLE = MONDO:0007915',
      'SLE = MONDO:0007915',
    ]);
  });

  it('does not read an abbreviation as a concept when the text defines it as something else', () => {
    expect(found('The slow lung exercise (SLE) went well. SLE helped.')).toEqual([]);
  });

  it('links a misspelt medicine and says what was meant', () => {
    expect(first('Wafarin was given.')).toMatchObject({ basis: 'misspelt', intended: 'warfarin' });
    expect(first('He took dilitiazem.')).toMatchObject({ basis: 'misspelt', intended: 'diltiazem' });
  });

  it('keeps false friends out', () => {
    expect(found('Tests were negative, and all was missed in the cold.')).toEqual([]);
  });

  it('keeps a finding that a disease it cannot name otherwise is built on', () => {
    expect(first('hereditary renal insufficiency of infancy')?.concepts).toEqual([
      'MONDO:0016630',
      'HP:0000083',
    ]);
  });

  it('names what is inside a longer name only where it is asked to, and only what the name implies', () => {
    const general = first('Axial hypotonia is common in neonates.', true);
    expect(general?.concepts).toEqual(['HP:0008936']);
    expect(general?.inside?.map(({ concepts }) => concepts[0])).toEqual(['HP:0001252']);
    expect(first('The patient had axial hypotonia.')).not.toHaveProperty('inside');
    expect(first('Hereditary renal insufficiency of infancy is rare.', true)).not.toHaveProperty('inside');
  });

  it("does not read half of the last item of a list as the others' end, nor an article as a letter", () => {
    expect(found('He had hypotonia, dilatation and severe skin calcification.')).toEqual([
      'hypotonia = HP:0001252',
      'skin calcification = HP:0025520',
    ]);
    expect(found('She had a brachydactyly type.')).toEqual([]);
    expect(found('She had brachydactyly type A.')).toEqual(['brachydactyly type A = HP:0009370']);
  });

  it('finds the same whatever the order of the terminologies', () => {
    const text = 'Axial and peripheral hypotonia, ataxia, kidney failure and SLE after warfarin.';
    const reversed = createConceptFinder(vocabularyOf([...ROWS].reverse()), resources);
    expect(reversed(documentOf(text))).toEqual(finder(documentOf(text)));
  });
});
