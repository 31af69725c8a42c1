/**
 * Imports made-up cases into a folder until it is killed, writing the id of each acknowledged case to stdout: `import-forever.ts FOLDER SEED`.
 * Every tenth case is edited once more, told as `id@2`.
 */
import { writeSync } from 'node:fs';
import { type ImportInput, openLibrary } from '../../src/library/index.ts';
import { exampleCase, exampleIndexer } from './example-cases.ts';

const [folder = '', seed = ''] = process.argv.slice(2);
const library = await openLibrary({ folder }, { indexer: exampleIndexer(), program: 'import-forever' });
const say = (line: string) => writeSync(1, `${line}\n`);
say('open');
// A seed with this in front imports more than a batch at a time, so that indexes are built at the end.
const size = seed.startsWith('large') ? 1_200 : 20;
for (let start = 0; ; start += size) {
  const inputs: ImportInput[] = Array.from({ length: size }, (_, place) => ({
    source: 'made-up',
    case: exampleCase(`${seed}-${start + place}`, {
      present: ['HP:0000003'],
      excluded: ['HP:0000004'],
      given: ['DRUG:0000002'],
      text: 'word '.repeat(200),
    }),
  }));
  for await (const event of library.import(inputs)) if (event.kind === 'imported') say(event.id);
  const edited = await library.put(
    exampleCase(`${seed}-${start}`, { ageYears: 40, present: ['HP:0000005'] }),
    1,
  );
  say(`${edited.id}@${edited.revision}`);
}
