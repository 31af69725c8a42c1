import { createReader, type Resources } from '../extract/index.ts';
import { parseAnalyteUnits } from '../packs/index.ts';
import { defaultDataFolder, openVocabulary } from '../terminology/load/index.ts';
import type { Host } from './host.ts';
import { builtinFiles, openResources, programVersion } from './program-files.ts';
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

/** Compiles or opens the vocabulary, and readies the reader: all that reading needs, and what each group of operations is made from. */
export async function openHost(options: AppOptions): Promise<Host> {
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
