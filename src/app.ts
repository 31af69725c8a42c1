import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLibraryOf, type OpenLibrary } from './app-library.ts';
import {
  type Brief,
  composeBrief,
  describeClassification,
  describeCriteria,
  layOutBrief,
  type Mark,
  type Paint,
  renderFactTables,
  renderHtml,
  renderMarkdown,
  renderMarkedText,
  renderParts,
  renderText,
} from './brief/index.ts';
import { type Case, type CaseId, emptyCase, type SoftwareVersions } from './case/index.ts';
import { InputError, NotFoundError, ResourceError } from './errors.ts';
import { openLibraryForBrief, openLibraryToAsk, type StartedEmpty, startEmpty } from './first-library.ts';
import {
  AnnotateInputSchema,
  type Annotation,
  annotate,
  createReader,
  type Reader,
  type Reading,
  type Resources,
} from './extract/index.ts';
import {
  type Answers,
  type ListedPack,
  NO_ANSWERS,
  openPackShelf,
  type Pack,
  type PackIssue,
  type PackShelf,
  parseAnalyteUnits,
} from './packs/index.ts';
import {
  type Classified,
  classifyCase,
  type FindOut,
  isInScope,
  type ReadAnswer,
  readAnswer,
} from './questions/classify/index.ts';
import { type FoundConcept, findConcepts, type Vocabulary } from './terminology/index.ts';
import {
  addTerminology,
  defaultDataFolder,
  type InstalledTerminology,
  type InstallOptions,
  installTerminology,
  listTerminologies,
  openVocabulary,
  removeTerminology,
} from './terminology/load/index.ts';

export { ansiPaint, type Brief, type Paint, plainPaint } from './brief/index.ts';
export {
  asPrecedentError,
  DefectError,
  errorFromPlain,
  InputError,
  NotFoundError,
  type PlainError,
  plainError,
  ResourceError,
  STATUS_BY_KIND,
} from './errors.ts';
export { type AnnotateInput, type Annotation } from './extract/index.ts';
export type { CohortRequest, OpenLibrary } from './app-library.ts';
export type { StartedEmpty } from './first-library.ts';
export { describePackIssue } from './packs/index.ts';
export type { Classified } from './questions/classify/index.ts';

export type BriefFormat = 'text' | 'markdown' | 'json';

/** Where text will stand: how wide, and painted how. */
export interface View {
  readonly columns: number;
  readonly paint: Paint;
}

/** A report with the cases it tells; at least one. */
export interface ReadReport {
  readonly cases: readonly [Case, ...Case[]];
  readonly reading: Reading;
}

export interface AppOptions {
  /** Where terminologies and the library are kept; else `PRECEDENT_HOME`, else the platform's usual place. */
  readonly dataFolder?: string;
  /** Read with these terminology files beside the built-in vocabulary, instead of those installed. */
  readonly terminologyFiles?: readonly string[];
  /** A PostgreSQL server that keeps the library, instead of the data folder. */
  readonly databaseUrl?: string;
  /** Other files than those under `resources/`, such as another tagger model. */
  readonly resources?: Resources;
  readonly onNote?: (note: string) => void;
}

/** The terminologies kept in a data folder. */
export interface Terminologies {
  add(path: string): Promise<InstalledTerminology>;
  install(name: string, options: InstallOptions): Promise<InstalledTerminology>;
  list(): Promise<readonly InstalledTerminology[]>;
  remove(name: string): Promise<InstalledTerminology>;
}

/** The packs of a machine; none of these opens the vocabulary, unless concepts are to be looked up. */
export interface Packs {
  list(): Promise<readonly ListedPack[]>;
  load(id: string): Promise<Pack>;
  validate(folder: string, withConcepts: boolean): Promise<readonly PackIssue[]>;
}

/** A case with the pack and scheme it is to be classified by. */
export interface Classifiable {
  readonly case: Case;
  readonly pack: Pack;
  readonly scheme?: string;
}

/** The program, opened: each operation once, for every interface. */
export interface App {
  readonly vocabulary: Vocabulary;
  readonly reader: Reader;
  /** Reads a report from a path, or from standard input for `-`. */
  read(path: string): Promise<ReadReport>;
  brief(path: string): Promise<Brief>;
  /** Opens the library, making it where there is none; whoever opens it closes it. */
  openLibrary(): Promise<OpenLibrary>;
  /** As `openLibrary`; a new one is first filled with the packs' published cases. */
  openLibraryToAsk(): Promise<OpenLibrary>;
  /** Makes the library start without the packs' published cases, and stay so. */
  startEmptyLibrary(): Promise<StartedEmpty>;
  text(brief: Brief, view: View): string;
  markdown(brief: Brief): string;
  /** Writes a brief as one self-contained page; the file is whole or not there. */
  writeHtml(brief: Brief, path: string): Promise<void>;
  markedText(read: ReadReport, paint: Paint): string;
  factTables(read: ReadReport, view: View): string;
  /** Concepts by their words or id, best first. Throws `NotFoundError` when nothing is near. */
  findConcepts(words: string, limit: number): readonly FoundConcept[];
  /**
   * Finds what to classify and by which pack: a report, a published case by its id, or nothing but what will be answered.
   * `scheme` is a pack, a scheme of one, or `pack/scheme`. Throws `NotFoundError` `pack-none-covers`.
   */
  classifiable(target: string | undefined, scheme?: string): Promise<Classifiable>;
  classify(target: Classifiable, answers?: Answers): Classified;
  readonly noAnswers: Answers;
  readAnswer(target: Classifiable, question: FindOut, typed: string): ReadAnswer;
  classificationText(classified: Classified, view: View, one: Case): string;
  /** Answers one line of `annotate`. Throws `InputError` naming the line. */
  annotateLine(line: string, number: number): string;
}

const ROOT = new URL('../', import.meta.url);

/** The version in package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
  return version;
}

/** The files under `resources/`, read when asked for. */
export function openResources(): Resources {
  const at = (name: string): URL => new URL(`resources/${name}`, ROOT);
  return { text: (name) => readFileSync(at(name), 'utf8'), bytes: (name) => readFileSync(at(name)) };
}

/** Tables of the built-in vocabulary, in an order that does not depend on the disk. */
function builtinFiles(): string[] {
  const folder = fileURLToPath(new URL('resources/terminology/', ROOT));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => `${folder}${name}`);
}

/** Opens the program: compiles or opens the vocabulary, and readies the reader. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const resources = options.resources ?? openResources();
  const dataFolder = options.dataFolder ?? defaultDataFolder();
  const analytes = parseAnalyteUnits(resources.text('en/analytes.tsv'));
  const shelf = shelfOf(dataFolder, resources);
  const { vocabulary, notes } = await openVocabulary({
    dataFolder,
    ...(options.terminologyFiles !== undefined && { files: options.terminologyFiles }),
    builtinFiles: [...builtinFiles(), ...(await shelf.vocabularyFiles())],
    resources,
    onCompile: (names) =>
      options.onNote?.(`compiling ${names.join(', ')} (once; the next start takes less than a second)`),
  });
  for (const note of notes) options.onNote?.(note);
  const reader = createReader({ vocabulary, resources });
  const versions: SoftwareVersions = {
    program: programVersion(),
    terminologies: vocabulary.terminologies.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
  };

  const read = async (path: string): Promise<ReadReport> => {
    const bytes = await readReport(path);
    const reading = reader.readFile(bytes, path);
    return { reading, cases: casesOf(reading, createHash('sha256').update(bytes).digest('hex'), versions) };
  };
  const host = {
    vocabulary,
    versions,
    dataFolder,
    databaseUrl: options.databaseUrl,
    readCases: async (path: string) => (await read(path)).cases,
    shelf,
    onNote: options.onNote,
  };
  const askLibrary = async (one: Case) => {
    const { library, unavailable } = await openLibraryForBrief(host);
    if (library === undefined) return { libraryUnavailable: unavailable };
    try {
      return await library.answersFor(one);
    } finally {
      await library.close();
    }
  };
  const classify = (target: Classifiable, answers: Answers = NO_ANSWERS): Classified =>
    classifyCase(
      target.case,
      { pack: target.pack, vocabulary, analytes },
      { ...(target.scheme !== undefined && { scheme: target.scheme }), answers },
    );
  const packFor = async (one: Case): Promise<Pack | undefined> => {
    for (const { id, problem } of await shelf.list()) {
      if (problem !== undefined) options.onNote?.(problem);
      else {
        const pack = await shelf.loadRules(id);
        if (isInScope(one, pack, vocabulary)) return pack;
      }
    }
    return undefined;
  };
  const classifiable = async (target: string | undefined, scheme?: string): Promise<Classifiable> => {
    const one =
      target === undefined
        ? emptyCase(versions)
        : existsSync(target) || target === '-'
          ? (await read(target)).cases[0]
          : ((await shelf.findCase(target)) ?? (await read(target)).cases[0]);
    const named = scheme === undefined ? undefined : await shelf.named(scheme);
    const pack =
      named?.pack ?? (await packFor(one)) ?? (target === undefined ? await shelf.only() : undefined);
    if (pack === undefined)
      throw new NotFoundError(
        'pack-none-covers',
        `No pack covers what ${target ?? 'this'} tells. precedent pack list shows the packs; --scheme PACK classifies by one all the same.`,
      );
    return { case: one, pack, ...(named?.scheme !== undefined && { scheme: named.scheme }) };
  };
  return {
    vocabulary,
    reader,
    read,
    classifiable,
    classify,
    noAnswers: NO_ANSWERS,
    readAnswer: ({ pack }, question, typed) => readAnswer(pack.classification, question, typed, analytes),
    classificationText: (classified, view, one) =>
      renderParts([describeClassification(classified, one), describeCriteria(classified, one)], view),
    brief: async (path) => {
      const { cases } = await read(path);
      const pack = await packFor(cases[0]);
      return composeBrief(cases, {
        ...(pack !== undefined && { classification: classify({ case: cases[0], pack }) }),
        ...(await askLibrary(cases[0])),
      });
    },
    openLibrary: () => openLibraryOf(host),
    openLibraryToAsk: () => openLibraryToAsk(host),
    startEmptyLibrary: () => startEmpty(host),
    text: (brief, view) => renderText(layOutBrief(brief), view),
    markdown: (brief) => renderMarkdown(layOutBrief(brief)),
    writeHtml: (brief, path) => writeWhole(path, renderHtml(layOutBrief(brief))),
    markedText: ({ reading }, paint) => renderMarkedText(reading.document.text, marksOf(reading), paint),
    factTables: ({ cases, reading }, view) =>
      cases.map((one) => renderFactTables(one, reading.document.text, view)).join('\n'),
    findConcepts: (words, limit) => {
      const found = findConcepts(vocabulary, words, limit);
      if (found.length === 0)
        throw new NotFoundError(
          'concept-not-found',
          `No concept of ${vocabulary.terminologies.map((t) => t.name).join(', ')} is named like “${words}”. precedent terminology install adds others.`,
        );
      return found;
    },
    annotateLine: (line, number) => JSON.stringify(annotateLine(reader, line, number)),
  };
}

/** The terminologies on this machine; none of these needs the vocabulary opened. */
export function openTerminologies(dataFolder: string = defaultDataFolder()): Terminologies {
  return {
    add: async (path) => (await addTerminology(dataFolder, path)).terminology,
    install: async (name, options) => (await installTerminology(dataFolder, name, options)).terminology,
    list: () => listTerminologies(dataFolder),
    remove: (name) => removeTerminology(dataFolder, name),
  };
}

/** The packs on this machine, without opening the vocabulary. */
export function openPacks(dataFolder: string = defaultDataFolder()): Packs {
  const resources = openResources();
  const shelf = shelfOf(dataFolder, resources);
  return {
    list: () => shelf.list(),
    load: (id) => shelf.load(id),
    validate: async (folder, withConcepts) => {
      const analytes = parseAnalyteUnits(resources.text('en/analytes.tsv'));
      return shelf.validate(
        folder,
        withConcepts ? { analytes, vocabulary: (await openApp({ dataFolder })).vocabulary } : { analytes },
      );
    },
  };
}

function shelfOf(dataFolder: string, resources: Resources): PackShelf {
  return openPackShelf(
    [
      { folder: fileURLToPath(new URL('packs/', ROOT)), origin: 'built-in' },
      { folder: join(dataFolder, 'packs'), origin: 'own' },
    ],
    () => ({ analytes: parseAnalyteUnits(resources.text('en/analytes.tsv')) }),
  );
}

const FORMAT_HINT = 'Give a case report as plain text, Markdown, HTML or JATS XML.';

async function readReport(path: string): Promise<Uint8Array> {
  try {
    if (path !== '-') return await readFile(path);
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new InputError('report-missing', `There is no file ${path}. ${FORMAT_HINT}`, { cause: error });
    if (code === 'EISDIR')
      throw new InputError('report-is-folder', `${path} is a folder. ${FORMAT_HINT}`, { cause: error });
    throw new ResourceError('report-not-read', `Cannot read ${path}: ${message}.`, { cause: error });
  }
}

function casesOf(reading: Reading, sha256: string, versions: SoftwareVersions): [Case, ...Case[]] {
  const { assembly, document } = reading;
  const { title } = assembly.citation;
  const { licence } = document.citation;
  const [first, ...others] = assembly.cases.map(
    (facts, i): Case => ({
      id: `${sha256.slice(0, 16)}-${i + 1}` as CaseId,
      schemaVersion: 1,
      ...(title !== undefined && { title }),
      report: {
        citation: assembly.citation,
        sha256,
        language: 'en',
        ...(licence !== undefined && { licence }),
      },
      ...facts,
      text: document.text,
      versions,
    }),
  );
  return [first, ...others];
}

async function writeWhole(path: string, content: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new ResourceError(
      'output-not-written',
      `Cannot write ${path}: ${(error as Error).message}. Free some room or choose another place.`,
      { cause: error },
    );
  }
}

const LETTERS: Readonly<Record<Reading['mentions'][number]['type'], string>> = {
  finding: 'F',
  condition: 'C',
  drug: 'Rx',
  dose: 'd',
  measurement: 'M',
  value: 'v',
  investigation: 'I',
  procedure: 'P',
  anatomy: 'A',
  age: 'a',
  sex: 's',
  date: 't',
  duration: 't',
};
const TONE_BY_STATUS = { present: 'present', excluded: 'excluded', uncertain: 'unknown' } as const;

function marksOf({ mentions, assertions }: Reading): Mark[] {
  return mentions.map((mention, i) => ({
    span: mention.span,
    letter: LETTERS[mention.type],
    tone: assertions[i].experiencer === 'patient' ? TONE_BY_STATUS[assertions[i].status] : 'quiet',
  }));
}

function annotateLine(reader: Reader, line: string, number: number): Annotation {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    throw new InputError(
      'annotate-line-not-json',
      `Line ${number} is no JSON document: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  const parsed = AnnotateInputSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      'annotate-line-shape',
      `Line ${number}: ${issue.path.join('.') || 'the line'}: ${issue.message}. Each line must be {"id","text","targets"?}.`,
    );
  }
  return annotate(reader, parsed.data);
}
