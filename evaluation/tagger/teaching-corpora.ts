import { readFileSync } from 'node:fs';
import { documentFromText, WordTable } from '../../src/extract/document/index.ts';
import { createNamedFinder } from '../../src/extract/mention/find-named.ts';
import type { Resources } from '../../src/extract/resource.ts';
import type { Vocabulary } from '../../src/terminology/index.ts';
import { TEACHING_CORPORA, type TeachingDocument, teachingDocuments } from './teaching-document.ts';

/** Reads the corpora that teach from a folder such as `../shared/data`, with the hints that this vocabulary gives. */
export function readTeachingCorpora(options: {
  readonly data: string;
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
}): TeachingDocument[] {
  const findNamed = createNamedFinder(options);
  const words = new WordTable();
  return TEACHING_CORPORA.flatMap((corpus) =>
    teachingDocuments(readFileSync(`${options.data}/corpora/${corpus.file}`, 'utf8'), corpus, (text) => {
      const document = documentFromText(text, words);
      return { document, hints: findNamed(document).all };
    }),
  );
}
