/** Writes the table of verdicts against authors' labels into the README of the calcinosis pack; `--check` fails when it is stale. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, openPacks } from '../src/app.ts';

const PACK = 'calcinosis-cutis';
const FILE = `packs/${PACK}/README.md`;
const BEGIN = '<!-- generated: agreement (npm run generate) -->';
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
  const before = readFileSync(FILE, 'utf8');
  const text = `${before.slice(0, before.indexOf(BEGIN) + BEGIN.length)}\n\n${made}\n\n${before.slice(before.indexOf(END))}`;
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (text !== before) {
    process.stderr.write(`${FILE} is stale: run npm run generate and review the difference.\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
