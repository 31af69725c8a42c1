import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentFromSource, documentFromText, readSources, WordTable } from '../document/index.ts';
import type { Section } from './section.ts';
import { createSectionSplitter } from './split-sections.ts';

const resource = (name: string): URL => new URL(`../../../resources/${name}`, import.meta.url);
const split = createSectionSplitter({
  text: (name) => readFileSync(resource(name), 'utf8'),
  bytes: (name) => readFileSync(resource(name)),
});
const words = new WordTable();

function describeSection({ kind, part, patientIndex, figure, span }: Section, text: string): string {
  const more = [part, patientIndex, figure].filter((value) => value !== undefined).join(' ');
  return `${kind}${more === '' ? '' : ` [${more}]`}: ${text.slice(span.start, span.end).replaceAll(/\s+/g, ' ')}`;
}
const sectionsOf = (text: string): string[] =>
  split(documentFromText(text, words)).map((section) => describeSection(section, text));
const kindsOf = (text: string): string[] =>
  sectionsOf(text).map((section) => section.slice(0, section.indexOf(':')));

describe('a text without headings', () => {
  it.each([
    ['A 34-year-old woman presented with pain. She had no fever.', ['case-presentation']],
    ['RIGHT VENTRICULAR SIZE IS NORMAL.', ['case-presentation']],
    ['FINDINGS: The heart is normal.', ['case-presentation']],
    ['Twenty-five-year-old student with a rare disorder of the nerves.', ['case-presentation']],
    [
      'Calcinosis is a rare disorder. It was first described in 1855. A 34-year-old woman came to us. She had pain.',
      ['introduction', 'case-presentation'],
    ],
    [
      'A 34-year-old woman came to us. She had pain. In conclusion, calcinosis may follow lupus.',
      ['case-presentation', 'conclusion'],
    ],
    [
      'A boy came to us. He was well. To our knowledge, this is the first report of its kind.',
      ['case-presentation', 'discussion'],
    ],
    [
      'A boy came to us. In the literature, few cases are known. He then got better.',
      ['case-presentation', 'discussion', 'case-presentation'],
    ],
    [
      'A boy came to us. Written informed consent was obtained. Blood tests were normal.',
      ['case-presentation', 'consent', 'case-presentation'],
    ],
    [
      'Brachydactyly is an inherited disorder of the hands. Mutations in several genes have been described in patients from many families.',
      ['abstract'],
    ],
    [
      'BACKGROUND: Calcinosis is rare. CASE: A 34-year-old woman came. CONCLUSION: Think of it.',
      ['introduction', 'case-presentation', 'conclusion'],
    ],
    ['OBJECTIVE: To see. METHODS: We looked. RESULTS: We saw.', ['introduction', 'methods', 'results']],
  ])('%j', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });
});

describe('headings', () => {
  it('part a plain text, its abstract labelled within', () => {
    const text = [
      'Hard skin in lupus: a case report',
      'Jane Doe, City Hospital',
      'Abstract\nBackground: Calcinosis is rare.\nCase: A 34-year-old woman came.\nConclusions: Think of it.',
      'Keywords: lupus; skin',
      '1. Introduction',
      'Lupus is a disease.',
      '2. Case presentation',
      'A 34-year-old woman came.',
      'Treatment',
      'She took iron.',
      '3. Discussion',
      'Options vary.',
      'Treatment',
      'Little helps.',
      'Conclusion',
      'Think of it.',
      'Acknowledgements',
      'We thank her.',
      'Figure legends',
      'Fig. 1. Radiograph of the hip.',
      'References',
      '1. Roe 2001.\n2. Doe 2002.',
    ].join('\n\n');
    expect(sectionsOf(text)).toEqual([
      'title: Hard skin in lupus: a case report',
      'metadata: Jane Doe, City Hospital',
      'abstract: Abstract',
      'abstract [introduction]: Background: Calcinosis is rare.',
      'abstract [case-presentation]: Case: A 34-year-old woman came.',
      'abstract [conclusion]: Conclusions: Think of it.',
      'keywords: Keywords: lupus; skin',
      'introduction: 1. Introduction Lupus is a disease.',
      'case-presentation: 2. Case presentation A 34-year-old woman came.',
      'case-presentation: Treatment She took iron.',
      'discussion: 3. Discussion Options vary.',
      'discussion: Treatment Little helps.',
      'conclusion: Conclusion Think of it.',
      'acknowledgements: Acknowledgements We thank her.',
      'caption: Figure legends',
      'caption [Figure 1]: Fig. 1. Radiograph of the hip.',
      'references: References 1. Roe 2001. 2. Doe 2002.',
    ]);
  });

  it.each([
    ['Case presentation: A boy came.', 'Case presentation'],
    ['CASE REPORT A boy came.', 'CASE REPORT'],
    ['Case report. A boy came.', 'Case report'],
    ['Case report – A boy came.', 'Case report'],
  ])('may run into the text: %j', (text, heading) => {
    const [section] = split(documentFromText(text, words));
    expect(section).toMatchObject({ kind: 'case-presentation', basis: 'heading', heading });
  });

  it('name the fields of a note', () => {
    const text = 'Family history: Her father had gout. Medications: iron.';
    expect(split(documentFromText(text, words)).map(({ heading }) => heading)).toEqual([
      'Family history',
      'Medications',
    ]);
  });

  it('of a field end with its line', () => {
    const text = 'A boy came.\nFamily history: Her father had gout.\nThe boy then got better.';
    expect(split(documentFromText(text, words)).map(({ heading }) => heading)).toEqual([
      undefined,
      'Family history',
      undefined,
    ]);
  });

  it('of markup count, and what lies under a discussion stays discussion', async () => {
    const source = `<?xml version="1.0"?><article><front><article-meta><abstract><sec><title>Case</title><p>A boy.</p></sec></abstract>
      </article-meta></front><body><sec sec-type="cases"><title>What we saw</title><p>A boy came.</p></sec>
      <sec sec-type="discussion"><title>Thoughts</title><p>It is rare.</p><sec><title>Clinical features</title><p>Pain.</p></sec></sec>
      </body></article>`;
    const [read] = await readSources(new TextEncoder().encode(source));
    const document = documentFromSource(read, words);
    expect(split(document).map((section) => describeSection(section, document.text))).toEqual([
      'abstract [case-presentation]: Case A boy.',
      'case-presentation: What we saw A boy came.',
      'discussion: Thoughts It is rare.',
      'discussion: Clinical features Pain.',
    ]);
  });
});

describe('patients of a series are numbered from 0', () => {
  it.each([
    ['Case 1\n\nA boy came.\n\nCase 2\n\nA girl came.', [0, 1]],
    ['Case 1: A boy came. Case 2: A girl came.', [0, 1]],
    ['Patient I. A boy came.\n\nPatient II. A girl came.', [0, 1]],
    ['The first patient was a boy. He was well. The second patient was a girl.', [0, 1]],
    ['A boy came. He was well. The second patient was a girl of five.', [0, 1]],
    ['Patient 2: A 43-year-old woman with pain.', [1]],
    ['Case: 45-year-old man with pain.', [undefined]],
    ['A boy came. The second case of this kind was reported by Roe.', [undefined]],
    ['Case 2\n\nA boy came.\n\nTreatment\n\nHe took iron.', [1, 1]],
  ])('%j', (text, indexes) => {
    expect(split(documentFromText(text, words)).map(({ patientIndex }) => patientIndex)).toEqual(indexes);
  });
});

it('says which table is damaged', () => {
  expect(() => createSectionSplitter({ text: () => 'a\tb\n', bytes: () => new Uint8Array() })).toThrow(
    /section-headings\.tsv: the columns are/,
  );
});
