import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Concept, type TermId, termIdOf, type Terminology, type ConceptIndex } from './concept.ts';
import { createVocabulary } from './stored-vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const CONCEPTS = 12;

/** Any is_a statements among a dozen concepts, circles included. */
const statements = fc.array(fc.tuple(fc.nat(CONCEPTS - 1), fc.nat(CONCEPTS - 1)), { maxLength: 40 });

function vocabularyFrom(edges: readonly (readonly [number, number])[]): Vocabulary {
  const concepts = Array.from(
    { length: CONCEPTS },
    (_, n): Concept => ({
      id: id(n),
      label: `concept ${n}`,
      kind: 'finding',
      synonyms: [],
      isA: edges.filter(([child]) => child === n).map(([, parent]) => id(parent)),
      partOf: [],
      alternativeIds: [],
      xrefs: [],
    }),
  );
  const terminology: Terminology = {
    name: 'hpo',
    title: 'Hierarchy',
    version: '1',
    licence: 'none',
    sha256: '',
    concepts,
    replacedBy: new Map(),
  };
  return createVocabulary([terminology], { text: () => '' });
}

function id(n: number): TermId {
  return termIdOf(`HP:${n}`);
}

function everyConcept({ conceptCount }: Vocabulary): ConceptIndex[] {
  return Array.from({ length: conceptCount }, (_, index) => index as ConceptIndex);
}

describe('the hierarchy', () => {
  it('has transitive ancestors: those of a parent are those of the child', () => {
    fc.assert(
      fc.property(statements, (edges) => {
        const vocabulary = vocabularyFrom(edges);
        for (const concept of everyConcept(vocabulary)) {
          const ancestors = vocabulary.ancestors(concept);
          for (const parent of vocabulary.parents(concept)) {
            expect(ancestors).toEqual(expect.arrayContaining([parent, ...vocabulary.ancestors(parent)]));
          }
        }
      }),
    );
  });

  it('never makes a concept its own ancestor, whatever circles the file states', () => {
    fc.assert(
      fc.property(statements, (edges) => {
        const vocabulary = vocabularyFrom(edges);
        for (const concept of everyConcept(vocabulary)) {
          expect(vocabulary.ancestors(concept)).not.toContain(concept);
          expect(vocabulary.descendants(concept)).not.toContain(concept);
        }
      }),
    );
  });

  it('answers isA as ancestors and descendants do, and every concept is itself', () => {
    fc.assert(
      fc.property(statements, (edges) => {
        const vocabulary = vocabularyFrom(edges);
        for (const a of everyConcept(vocabulary)) {
          for (const b of everyConcept(vocabulary)) {
            const isAbove = vocabulary.ancestors(a).includes(b);
            expect(vocabulary.isA(a, b)).toBe(a === b || isAbove);
            expect(vocabulary.descendants(b).includes(a)).toBe(isAbove);
          }
        }
      }),
    );
  });

  it('gives a concept at least the information content of its ancestors, and a leaf the most', () => {
    fc.assert(
      fc.property(statements, (edges) => {
        const vocabulary = vocabularyFrom(edges);
        for (const concept of everyConcept(vocabulary)) {
          const content = vocabulary.informationContentNats(concept);
          expect(content).toBeGreaterThanOrEqual(0);
          for (const ancestor of vocabulary.ancestors(concept)) {
            expect(vocabulary.informationContentNats(ancestor)).toBeLessThanOrEqual(content);
          }
          if (vocabulary.children(concept).length === 0) expect(content).toBeCloseTo(Math.log(CONCEPTS), 12);
        }
      }),
    );
  });

  it('keeps every is_a statement of a file without circles', () => {
    fc.assert(
      fc.property(statements, (edges) => {
        const upwards = edges.filter(([child, parent]) => parent < child);
        const vocabulary = vocabularyFrom(upwards);
        for (const [child, parent] of upwards) {
          expect(vocabulary.parents(child as ConceptIndex)).toContain(parent);
        }
      }),
    );
  });
});
