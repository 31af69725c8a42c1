/**
 * Writes into the README of the calcinosis pack what the rules and the library say of its cases: verdicts against authors' labels, and
 * figures beside published ones. `--check` fails when either is stale.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp, openPacks, programVersion } from '../src/app/index.ts';
import { openLibraryOf } from '../src/app/open-library.ts';
import type { Pack } from '../src/packs/index.ts';
import { describeLibrary } from './library-says.ts';

const PACK = 'calcinosis-cutis';
const FILE = `packs/${PACK}/README.md`;
const END = '<!-- end of generated -->';

const dataFolder = mkdtempSync(join(tmpdir(), 'precedent-readme-'));
try {
  const app = await openApp({ dataFolder, terminologyFiles: [] });
  const pack = await openPacks(dataFolder).load(PACK);
  const verdicts = new Map<string, Map<string, number>>();
  const disagreements: string[] = [];
  for (const one of pack.cases) {
    const { types, verdict } = app.classify({ case: one, pack });
    const label = types.filter(({ authorsSay }) => authorsSay.length > 0).map(({ id }) => id);
    const row = label.join(' and ') || 'none given';
    const column = verdict.type === undefined ? verdict.certainty : `${verdict.type}, ${verdict.certainty}`;
    const counts = verdicts.get(row) ?? new Map<string, number>();
    verdicts.set(row, counts.set(column, (counts.get(column) ?? 0) + 1));
    if (label.length === 0 || (verdict.type !== undefined && label.includes(verdict.type))) continue;
    const stated = types.find(({ id }) => id === label[0]);
    const reasons = (stated?.reasons ?? [])
      .filter(({ bearing }) => bearing !== 'for')
      .slice(0, 2)
      .map(({ bearing, sentence }) => `${bearing === 'missing' ? 'not coded' : 'against'}: ${sentence}`);
    disagreements.push(`| ${one.id} | ${row} | ${column} | ${reasons.join(' ')} |`);
  }
  const rows = [...verdicts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([row, counts]) =>
      [...counts]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([column, n]) => `| ${row} | ${column} | ${n} |`),
    );
  const made = [
    `${pack.cases.length} cases, pack ${pack.manifest.version}, built-in vocabulary.`,
    '',
    '| authors say | the rules say | cases |',
    '|---|---|---|',
    ...rows,
    '',
    'Where the two differ, what the label would have needed:',
    '',
    '| case | authors say | the rules say | why not the label |',
    '|---|---|---|---|',
    ...disagreements,
  ].join('\n');
  const says = await askLibrary(app, pack);
  const before = readFileSync(FILE, 'utf8');
  const text = withPart(withPart(before, 'agreement', made), 'library', says);
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (text !== before) {
    process.stderr.write(`${FILE} is stale: run npm run generate and review the difference.\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}

/** A text with one generated part made anew. Throws where the text has no such part. */
function withPart(text: string, name: string, made: string): string {
  const begin = `<!-- generated: ${name} (npm run generate) -->`;
  const start = text.indexOf(begin);
  const end = text.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`${FILE} has no part ${begin} … ${END}.`);
  return `${text.slice(0, start + begin.length)}\n\n${made}\n\n${text.slice(end)}`;
}

/** What a library in memory says that holds the pack's cases and nothing else. */
async function askLibrary(opened: App, pack: Pack): Promise<string> {
  const host = {
    vocabulary: opened.vocabulary,
    reader: opened.reader,
    versions: { program: programVersion(), terminologies: [] },
    dataFolder,
    databaseUrl: undefined,
  };
  const library = await openLibraryOf(host, { memory: true });
  try {
    const counted = pack.cases.filter(({ curation }) => curation?.poolable !== false);
    const inputs = counted.map((one) => ({ source: pack.manifest.id, case: one }));
    for await (const event of library.library.import(inputs))
      if (event.kind === 'failed' || event.kind === 'skipped')
        throw new Error(`${event.kind}: ${JSON.stringify(event)}`);
    return await describeLibrary(library, pack);
  } finally {
    await library.close();
  }
}
