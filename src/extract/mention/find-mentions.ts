import type { Vocabulary } from '../../terminology/index.ts';
import type { Document } from '../document/index.ts';
import type { Resources } from '../resource.ts';
import type { Section } from '../section/index.ts';
import { createNamedFinder } from './find-named.ts';
import { createGivenTest } from './given-test.ts';
import type { Mention } from './mention.ts';
import { mergeMentions } from './merge.ts';
import { createNameTest } from './name-test.ts';
import { createOrganismTest } from './organism-test.ts';
import { createSubstanceTest } from './substance-test.ts';
import { createTagger } from './tagger/index.ts';

/** Where the shipped model of the tagger lies under `resources/`. */
export const TAGGER_MODEL = 'en/tagger.bin';

/** The mention stage: everything a document names or measures, by start; no two mentions of one type overlap. */
export type MentionFinder = (document: Document, sections: readonly Section[]) => readonly Mention[];

/**
 * Opens the mention stage: dictionaries, quantity rules and the learned tagger, merged into one list.
 *
 * Another model can stand in for the shipped one: give resources whose `bytes('en/tagger.bin')` are its bytes.
 * Throws `ResourceError` for a damaged model. Cost linear in the text.
 */
export function createMentionFinder(options: {
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
}): MentionFinder {
  const findNamed = createNamedFinder(options);
  const tag = createTagger(options.resources.bytes(TAGGER_MODEL));
  const tests = {
    nameTest: createNameTest(options.resources),
    substanceTest: createSubstanceTest(options.resources),
    givenTest: createGivenTest(options.resources),
    organismTest: createOrganismTest(options.resources),
  };
  return (document) => {
    const named = findNamed(document, tag.registerOf(document) === 'abstract');
    return mergeMentions(document, named, tag(document, named.all), tests);
  };
}
