/**
 * Checks the published cases of every pack: schema, identifiers, concepts, units, ages against dates, the same patient twice, overlaps.
 *
 *     npx tsx scripts/check-pack-cases.ts [--gaps] [FILE...]        FILE: default packs/<id>/cases.jsonl of every pack
 *
 * Prints file, line, field, what is wrong and how to mend it; ends with status 1 when something is. `--gaps` lists what was not seen of each case.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCases } from '../src/packs/check-cases.ts';
import { describePackIssue } from '../src/packs/pack-issue.ts';
import { parseVocabularyTable } from '../src/terminology/load/index.ts';
import { checkFiledCases, type FiledCase } from './pack-case-checks.ts';
import { gapsOf } from './pack-case-gaps.ts';

const root = path.resolve(import.meta.dirname, '..');
const packs = path.join(root, 'packs');
const [options, names] = [true, false].map((wanted) =>
  process.argv.slice(2).filter((word) => word.startsWith('--') === wanted),
) as [string[], string[]];
const given = names.map((file) => path.resolve(file));
const files = given.length > 0 ? given : readdirSync(packs).map((id) => path.join(packs, id, 'cases.jsonl'));
const units = unitsOf(readFileSync(path.join(root, 'resources/en/units.tsv'), 'utf8'));

for (const file of files.filter((name) => existsSync(name))) check(file);

function check(file: string): void {
  const jsonl = readFileSync(file, 'utf8');
  const name = path.relative(process.cwd(), file);
  const { cases, issues } = checkCases(jsonl, name);
  const lineById = new Map(jsonl.split('\n').map((text, index) => [idOf(text), index + 1]));
  const filed = cases.map((one): FiledCase => ({ line: lineById.get(one.id) ?? 0, one }));
  const found = [
    ...issues,
    ...checkFiledCases(filed, name, { labelById: labelsFor(path.dirname(file)), units }),
  ];
  for (const issue of found) console.error(describePackIssue(issue));
  if (options.includes('--gaps'))
    for (const one of cases) console.log(`${one.id}: ${gapsOf(one).join(', ') || 'no gap'}`);
  console.log(`${name}: ${cases.length} cases, ${found.length} problems`);
  if (found.length > 0) process.exitCode = 1;
}

function labelsFor(pack: string): Map<string, string> {
  const folder = path.join(root, 'resources/terminology');
  const tables = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => path.join(folder, name));
  const own = path.join(pack, 'vocabulary.tsv');
  return new Map(
    [...tables, ...(existsSync(own) ? [own] : [])].flatMap((table) =>
      parseVocabularyTable(readFileSync(table, 'utf8'), table).map(({ id, label }): [string, string] => [
        id,
        label,
      ]),
    ),
  );
}

function unitsOf(table: string): Set<string> {
  const rows = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Set(rows.map((line) => line.split('\t')[1] ?? '').filter((ucum) => ucum !== ''));
}

function idOf(line: string): string | undefined {
  return /^\{"id":\s*"([^"]+)"/.exec(line)?.[1];
}
