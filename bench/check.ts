/**
 * The manuscript check over a thousand reports with a library of ten thousand cases.
 *
 *     npx tsx bench/check.ts --folder DIR [--cases 10000] [--reports 1000]
 *
 * Reads the corpora beside the project in place. The library is made in DIR on the first run (minutes) and used again afterwards. Reports and
 * library are of different documents. Printed are wall time and this process's own processor time; on a busy machine the latter compares.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { checkReading } from '../src/app/check-reading.ts';
import { openApp, openResources } from '../src/app/index.ts';
import type { Case, CaseId } from '../src/case/index.ts';
import type { Reading } from '../src/extract/index.ts';
import { conceptIndexerOf, type ImportInput, openLibrary } from '../src/library/index.ts';
import { libraryVersionOf } from '../src/questions/answer.ts';
import { readCheckTables } from '../src/questions/check/index.ts';
import { compareWithLibrary } from '../src/questions/match/index.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    cases: { type: 'string', default: '10000' },
    reports: { type: 'string', default: '1000' },
  },
});
if (values.folder === undefined) throw new Error('Give --folder DIR: where the library is made, or was.');
const corpora = path.join(import.meta.dirname, '..', '..', 'shared', 'data', 'corpora');
const caseCount = Number(values.cases);
const reportCount = Number(values.reports);

interface Document {
  readonly id: string;
  readonly text: string;
}

function documents(file: string): readonly Document[] {
  const bytes = readFileSync(path.join(corpora, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Document);
}

const short = documents('e3c-layer3-en.raw.jsonl.gz');
const long = ['maccrobat.dev.jsonl', 'csc.dev.jsonl', 'e3c.dev.jsonl', 'pmc-patients.dev.jsonl'].flatMap(
  documents,
);
const reports = [...long, ...short].slice(0, reportCount);
const kept = [...short.slice(Math.max(0, reportCount - long.length)), ...documents('bc5cdr.dev.jsonl')].slice(
  0,
  caseCount,
);

const app = await openApp({ dataFolder: path.join(values.folder, 'data'), terminologyFiles: [] });
const tables = readCheckTables((name) => openResources().text(name));
const NO_VERSIONS = { program: 'bench', terminologies: [] };

function casesOf(reading: Reading, id: string): [Case, ...Case[]] {
  const [first, ...others] = reading.assembly.cases.map(
    (facts, i): Case => ({
      id: `${id}-${i + 1}` as CaseId,
      schemaVersion: 1,
      report: { citation: {} },
      ...facts,
      text: reading.document.text,
      versions: NO_VERSIONS,
    }),
  );
  return [first, ...others];
}

const place = path.join(values.folder, 'library');
const isNew = !existsSync(place);
const indexer = conceptIndexerOf(app.vocabulary);
const library = await openLibrary({ folder: place }, { indexer, program: 'bench', user: 'bench' });
if (isNew) {
  function* inputs(): Generator<ImportInput> {
    for (const { id, text } of kept) {
      const [one] = casesOf(app.reader.readText(text), id);
      yield { source: id, case: JSON.parse(JSON.stringify(one)) };
    }
  }
  for await (const event of library.import(inputs())) if (event.kind === 'failed') throw event.error;
}
const version = libraryVersionOf(await library.stats());
const sources = {
  library,
  vocabulary: app.vocabulary,
  indexer,
  versions: { ...NO_VERSIONS, packs: [], library: version },
};

let characters = 0;
let firings = 0;
let readMs = 0;
let askMs = 0;
let checkMs = 0;
const cpuBefore = process.cpuUsage();
const before = performance.now();
for (const { id, text } of reports) {
  const started = performance.now();
  const reading = app.reader.readText(text);
  const cases = casesOf(reading, `report-${id}`);
  const read = performance.now();
  const facts = await compareWithLibrary(sources, cases[0]);
  const asked = performance.now();
  const answer = checkReading({ reading, cases }, { tables, vocabulary: app.vocabulary, library: facts });
  checkMs += performance.now() - asked;
  askMs += asked - read;
  readMs += read - started;
  characters += text.length;
  firings += answer.firings.length;
}
const seconds = (performance.now() - before) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const n = reports.length;
process.stdout.write(
  [
    `${n} reports (${Math.round(characters / n)} characters on average), library of ${version.cases} cases, ${firings} firings`,
    `wall ${seconds.toFixed(1)} s; processor ${((user + system) / 1e6).toFixed(1)} s`,
    `of the wall time a report: reading ${(readMs / n).toFixed(1)} ms, library ${(askMs / n).toFixed(1)} ms, check ${(checkMs / n).toFixed(1)} ms`,
    '',
  ].join('\n'),
);
await library.close();
