/**
 * Measures the reader; see README.md beside this file for the traps.
 *
 *   npm run bench [-- --data FOLDER] [-- --rounds N]
 *   npm run bench -- --write             writes results.md too; only on a quiet machine
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openApp, openResources } from '../src/app/index.ts';
import { stageShares } from './stage-shares.ts';
import { runProgram } from './whole-program.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const corpus = `${values.data}/data/corpora/e3c-layer3-en.raw.jsonl.gz`;
const ontologyFolder = `${values.data}/data/ontologies`;
const cacheFolder = 'node_modules/.cache/precedent-evaluation';
mkdirSync(cacheFolder, { recursive: true });
const ONTOLOGIES = ['hp.', 'mondo.', 'uberon', 'maxo', 'drugbank', 'medlineplus'];
const terminologyFiles = existsSync(ontologyFolder)
  ? readdirSync(ontologyFolder)
      .filter((name) => ONTOLOGIES.some((start) => name.startsWith(start)))
      .map((name) => `${ontologyFolder}/${name}`)
  : [];

const app = await openApp({ dataFolder: cacheFolder, terminologyFiles });

const texts = existsSync(corpus)
  ? gunzipSync(readFileSync(corpus))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  : Array.from(
      { length: 2000 },
      (_, i) =>
        `A ${20 + (i % 60)}-year-old woman presented with fever and cough for ${1 + (i % 9)} days. Haemoglobin was ${7 + (i % 8)}.2 g/dL. She denied chest pain. Prednisolone 20 mg daily was given, and she improved.`,
    );
if (!existsSync(corpus))
  process.stdout.write(
    `bench: ${corpus} is absent; made-up texts are read instead, and the figures say little.\n`,
  );
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const lines: string[] = [];
const show = (label: string, value: string): void => {
  lines.push(`| ${label} | ${value} |`);
  process.stdout.write(`${label.padEnd(56)}${value}\n`);
};
const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const median = (unit: (seconds: number) => string, numbers: readonly number[]): string =>
  `${unit(medianOf(numbers))} (${unit(Math.min(...numbers))})`;

const walls: number[] = [];
const processors: number[] = [];
let coldSeconds = 0;
let mentions = 0;
let facts = 0;
for (let round = 0; round <= rounds; round += 1) {
  const start = performance.now();
  const processor = process.cpuUsage();
  mentions = 0;
  facts = 0;
  for (const text of texts) {
    const reading = app.reader.readText(text);
    mentions += reading.mentions.length;
    facts += reading.assembly.cases[0].findings.length;
  }
  const wall = (performance.now() - start) / 1000;
  if (round === 0) coldSeconds = wall;
  else {
    walls.push(wall);
    processors.push(process.cpuUsage(processor).user / 1e6);
  }
}
const perSecond = (seconds: number): string => Math.round(texts.length / seconds).toString();
const megabytes = (seconds: number): string => (bytes / seconds / 1e6).toFixed(2);
show('documents/s, median of rounds (fastest)', median(perSecond, walls));
show('documents per second of processor time', median(perSecond, processors));
show('MB/s', median(megabytes, walls));
show('documents/s of the first round, nothing compiled', perSecond(coldSeconds));
show('mentions, findings (so that work is used)', `${mentions}, ${facts}`);
show('peak resident memory of reading', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
for (const { stage, microsecondsPerDocument, share } of stageShares(texts.slice(0, 3000), {
  vocabulary: app.vocabulary,
  resources: openResources(),
  rounds: 3,
}))
  show(
    `stage ${stage}`,
    `${(100 * share).toFixed(0)} %, ${microsecondsPerDocument.toFixed(0)} µs a document`,
  );

const joined = texts.join('\n\n');
const long = joined.repeat(Math.ceil(20e6 / joined.length));
for (const size of [1, 5, 20]) {
  const text = long.slice(0, size * 1e6);
  const start = performance.now();
  app.reader.readText(text);
  show(`one document of ${size} MB, seconds per MB`, ((performance.now() - start) / 1000 / size).toFixed(3));
}
show('peak resident memory after these', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);

if (existsSync('dist/interfaces/cli/main.js') && terminologyFiles.length > 0) {
  const folder = mkdtempSync(`${tmpdir()}/precedent-bench-`);
  const env = { PRECEDENT_HOME: `${folder}/home` };
  const report = `${folder}/report.txt`;
  writeFileSync(report, 'A 44-year-old woman with fever was given prednisolone 20 mg daily.');
  const added = await runProgram(['terminology', 'add', ...terminologyFiles], env);
  show(
    'whole program: terminologies added and compiled',
    `${added.seconds.toFixed(2)} s, status ${added.status}`,
  );
  await runProgram(['read', report, '--json'], env);
  const starts: number[] = [];
  for (let run = 0; run < 7; run += 1)
    starts.push((await runProgram(['read', report, '--json'], env)).seconds);
  show(
    'whole program: `read` of one sentence, from the cache',
    median((s) => `${s.toFixed(2)} s`, starts),
  );
  writeFileSync(
    `${folder}/docs.jsonl`,
    texts.map((text, i) => `${JSON.stringify({ id: String(i), text })}\n`).join(''),
  );
  const annotated = await runProgram(
    ['annotate', '--in', `${folder}/docs.jsonl`, '--out', `${folder}/mentions.jsonl`],
    env,
  );
  show(
    `whole program: \`annotate\`, ${cpus().length} cores`,
    `${perSecond(annotated.seconds)} documents/s, peak ${annotated.peakMiB?.toFixed(0) ?? '?'} MiB, status ${annotated.status}`,
  );
  rmSync(folder, { recursive: true });
} else process.stdout.write('bench: no build or no terminologies; the whole program was not measured.\n');

if (values.write)
  writeFileSync(
    new URL('results.md', import.meta.url),
    `# Results

Made by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${texts.length} texts of ${Math.round(bytes / texts.length)} bytes,
${terminologyFiles.length} terminologies and the built-in vocabulary, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'},
load over the last minute ${loadavg()[0]?.toFixed(1)}. What the figures mean and do not: README.md beside this file.

| | |
|---|---|
${lines.join('\n')}
`,
  );
