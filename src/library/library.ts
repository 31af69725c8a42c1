import { userInfo } from 'node:os';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Case } from '../case/index.ts';
import { countArchived, type DumpedRevision, dumpRevisions } from './archive/dump-library.ts';
import { restoreCases, type Restored, restorePairs, settleRestored } from './archive/restore-library.ts';
import { InputError } from '../errors.ts';
import { type CaseVector, loadVectors } from './case-vectors.ts';
import {
  type ChangeNote,
  getCase,
  getCases,
  history,
  type KeptCase,
  putCase,
  type Revision,
  removeCase,
} from './cases.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { type Combination, type CombinationOptions, combinationCounts } from './combinations.ts';
import { conceptLabels } from './concept-labels.ts';
import { checkLibrary, type LibraryCheck } from './check-library.ts';
import { dialectOver, type SqlConnections } from './database/dialect.ts';
import type { LibraryTables } from './database/schema.ts';
import {
  type ConditionFacts,
  conditionFacts,
  type MeasurementFacts,
  measurementFacts,
  type SiteFacts,
  type SubjectFacts,
  siteFacts,
  subjectFacts,
  type TreatmentFacts,
  treatmentFacts,
} from './facts.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { countFacets, type Facets } from './facets.ts';
import type { ConceptResolver } from './filters/index.ts';
import { restoreIndexes } from './import/deferred-indexes.ts';
import { importCases } from './import/import-cases.ts';
import type { ImportEvent, ImportInput, ImportOptions, ImportSummary } from './import/import-event.ts';
import type { ConceptIndexer } from './indexing/concept-indexer.ts';
import { ConceptNumbers } from './indexing/concept-numbers.ts';
import { type CasePage, countCases, firstCases, type ListOptions, listCases } from './list-cases.ts';
import { type LibraryState, libraryState } from './library-state.ts';
import { migrate } from './migrations/index.ts';
import {
  decidePair,
  listPairs,
  type PairProposal,
  type PairStatus,
  type PatientPair,
  proposePairs,
} from './patient-pairs.ts';
import { type ReindexProgress, reindex } from './reindex.ts';
import {
  type CandidateOptions,
  type Candidates,
  candidatesByPostings,
  casesWithAll,
  type DocumentFrequencies,
  documentFrequencies,
  rankByText,
  type SearchScope,
  type TextMatches,
  type TextQuery,
  type WeightedConcept,
} from './search.ts';
import { type LibraryStats, libraryStats } from './stats.ts';
import type { Store } from './store.ts';
import { unpooledCases } from './unpooled.ts';
import type { CaseSearch } from './words-condition.ts';

/** An open library. Every method may throw `ResourceError` where disk, database or network fails; each file says what else. */
export interface Library {
  readonly kind: 'embedded' | 'server';
  import(
    inputs: AsyncIterable<ImportInput> | Iterable<ImportInput>,
    options?: ImportOptions,
  ): AsyncGenerator<ImportEvent, ImportSummary>;
  get(id: string, revision?: number): Promise<KeptCase>;
  getMany(ids: readonly string[]): Promise<readonly Case[]>;
  history(id: string): Promise<readonly Revision[]>;
  put(value: unknown, expectedRevision: number, note?: ChangeNote): Promise<KeptCase>;
  remove(id: string, note?: ChangeNote & { readonly expectedRevision?: number }): Promise<Revision>;
  list(options?: ListOptions): Promise<CasePage>;
  count(
    where?: string,
    resolve?: ConceptResolver,
    words?: string,
  ): Promise<{ readonly cases: number; readonly patients: number }>;
  facets(search?: CaseSearch): Promise<Facets>;
  stats(): Promise<LibraryStats>;
  firstCases(
    where: string,
    limit: number,
  ): Promise<{ readonly cases: number; readonly ids: readonly Case['id'][] }>;
  state(): Promise<LibraryState>;
  /** The answer to a question that was asked before, as long as the library stays as it is; else it is worked out now. */
  remembered<T>(question: string, workOut: () => Promise<T>): Promise<T>;
  reindex(options?: { readonly signal?: AbortSignal }): AsyncGenerator<ReindexProgress, ReindexProgress>;
  check(options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (casesChecked: number) => void;
  }): Promise<LibraryCheck>;
  proposePairs(proposals: readonly PairProposal[], by?: string): Promise<void>;
  decidePair(
    ids: readonly [string, string],
    status: 'confirmed' | 'rejected',
    note?: { readonly by?: string; readonly reason?: string },
  ): Promise<PatientPair>;
  listPairs(options?: {
    readonly status?: PairStatus;
    readonly id?: string;
    readonly limit?: number;
  }): Promise<readonly PatientPair[]>;
  documentFrequencies(
    conceptIds: readonly string[],
    status?: 'present' | 'excluded' | 'treated',
  ): Promise<DocumentFrequencies>;
  casesWithAll(
    conceptIds: readonly string[],
    options?: SearchScope & { readonly limit?: number },
  ): Promise<{ readonly count: number; readonly ids: readonly Case['id'][] }>;
  combinationCounts(
    conceptIds: readonly string[],
    options?: CombinationOptions,
  ): Promise<readonly Combination[]>;
  candidatesByPostings(query: readonly WeightedConcept[], options?: CandidateOptions): Promise<Candidates>;
  rankByText(
    query: TextQuery,
    options?: SearchScope & {
      readonly limit?: number;
      readonly among?: readonly string[];
      readonly exclude?: readonly string[];
    },
  ): Promise<TextMatches>;
  vectors(ids: readonly string[]): Promise<readonly CaseVector[]>;
  conceptLabels(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  unpooledCases(): Promise<ReadonlySet<Case['id']>>;
  subjectFacts(scope?: SearchScope): Promise<readonly SubjectFacts[]>;
  treatmentFacts(scope?: SearchScope): Promise<readonly TreatmentFacts[]>;
  measurementFacts(scope?: SearchScope): Promise<readonly MeasurementFacts[]>;
  conditionFacts(scope?: SearchScope): Promise<readonly ConditionFacts[]>;
  siteFacts(scope?: SearchScope): Promise<readonly SiteFacts[]>;
  /** The database itself, for tables that stand beside the library's own; who writes to the library's own breaks it. */
  tables<T>(): Kysely<T>;
  /** How many cases, revisions and pairs a dump holds. */
  countArchived(): Promise<{ readonly cases: number; readonly revisions: number; readonly pairs: number }>;
  dumpRevisions(): AsyncGenerator<DumpedRevision>;
  restoreCases(cases: readonly (readonly DumpedRevision[])[]): Promise<Restored>;
  restorePairs(pairs: readonly PatientPair[]): Promise<void>;
  settleRestored(cases: number): Promise<void>;
  /** Lets go of folder, connections and lock; safe to call twice. */
  close(): Promise<void>;
}

/** Where a library is: a folder of this machine, a PostgreSQL server, or memory (gone with the process). */
export type LibraryPlace =
  | { readonly folder: string }
  | { readonly databaseUrl: string; readonly maxConnections?: number }
  | { readonly memory: true };

/** How a library is opened. */
export interface OpenOptions {
  readonly indexer: ConceptIndexer;
  /** Named to others who want the same folder, such as `precedent serve`. */
  readonly program?: string;
  /** Signs changes; the account's name unless given. */
  readonly user?: string;
}

const OLDEST_SERVER = 150_000;

/** As `openLibrary`, with the store below it: for tests and benchmarks of this folder. */
export async function openStore(
  place: LibraryPlace,
  options: OpenOptions,
): Promise<{ readonly library: Library; readonly store: Store }> {
  const lock = 'folder' in place ? lockFolder(place.folder, options.program ?? 'precedent') : undefined;
  let db: Kysely<LibraryTables> | undefined;
  try {
    const connections = await connect(place);
    db = new Kysely<LibraryTables>({ dialect: dialectOver(connections) });
    if ('databaseUrl' in place) await refuseOldServer(db);
    await migrate(db);
  } catch (error) {
    await db?.destroy();
    lock?.release();
    throw error;
  }
  const store: Store = {
    db,
    numbers: new ConceptNumbers(db),
    indexer: options.indexer,
    user: options.user ?? userInfo().username,
    kind: 'databaseUrl' in place ? 'server' : 'embedded',
  };
  const library = libraryOver(store, lock);
  try {
    await restoreIndexes(store);
  } catch (error) {
    await library.close();
    throw error;
  }
  return { store, library };
}

/** Either database's driver takes long to load, so it is loaded when a library is opened and not with the program. */
async function connect(place: LibraryPlace): Promise<SqlConnections> {
  if ('databaseUrl' in place) {
    const { serverConnections } = await import('./database/server.ts');
    return serverConnections(place.databaseUrl, place.maxConnections ?? 6);
  }
  const { embeddedConnections } = await import('./database/embedded.ts');
  return embeddedConnections('folder' in place ? path.join(place.folder, 'database') : undefined);
}

async function refuseOldServer(db: Kysely<LibraryTables>): Promise<void> {
  const { rows } = await sql<{
    version: number;
  }>`select current_setting('server_version_num')::int as version`.execute(db);
  const version = rows[0]?.version ?? 0;
  if (version >= OLDEST_SERVER) return;
  throw new InputError(
    'server-too-old',
    `The PostgreSQL server is version ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
  );
}

/** Counts and facets that are remembered. */
const MOST_COUNTS = 200;
/** Whole answers take some 100 kB each in memory. */
const MOST_ANSWERS = 400;

function libraryOver(store: Store, lock: FolderLock | undefined): Library {
  let isClosed = false;
  const memory = createAnswerMemory(store, MOST_COUNTS);
  const answers = createAnswerMemory(store, MOST_ANSWERS);
  return {
    kind: store.kind,
    import: (inputs, options) => importCases(store, inputs, options),
    get: (id, revision) => getCase(store, id, revision),
    getMany: (ids) => getCases(store, ids),
    history: (id) => history(store, id),
    put: (value, expectedRevision, note) => putCase(store, value, expectedRevision, note),
    remove: (id, note) => removeCase(store, id, note),
    list: (options) => listCases(store, options),
    // What the pages ask for again and again, and what grows with the library.
    count: (where, resolve, words) =>
      memory.answer(`count ${JSON.stringify([where, words])}`, () =>
        countCases(store, where, resolve, words),
      ),
    facets: (search = {}) =>
      memory.answer(`facets ${JSON.stringify([search.where, search.words])}`, () =>
        countFacets(store, search),
      ),
    stats: () => memory.answer('stats', () => libraryStats(store)),
    state: () => libraryState(store),
    remembered: (question, workOut) => answers.answer(question, workOut),
    firstCases: (where, limit) => firstCases(store, where, limit),
    reindex: (options) => reindex(store, options),
    check: (options) => checkLibrary(store, options),
    proposePairs: (proposals, by) => proposePairs(store, proposals, by),
    decidePair: (ids, status, note) => decidePair(store, ids, status, note),
    listPairs: (options) => listPairs(store, options),
    documentFrequencies: (ids, status) => documentFrequencies(store, ids, status),
    casesWithAll: (ids, options) => casesWithAll(store, ids, options),
    combinationCounts: (ids, options) => combinationCounts(store, ids, options),
    candidatesByPostings: (query, options) => candidatesByPostings(store, query, options),
    rankByText: (query, options) => rankByText(store, query, options),
    vectors: (ids) => loadVectors(store, ids),
    conceptLabels: (ids) => conceptLabels(store, ids),
    unpooledCases: () => unpooledCases(store),
    subjectFacts: (scope) => subjectFacts(store, scope),
    treatmentFacts: (scope) => treatmentFacts(store, scope),
    measurementFacts: (scope) => measurementFacts(store, scope),
    conditionFacts: (scope) => conditionFacts(store, scope),
    siteFacts: (scope) => siteFacts(store, scope),
    tables: <T>() => store.db as unknown as Kysely<T>,
    countArchived: () => countArchived(store),
    dumpRevisions: () => dumpRevisions(store),
    restoreCases: (cases) => restoreCases(store, cases),
    restorePairs: (pairs) => restorePairs(store, pairs),
    settleRestored: (cases) => settleRestored(store, cases),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      try {
        await store.db.destroy();
      } finally {
        lock?.release();
      }
    },
  };
}
