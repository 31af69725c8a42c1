import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askAboutCase, type LibraryAnswers } from './ask-about-case.ts';
import { describeCohort, describeEvidence, describePrecedents, renderParts } from '../brief/index.ts';
import type { Case, SoftwareVersions } from '../case/index.ts';
import { asPrecedentError, InputError } from '../errors.ts';
import {
  type ConceptResolver,
  conceptIndexerOf,
  expandPaths,
  holdsLibrary,
  type ImportEvent,
  type ImportInput,
  type ImportOptions,
  type ImportSummary,
  isCaseFile,
  type Library,
  type LibraryPlace,
  openLibrary,
  readCaseFiles,
} from '../library/index.ts';
import { type LibrarySources, libraryVersionOf } from '../questions/answer.ts';
import { answerCohort, type CohortAnswer } from '../questions/cohort/index.ts';
import { answerEvidence, type EvidenceAnswer, type EvidenceQuestion } from '../questions/evidence/index.ts';
import {
  answerMatch,
  compareWithLibrary,
  type LibraryComparison,
  type MatchAnswer,
  type Overlap,
} from '../questions/match/index.ts';
import { findConcepts, termIdOf, type Vocabulary } from '../terminology/index.ts';
import type { Host } from './host.ts';
import { inputsOfFile } from './inputs-of-file.ts';
import { type Reports, reportsOf } from './reports.ts';
import type { View } from './view.ts';

/** What the library's operations need of the open program. */
export type LibraryHost = Pick<Host, 'vocabulary' | 'reader' | 'versions' | 'dataFolder' | 'databaseUrl'>;

/** Cohorts as an interface asks for them: names and ids of concepts are both understood. */
export interface CohortRequest {
  readonly where?: string;
  readonly versus?: string;
  readonly latency?: { readonly from: string; readonly to: string };
}

/** Who reads the reports of an import, where not this thread does. */
export interface ReadElsewhere {
  /** The cases a report tells. */
  readonly readCases?: (path: string) => Promise<readonly Case[]>;
}

/** A library, opened, with the questions it answers. Close it when done. */
export interface OpenLibrary {
  readonly library: Library;
  /** Takes in report files, folders, patterns, and case JSON or JSONL, plain or gzip. */
  importPaths(
    paths: readonly string[],
    options?: ImportOptions & ReadElsewhere,
  ): AsyncGenerator<ImportEvent, ImportSummary>;
  /** How many files paths mean, for a progress bar. */
  countFiles(paths: readonly string[]): number;
  /** `target` is a report, or the id of a case; a case read before; or concepts are given instead. */
  match(
    target: { readonly report: string } | { readonly case: Case } | { readonly concepts: readonly string[] },
    limit?: number,
  ): Promise<MatchAnswer>;
  evidence(question: EvidenceQuestion): Promise<EvidenceAnswer>;
  cohort(request: CohortRequest): Promise<CohortAnswer>;
  /** Looks through the whole library for publications that may describe one patient, and writes them down to be judged. */
  proposeOverlaps(id: string, by?: string): Promise<readonly Overlap[]>;
  answersFor(one: Case): Promise<LibraryAnswers>;
  /** What the manuscript check compares a report with. */
  factsForCheck(one: Case): Promise<LibraryComparison>;
  /** A concept's id from its id or name. Throws `InputError` `concept-unknown`. */
  conceptId(words: string): string;
  readonly resolve: ConceptResolver;
  matchText(answer: MatchAnswer, view: View, most: number): string;
  evidenceText(answer: EvidenceAnswer, view: View): string;
  cohortText(answer: CohortAnswer, view: View): string;
  close(): Promise<void>;
}

/** Where the library of a data folder is. */
export function libraryPlace({
  dataFolder,
  databaseUrl,
}: Pick<LibraryHost, 'dataFolder' | 'databaseUrl'>): LibraryPlace {
  return databaseUrl === undefined ? { folder: join(dataFolder, 'library') } : { databaseUrl };
}

/** Whether there is a library to ask, without opening it. */
export function libraryExists({
  dataFolder,
  databaseUrl,
}: Pick<LibraryHost, 'dataFolder' | 'databaseUrl'>): boolean {
  return databaseUrl !== undefined || holdsLibrary(join(dataFolder, 'library'));
}

/** Opens the library, making it where there is none. Throws as `openLibrary` of `library/` does. */
export async function openLibraryOf(host: LibraryHost, place = libraryPlace(host)): Promise<OpenLibrary> {
  const { vocabulary } = host;
  const reports = reportsOf(host);
  const indexer = conceptIndexerOf(vocabulary);
  const library = await openLibrary(place, { indexer, program: 'precedent' });
  const resolve: ConceptResolver = (name) => exactConcept(vocabulary, name);
  const conceptId = (words: string): string => {
    const id = exactConcept(vocabulary, words);
    if (id !== undefined) return id;
    throw new InputError(
      'concept-unknown',
      `No concept has the id or name ${JSON.stringify(words)}. precedent terminology find ${JSON.stringify(words)} looks for near ones.`,
    );
  };
  // An id with a slip of the pen would be answered with "none in this library": as good as a finding.
  const knownConcept = async (words: string): Promise<string> => {
    const id = conceptId(words);
    if (vocabulary.find(termIdOf(id)) !== undefined) return id;
    // An id that the library has never seen is its own label.
    const [labels, { casesById }] = await Promise.all([
      library.conceptLabels([id]),
      library.documentFrequencies([id]),
    ]);
    if (labels.get(id) !== id || (casesById.get(id) ?? 0) > 0) return id;
    throw new InputError(
      'concept-unknown',
      `Neither the terminologies nor the library have a concept ${JSON.stringify(words)}. Check the id; precedent terminology install adds terminologies.`,
    );
  };
  const sources = async (): Promise<LibrarySources> => ({
    library,
    vocabulary,
    indexer,
    versions: { ...host.versions, packs: [], library: libraryVersionOf(await library.state()) },
  });
  const today = () => new Date().toISOString().slice(0, 10);
  // Pages ask the same again; what is asked may be long, so its hash stands for it.
  const ask = <T>(kind: string, asked: unknown, workOut: () => Promise<T>): Promise<T> => {
    const question = createHash('sha256')
      .update(JSON.stringify([kind, asked, today()]))
      .digest('hex');
    return library.remembered(question, workOut);
  };
  const caseOf = async (target: string): Promise<Case> =>
    target === '-' || existsSync(target)
      ? (await reports.read(target)).cases[0]
      : (await library.get(target)).case;

  return {
    library,
    resolve,
    conceptId,
    importPaths: (paths, options) =>
      library.import(inputsOf(reports, host.versions, paths, options?.readCases), options),
    countFiles: (paths) => expandPaths(paths).length,
    match: async (target, limit) => {
      const asked =
        'case' in target
          ? { case: target.case }
          : 'report' in target
            ? { case: await caseOf(target.report) }
            : { concepts: await Promise.all(target.concepts.map(knownConcept)) };
      return ask('match', [asked, limit], async () =>
        answerMatch(await sources(), { asked, today: today(), ...(limit !== undefined && { limit }) }),
      );
    },
    evidence: async (question) =>
      ask('evidence', question, async () =>
        answerEvidence(await sources(), {
          ...question,
          condition: await knownConcept(question.condition),
          ...(question.among !== undefined && { among: await knownConcept(question.among) }),
        }),
      ),
    cohort: async ({ where, versus, latency }) => {
      const named = (words: string) => {
        const id = conceptId(words);
        return { id, label: indexer.label(id) ?? words };
      };
      return ask('cohort', [where, versus, latency], async () =>
        answerCohort(await sources(), {
          resolve,
          ...(where !== undefined && { where }),
          ...(versus !== undefined && { versus }),
          ...(latency !== undefined && { latency: { from: named(latency.from), to: named(latency.to) } }),
        }),
      );
    },
    proposeOverlaps: async (id, by) => {
      const one = (await library.get(id)).case;
      const { overlaps } = await answerMatch(await sources(), { asked: { case: one }, today: today() });
      const open = overlaps.filter(({ decided }) => decided === undefined);
      await library.proposePairs(
        open.map((overlap) => ({ ids: [id, overlap.id], facts: overlap })),
        by,
      );
      return overlaps;
    },
    answersFor: async (one) => askAboutCase(await sources(), one, today()),
    factsForCheck: async (one) => compareWithLibrary(await sources(), one),
    matchText: (answer, view, most) => renderParts([describePrecedents(answer, { most })], view),
    evidenceText: (answer, view) =>
      renderParts([describeEvidence(answer, { most: Number.POSITIVE_INFINITY, withCases: true })], view),
    cohortText: (answer, view) => renderParts([describeCohort(answer)], view),
    close: () => library.close(),
  };
}

const HEAD_BYTES = 64;

async function* inputsOf(
  reports: Reports,
  versions: SoftwareVersions,
  paths: readonly string[],
  readCases: ReadElsewhere['readCases'],
): AsyncGenerator<ImportInput> {
  for (const file of expandPaths(paths)) {
    if (isCaseFile(file) && !isPlainlyOther(file)) {
      for await (const input of readCaseFiles([file])) yield* takenOver(input, versions);
      continue;
    }
    try {
      yield* inputsOfFile(reports, versions, file, readCases);
    } catch (error) {
      // Told as this file's failure; the import goes on with the others.
      yield { source: file, error: asPrecedentError(error) };
    }
  }
}

/** A PDF, an archive or markup that is only called .json: what a file holds is told from its content. */
function isPlainlyOther(file: string): boolean {
  if (/\.gz$/i.test(file) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const head = Buffer.alloc(HEAD_BYTES);
  const opened = openSync(file, 'r');
  try {
    const length = readSync(opened, head);
    return /^(?:%PDF-|PK\u0003\u0004|\s*<)/.test(head.toString('latin1', 0, length));
  } finally {
    closeSync(opened);
  }
}

/** Cases of other systems' files become ours; a case stays as it is, to be checked where it is kept. */
async function* takenOver(input: ImportInput, versions: SoftwareVersions): AsyncGenerator<ImportInput> {
  if ('error' in input) {
    yield input;
    return;
  }
  // Loaded when there is something to take over: the program starts without it.
  const { casesFromJson } = await import('../exchange/index.ts');
  try {
    for (const one of casesFromJson(input.case, versions)) yield { source: input.source, case: one };
  } catch (error) {
    // Told as this document's failure; the import goes on with the others.
    yield { source: input.source, error: asPrecedentError(error) };
  }
}

function exactConcept(vocabulary: Vocabulary, words: string): string | undefined {
  const byId = vocabulary.find(termIdOf(words));
  if (byId !== undefined) return vocabulary.id(byId);
  // An id that no terminology of this machine has may still be in the library.
  if (/^[A-Za-z][\w.-]*:\S+$/.test(words)) return words;
  return findConcepts(vocabulary, words, 1).find(({ edits }) => edits === 0)?.id;
}
