import { createReader, type Resources } from '../extract/index.ts';
import { parseAnalyteUnits } from '../packs/index.ts';
import { defaultDataFolder, openVocabulary } from '../terminology/load/index.ts';
import { type Briefs, briefsOf } from './briefs.ts';
import { type Checks, checksOf } from './checks.ts';
import { type Classifying, classifyingOf } from './classifying.ts';
import { type Concepts, conceptsOf } from './concepts.ts';
import { type Exporting, exportingOf } from './export-cases.ts';
import { type Fetching, fetchingOf } from './fetching.ts';
import type { Host } from './host.ts';
import { type Libraries, librariesOf } from './libraries.ts';
import { builtinFiles, openResources, programVersion } from './program-files.ts';
import { type Reports, reportsOf } from './reports.ts';
import { type Serving, servingOf } from './serving.ts';
import { shelfOf } from './shelf.ts';

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

/** The program, opened: each operation once, for every interface. */
export interface App
  extends Reports,
    Briefs,
    Fetching,
    Checks,
    Classifying,
    Concepts,
    Libraries,
    Exporting,
    Serving,
    Pick<Host, 'vocabulary' | 'reader'> {}

/** Opens the program: compiles or opens the vocabulary, and readies the reader. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const host = await openHost(options);
  const reports = reportsOf(host);
  const classifying = classifyingOf(host, reports);
  const checks = checksOf(host, reports, classifying);
  const libraries = librariesOf(host);
  return {
    vocabulary: host.vocabulary,
    reader: host.reader,
    ...reports,
    ...fetchingOf(host, reports),
    ...classifying,
    ...checks,
    ...briefsOf(host, reports, classifying, checks),
    ...conceptsOf(host),
    ...libraries,
    ...exportingOf(host, reports, () => libraries.openLibraryToAsk()),
    ...servingOf(host, classifying),
  };
}

async function openHost(options: AppOptions): Promise<Host> {
  const resources = options.resources ?? openResources();
  const dataFolder = options.dataFolder ?? defaultDataFolder();
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
  return {
    vocabulary,
    reader: createReader({ vocabulary, resources }),
    versions: {
      program: programVersion(),
      terminologies: vocabulary.terminologies.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    },
    dataFolder,
    databaseUrl: options.databaseUrl,
    shelf,
    resources,
    analytes: parseAnalyteUnits(resources.text('en/analytes.tsv')),
    onNote: options.onNote,
  };
}
