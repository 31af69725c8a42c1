// Checks resources/en/phrases.tsv against a release of HPO: every id must be live and every label the release's own.
//   tsx scripts/check-phrases.ts ../shared/data/ontologies/hp.v2025-03-03.json.gz
import { readFileSync } from 'node:fs';
import { loadTerminologyFile } from '../src/terminology/load/index.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: tsx scripts/check-phrases.ts HPO_FILE');
  process.exit(2);
}
const terminology = await loadTerminologyFile(file);
const labelById = new Map<string, string>(terminology.concepts.map(({ id, label }) => [id, label]));
const table = readFileSync(new URL('../resources/en/phrases.tsv', import.meta.url), 'utf8');
const rows = table
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'));
const wrong = rows.filter(([, id = '', label = '']) => labelById.get(id) !== label);
for (const [phrase = '', id = '', label = ''] of wrong) {
  console.error(`${phrase}: ${id} is ${labelById.get(id) ?? 'no live concept'}, the table says ${label}.`);
}
console.log(
  `${rows.length - wrong.length} of ${rows.length} phrases agree with ${terminology.title} ${terminology.version}.`,
);
process.exit(wrong.length === 0 ? 0 : 1);
