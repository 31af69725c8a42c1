/**
 * How often each rule of the manuscript check fires on published reports, with the words, to be judged by reading.
 *
 *     npx tsx evaluation/check.ts [--firings] [maccrobat.dev csc.dev …]
 *
 * Reads the corpora beside the project in place, with the built-in vocabulary and no library. The corpora hold the case sections alone, without
 * legends, references or abstracts: rules about those cannot fire there.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { RULES } from '../src/questions/check/index.ts';
import { openChecker } from '../tests/check/open-checker.ts';

const { values, positionals } = parseArgs({
  options: { firings: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const corpora = positionals.length > 0 ? positionals : ['maccrobat.dev', 'csc.dev'];
const folder = path.join(import.meta.dirname, '..', '..', 'shared', 'data', 'corpora');
const AROUND = 70;

const check = await openChecker();
const counts = new Map<string, number[]>();
for (const [i, corpus] of corpora.entries()) {
  const lines = readFileSync(path.join(folder, `${corpus}.jsonl`), 'utf8').split('\n');
  for (const line of lines.filter((one) => one !== '')) {
    const { id, text: given } = JSON.parse(line) as { readonly id: string; readonly text: string };
    const { firings, text } = await check(given);
    for (const { rule, severity, message, places } of firings) {
      const row = counts.get(rule) ?? corpora.map(() => 0);
      row[i] += 1;
      counts.set(rule, row);
      if (!values.firings) continue;
      const words = places.slice(0, 2).map(({ span }) => {
        const before = text.slice(Math.max(0, span.start - AROUND), span.start);
        const after = text.slice(span.end, span.end + AROUND);
        return `    …${before}[${text.slice(span.start, span.end)}]${after}…`.replaceAll('\n', ' ');
      });
      process.stdout.write(`${id} ${severity} ${rule}: ${message}\n${words.join('\n')}\n`);
    }
  }
}
process.stdout.write(`| rule | ${corpora.join(' | ')} |\n|---|${corpora.map(() => '---|').join('')}\n`);
for (const { id } of RULES) {
  const row = counts.get(id);
  if (row !== undefined) process.stdout.write(`| \`${id}\` | ${row.join(' | ')} |\n`);
}
const silent = RULES.filter(({ id }) => !counts.has(id)).map(({ id }) => `\`${id}\``);
process.stdout.write(`\nNever fired: ${silent.join(', ')}.\n`);
