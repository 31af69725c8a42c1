/** Measures the reader; see README.md beside this file for the traps. `npm run bench [-- --data FOLDER] [-- --rounds N]` */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openApp } from '../src/app.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    rounds: { type: 'string', default: '5' },
    cold: { type: 'boolean', default: false },
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

const opened = performance.now();
const app = await openApp({ dataFolder: cacheFolder, terminologyFiles });
const openMs = performance.now() - opened;
if (values.cold) {
  process.stdout.write(`${JSON.stringify({ openMs, sinceStartMs: performance.now() })}\n`);
  process.exit(0);
}

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

const seconds: number[] = [];
let mentions = 0;
let facts = 0;
for (let round = 0; round <= rounds; round += 1) {
  const start = performance.now();
  mentions = 0;
  facts = 0;
  for (const text of texts) {
    const reading = app.reader.readText(text);
    mentions += reading.mentions.length;
    facts += reading.assembly.cases[0].findings.length;
  }
  if (round > 0) seconds.push((performance.now() - start) / 1000);
}
seconds.sort((a, b) => a - b);
const median = seconds[Math.floor(seconds.length / 2)];
const show = (label: string, value: string): void =>
  void process.stdout.write(`${label.padEnd(44)}${value}\n`);
show(
  'documents/s, median of rounds (fastest)',
  `${Math.round(texts.length / median)} (${Math.round(texts.length / seconds[0])})`,
);
show(
  'MB/s, median (fastest)',
  `${(bytes / median / 1e6).toFixed(2)} (${(bytes / seconds[0] / 1e6).toFixed(2)})`,
);
show('mentions, findings (so that work is used)', `${mentions}, ${facts}`);
show('vocabulary opened from cache in this process', `${openMs.toFixed(0)} ms`);
const cold = spawnSync(
  process.execPath,
  [...process.execArgv, process.argv[1], '--cold', '--data', values.data],
  { encoding: 'utf8' },
);
const { openMs: coldOpenMs } = JSON.parse(cold.stdout) as { openMs: number };
show('vocabulary opened from cache, fresh process', `${coldOpenMs.toFixed(0)} ms`);
show('peak resident memory', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);

const long = texts.join('\n\n');
for (const megabytes of [1, 2, 4]) {
  const text = long.slice(0, megabytes * 1e6);
  const start = performance.now();
  app.reader.readText(text);
  show(
    `one document of ${megabytes} MB, seconds per MB`,
    ((performance.now() - start) / 1000 / megabytes).toFixed(3),
  );
}
