import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Terminology } from '../concept.ts';
import { parseObo } from './parse-obo.ts';
import { parseOboGraphs } from './parse-obo-graphs.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../tests/fixtures/terminology/${name}`, import.meta.url));
const node = (id: string) => ({ id: `http://purl.obolibrary.org/obo/${id}`, lbl: id, type: 'CLASS' });
const origin = { source: 'sample', sha256: 'abc' };

const formats: readonly {
  format: string;
  parse: () => Terminology;
  truncate: (bytes: number) => Terminology;
}[] = [
  {
    format: 'OBO Graphs JSON',
    parse: () => parseOboGraphs(fixture('sample.json'), origin),
    truncate: (bytes) => parseOboGraphs(fixture('sample.json').subarray(0, bytes), origin),
  },
  {
    format: 'OBO 1.4',
    parse: () => parseObo(fixture('sample.obo').toString(), origin),
    truncate: (bytes) => parseObo(fixture('sample.obo').toString().slice(0, bytes), origin),
  },
];

describe.each(formats)('a terminology in $format', ({ parse, truncate }) => {
  it('says its title, release and licence', () => {
    expect(parse()).toMatchObject({
      name: 'hpo',
      title: 'Sample Phenotypes',
      version: '2026-01-02',
      licence: 'https://example.org/licence',
      sha256: 'abc',
    });
  });

  it('keeps its own live terms and leaves imported and obsolete ones out', () => {
    expect(parse().concepts.map(({ id }) => id)).toEqual([
      'HP:0000001',
      'HP:0000118',
      'HP:0000005',
      'HP:9000010',
      'HP:9000011',
    ]);
  });

  it('gives a term with scoped synonyms, is_a apart from part_of, former ids, xrefs and definition', () => {
    expect(parse().concepts.find(({ id }) => id === 'HP:9000010')).toEqual({
      id: 'HP:9000010',
      label: 'Hardened skin',
      kind: 'finding',
      synonyms: [
        { text: 'Skin hardening', scope: 'exact' },
        { text: 'Stiff skin', scope: 'related' },
        { text: 'Hard skin of hand', scope: 'narrow' },
        { text: 'Skin change', scope: 'broad' },
      ],
      isA: ['HP:0000118'],
      partOf: ['HP:9000011'],
      alternativeIds: ['HP:9000099'],
      xrefs: ['UMLS:C0000001'],
      definition: 'Skin that is "hard".',
    });
  });

  it('calls HPO terms outside "Phenotypic abnormality" qualifiers', () => {
    const kinds = parse().concepts.map(({ kind }) => kind);
    expect(kinds).toEqual(['qualifier', 'finding', 'qualifier', 'finding', 'finding']);
  });

  it('knows what replaces an obsolete term', () => {
    expect([...parse().replacedBy]).toEqual([['HP:9000012', 'HP:9000099']]);
  });

  it('is refused as truncated when it ends in the middle of a term', () => {
    expect(() => truncate(500)).toThrow(expect.objectContaining({ code: 'ontology-truncated' }));
  });
});

describe('an OBO Graphs file', () => {
  it.each([
    ['not an object of graphs', '{"graphs": 3}'],
    ['of another JSON format', '{"hello": []}'],
    ['broken in the middle', '{"graphs": [}, "x": {}}'],
  ])('that is %s is no ontology', (_, json) => {
    expect(() => parseOboGraphs(Buffer.from(json), origin)).toThrow(
      expect.objectContaining({ code: 'not-an-ontology' }),
    );
  });

  it('without one live term is refused as empty', () => {
    const json = '{"graphs": [{"nodes": [{"id": "http://purl.obolibrary.org/obo/HP_1", "type": "CLASS"}]}]}';
    expect(() => parseOboGraphs(Buffer.from(json), origin)).toThrow(
      expect.objectContaining({ code: 'ontology-empty' }),
    );
  });

  it('of an unknown terminology needs to be told what its terms are', () => {
    const json = Buffer.from(JSON.stringify({ graphs: [{ nodes: [node('ZZZ_1')] }] }));
    expect(() => parseOboGraphs(json, origin)).toThrow(
      expect.objectContaining({ code: 'terminology-unknown' }),
    );
    expect(parseOboGraphs(json, { ...origin, kind: 'anatomy' })).toMatchObject({
      name: 'zzz',
      concepts: [{ id: 'ZZZ:1', kind: 'anatomy' }],
    });
  });

  it('keeps its own terms even where imported ones are more', () => {
    const nodes = [node('CHEBI_1'), node('CHEBI_2'), node('MAXO_0000003')];
    const json = { graphs: [{ id: 'http://purl.obolibrary.org/obo/maxo/maxo-base.json', nodes }] };
    expect(parseOboGraphs(Buffer.from(JSON.stringify(json)), origin).concepts).toMatchObject([
      { id: 'MAXO:0000003', kind: 'investigation' },
    ]);
  });
});
