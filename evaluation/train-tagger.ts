/**
 * Trains the tagger that ships as `resources/en/tagger.bin`, on corpora whose licences allow it (docs/decisions/0003).
 *
 *   npx tsx evaluation/train-tagger.ts --data ../shared/data --out resources/en/tagger.bin
 *   npx tsx evaluation/train-tagger.ts --data ../shared/data --folds --out FOLDER
 *
 * The second way writes what the tagger alone says of each teaching document when it was trained without it: one
 * `CORPUS.predictions.jsonl` per corpus, for `score.mjs`. Deterministic: the same data and code give the same bytes.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openResources } from '../src/app/index.ts';
import { createTagger } from '../src/extract/mention/tagger/index.ts';
import { encodeModel } from '../src/extract/mention/tagger/model.ts';
import { openVocabulary } from '../src/terminology/load/index.ts';
import { foldByDocument, foldModels } from './tagger/folds.ts';
import { TEACHING_CORPORA } from './tagger/teaching-document.ts';
import { readTeachingCorpora } from './tagger/teaching-corpora.ts';
import { trainModel } from './tagger/train-model.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'resources/en/tagger.bin' },
    folds: { type: 'boolean', default: false },
  },
});
const CACHE = 'node_modules/.cache/precedent-evaluation';
const note = (line: string): void => void process.stderr.write(`train-tagger: ${line}\n`);

mkdirSync(CACHE, { recursive: true });
const ontologies = `${options.data}/ontologies`;
const resources = openResources();
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => `${folder}/${name}`);
// Not by `openApp`, which needs the very model that is to be trained.
const { vocabulary } = await openVocabulary({
  dataFolder: CACHE,
  files: filesIn(ontologies, '.json.gz'),
  builtinFiles: filesIn('resources/terminology', '.tsv'),
  resources,
  onCompile: (names) => note(`compiling ${names.join(', ')}`),
});
const documents = readTeachingCorpora({ data: options.data, vocabulary, resources });
if (options.folds) {
  const taggers = foldModels(documents, CACHE, note).map((bytes) => createTagger(bytes));
  const folds = foldByDocument(documents);
  mkdirSync(options.out, { recursive: true });
  for (const { file, register } of TEACHING_CORPORA) {
    const lines = documents
      .filter((one) => one.register === register)
      .map(({ id, document, hints }) => {
        const tagged = taggers[folds.get(id) ?? 0](document, hints);
        const mentions = tagged.spans.map(({ span, type }) => ({
          ...span,
          type: type === 'problem' ? 'finding' : type,
        }));
        return `${JSON.stringify({ id, mentions })}\n`;
      });
    writeFileSync(`${options.out}/${file.replace('.dev.jsonl', '.predictions.jsonl')}`, lines.join(''));
  }
} else {
  const bytes = encodeModel(trainModel(documents, { note }));
  writeFileSync(options.out, bytes);
  note(`${options.out}: ${bytes.length} bytes`);
}
