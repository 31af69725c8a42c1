import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { encodeModel } from '../../src/extract/mention/tagger/model.ts';
import type { TeachingDocument } from './teaching-document.ts';
import { trainModel } from './train-model.ts';

/** How many parts the teaching corpora are cut into when we measure. */
export const FOLD_COUNT = 5;

/** The fold that each document is left out of, by its id: corpus by corpus, every fifth document. */
export function foldByDocument(
  documents: readonly Pick<TeachingDocument, 'id'>[],
): ReadonlyMap<string, number> {
  return new Map(documents.map(({ id }, i) => [id, i % FOLD_COUNT]));
}

/**
 * Trains one model per fold, on the documents outside it; models already trained on the same documents by the same code are taken
 * from `cacheFolder`. Two minutes for the whole corpora.
 */
export function foldModels(
  documents: readonly TeachingDocument[],
  cacheFolder: string,
  note: (line: string) => void = () => undefined,
): Uint8Array[] {
  mkdirSync(cacheFolder, { recursive: true });
  const folds = foldByDocument(documents);
  const key = trainingKey(documents);
  return Array.from({ length: FOLD_COUNT }, (_, fold) => {
    const path = `${cacheFolder}/tagger-${key}-without-fold-${fold}.bin`;
    if (existsSync(path)) return readFileSync(path);
    note(`training the tagger on all folds but ${fold + 1} of ${FOLD_COUNT}`);
    const bytes = encodeModel(trainModel(documents.filter(({ id }) => folds.get(id) !== fold)));
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
    return bytes;
  });
}

/** Changes with what is taught (texts, hints, gold) and with the code that trains. */
function trainingKey(documents: readonly TeachingDocument[]): string {
  const hash = createHash('sha256');
  for (const { id, document, hints, gold } of documents)
    hash.update(
      JSON.stringify([id, document.text, hints.map(({ span, type }) => [span.start, span.end, type]), gold]),
    );
  for (const folder of ['./', '../../src/extract/mention/tagger/']) {
    const url = new URL(folder, import.meta.url);
    for (const name of readdirSync(url).sort())
      if (name.endsWith('.ts') && !name.includes('.test.')) hash.update(readFileSync(new URL(name, url)));
  }
  return hash.digest('hex').slice(0, 16);
}
