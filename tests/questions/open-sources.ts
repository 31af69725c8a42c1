import type { Case } from '../../src/case/index.ts';
import { openLibrary } from '../../src/library/index.ts';
import { type LibrarySources, libraryVersionOf } from '../../src/questions/answer.ts';
import type { Vocabulary } from '../../src/terminology/index.ts';
import { exampleIndexer } from '../library/example-cases.ts';

/** A vocabulary that names nothing: the made-up concepts of the examples are known to the indexer alone. */
const EMPTY: Pick<Vocabulary, 'find'> = { find: () => undefined };

/** A small library in memory with these cases, and what questions to it are asked with. */
export async function openSources(cases: readonly Case[]): Promise<LibrarySources> {
  const indexer = exampleIndexer();
  const library = await openLibrary({ memory: true }, { indexer, user: 'tester' });
  const events = library.import(cases.map((one) => ({ source: `${one.id}.json`, case: one })));
  for await (const event of events) if (event.kind === 'failed') throw event.error;
  const versions = {
    program: 'test',
    terminologies: [],
    packs: [],
    library: libraryVersionOf(await library.state()),
  };
  return { library, indexer, vocabulary: EMPTY as Vocabulary, versions };
}
