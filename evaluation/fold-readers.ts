import { openResources } from '../src/app/index.ts';
import type { createReader, Reader } from '../src/extract/index.ts';
import { TAGGER_MODEL } from '../src/extract/mention/find-mentions.ts';
import type { Vocabulary } from '../src/terminology/index.ts';
import { foldByDocument, foldModels } from './tagger/folds.ts';
import { readTeachingCorpora } from './tagger/teaching-corpora.ts';

/**
 * Gives for each document of a corpus a reader whose tagger never saw that document: trained on the other folds.
 *
 * A document of a corpus that taught nothing is read by the shipped tagger. Models are kept in `cacheFolder`.
 */
export function foldReaders(options: {
  readonly data: string;
  readonly cacheFolder: string;
  readonly vocabulary: Vocabulary;
  readonly createReader: typeof createReader;
}): (documentId: string) => Reader {
  const { vocabulary, cacheFolder } = options;
  const resources = openResources();
  const documents = readTeachingCorpora({ data: `${options.data}/data`, vocabulary, resources });
  const folds = foldByDocument(documents);
  const models = foldModels(documents, cacheFolder, (line) => process.stderr.write(`evaluate: ${line}\n`));
  const open = (model: Uint8Array | undefined): Reader =>
    options.createReader({
      vocabulary,
      resources:
        model === undefined
          ? resources
          : { ...resources, bytes: (name) => (name === TAGGER_MODEL ? model : resources.bytes(name)) },
    });
  const readers = new Map<number | undefined, Reader>();
  return (documentId) => {
    const fold = folds.get(documentId);
    const known = readers.get(fold);
    if (known !== undefined) return known;
    const reader = open(fold === undefined ? undefined : models[fold]);
    readers.set(fold, reader);
    return reader;
  };
}
