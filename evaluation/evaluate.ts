/**
 * Scores the reader on the development corpora, in place, and writes `results.md`.
 *
 *   npm run evaluate                     every corpus
 *   npm run evaluate -- csc negex        these only; results.md is left as it is
 *   npm run evaluate -- --data FOLDER    data elsewhere than ../shared
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApp, programVersion } from '../src/app/index.ts';
import { annotate, createReader } from '../src/extract/index.ts';
import { EVALUATIONS, type Evaluation } from './measures.ts';
import { renderResults, type Scored } from './render-results.ts';
import { writeSection } from './write-section.ts';
import { foldReaders } from './fold-readers.ts';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: '../shared' } },
});
const data = options.data;
const scorer = `${data}/evaluate/score.mjs`;
const ontologyFolder = `${data}/data/ontologies`;
if (!existsSync(scorer) || !existsSync(ontologyFolder)) {
  process.stderr.write(
    `evaluate: no corpora in ${data} (give --data FOLDER). Nothing was measured and results.md is as it was.\n`,
  );
  process.exit(0);
}
const ONTOLOGIES = ['hp.', 'mondo.', 'uberon', 'maxo', 'drugbank', 'medlineplus'];
const terminologyFiles = readdirSync(ontologyFolder)
  .filter((name) => ONTOLOGIES.some((start) => name.startsWith(start)))
  .map((name) => `${ontologyFolder}/${name}`);
const cacheFolder = 'node_modules/.cache/precedent-evaluation';
mkdirSync(cacheFolder, { recursive: true });

const app = await openApp({
  dataFolder: cacheFolder,
  terminologyFiles,
  onNote: (note) => process.stderr.write(`evaluate: ${note}\n`),
});

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly annotations: readonly { readonly start: number | null; readonly end: number | null }[];
}

const scored: Scored[] = [];
for (const evaluation of EVALUATIONS) {
  if (wanted.length > 0 && !wanted.includes(evaluation.corpus)) continue;
  const gold = `${data}/data/corpora/${evaluation.corpus}.dev.jsonl`;
  if (!existsSync(gold)) {
    process.stderr.write(`evaluate: ${gold} is absent; ${evaluation.corpus} was not measured.\n`);
    continue;
  }
  const documents = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldDocument);
  const readerFor =
    evaluation.taught === true
      ? foldReaders({
          data,
          cacheFolder,
          vocabulary: app.vocabulary,
          createReader,
        })
      : () => app.reader;
  const predictions = `${cacheFolder}/${evaluation.corpus}.predictions.jsonl`;
  writeFileSync(
    predictions,
    documents
      .map(
        (document) => `${JSON.stringify(annotate(readerFor(document.id), inputOf(document, evaluation)))}\n`,
      )
      .join(''),
  );
  const hpo = terminologyFiles.find((file) => file.includes('/hp.')) ?? '';
  const answer = execFileSync(
    process.execPath,
    [scorer, evaluation.measure, gold, predictions, '--hpo', hpo, '--json'],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const one = { evaluation, documents: documents.length, answer: JSON.parse(answer) as Scored['answer'] };
  scored.push(one);
  process.stderr.write(`${renderResults([one], { header: false })}\n`);
}

if (wanted.length === 0) {
  const terminologies = app.vocabulary.terminologies.map((t) => `${t.name} ${t.version}`).join(', ');
  writeSection(
    new URL('results.md', import.meta.url),
    'reading: evaluation/evaluate.ts',
    renderResults(scored, {
      header: true,
      date: new Date().toISOString().slice(0, 10),
      version: programVersion(),
      terminologies,
    }),
  );
}

function inputOf({ id, text, annotations }: GoldDocument, evaluation: Evaluation) {
  const asked =
    evaluation.measure === 'negation'
      ? annotations.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]))
      : [];
  return { id, text, ...(asked.length > 0 && { targets: asked }) };
}
