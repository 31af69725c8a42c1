import type { ConceptKind, Vocabulary } from '../../../terminology/index.ts';
import type { Document } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import type { ConceptMention } from '../mention.ts';
import { chooseNames, type Reading } from './choose-names.ts';
import { findWindows } from './find-windows.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { createWordSides } from './word-side.ts';

/** Finds the concepts that a document names, in the order of the text; spans do not overlap. */
export type ConceptFinder = (document: Document) => ConceptMention[];

const TYPE_BY_KIND: Readonly<Record<Exclude<ConceptKind, 'qualifier'>, ConceptMention['type']>> = {
  finding: 'finding',
  condition: 'condition',
  drug: 'drug',
  'drug-class': 'drug',
  anatomy: 'anatomy',
  procedure: 'procedure',
  measurement: 'measurement',
  investigation: 'investigation',
};

/** Makes a finder over a vocabulary's lexicon. It keeps a side table per word table, so use one finder for many documents. */
export function createConceptFinder(vocabulary: Vocabulary, _resources: Resources): ConceptFinder {
  const { lexicon } = vocabulary;
  const sideOf = createWordSides(lexicon);
  return (document) => {
    const { tokens, text } = document;
    const side = sideOf(tokens.words);
    const readings: Reading[] = [];
    for (const candidate of findWindows(tokens, side, lexicon)) {
      const reading = chooseNames(candidate, text, tokens, lexicon);
      if (reading !== undefined && reading.kind !== 'qualifier') readings.push(reading);
    }
    return resolveOverlaps(readings, tokens.count).map((reading) => mentionOf(reading, document, vocabulary));
  };
}

function mentionOf(reading: Reading, { tokens }: Document, vocabulary: Vocabulary): ConceptMention {
  const [first] = reading.concepts;
  const kind = reading.kind === 'qualifier' ? 'finding' : reading.kind;
  return {
    type: TYPE_BY_KIND[kind],
    span: {
      start: tokens.startUtf16[reading.from],
      end: tokens.endUtf16[reading.to - 1],
    } as ConceptMention['span'],
    sentence: tokens.sentenceOf[reading.from] as number,
    concepts: reading.concepts.map((concept) => vocabulary.id(concept)),
    label: first === undefined ? '' : vocabulary.label(first),
    basis: reading.basis ?? (reading.isReordered ? 'reordered' : reading.isLoose ? 'inflected' : 'exact'),
    ...(kind === 'drug-class' ? { isClass: true as const } : {}),
  };
}
