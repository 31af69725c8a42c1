import type { Command } from 'commander';
import {
  asPrecedentError,
  exportLibrary,
  importArchive,
  isLibraryArchive,
  type OpenLibrary,
  plainError,
  type TakenIn,
} from '../../app/index.ts';
import { withLibrary } from './open-library-from.ts';
import { writeJson } from './write-json.ts';

/** `precedent library export FILE`: the whole library in one archive that `library import` takes in again. */
export function addArchiveCommand(library: Command): void {
  library
    .command('export')
    .description('the whole library, with revisions and same-patient judgements, as one archive')
    .argument('<file>', 'packed where it ends in .gz')
    .option('--json', 'what was written, as one JSON document')
    .action((file: string, { json }: { readonly json?: boolean }, command: Command) =>
      withLibrary(command, async ({ library: opened }) => {
        const { cases, revisions, pairs } = await exportLibrary(opened, file);
        if (json === true) return writeJson({ file, cases, revisions, pairs });
        process.stdout.write(`${cases} cases with ${revisions} revisions and ${pairs} pairs in ${file}\n`);
      }),
    );
}

/** What became of the archives among some paths, and the paths that are none. */
export interface ArchivesTakenIn {
  readonly archives: readonly (TakenIn & { readonly file: string })[];
  readonly others: readonly string[];
}

/** Takes in the archives among paths; one that is refused is told, and the others go on. */
export async function importArchives(
  { library }: OpenLibrary,
  paths: readonly string[],
): Promise<ArchivesTakenIn> {
  const archives: (TakenIn & { readonly file: string })[] = [];
  const others: string[] = [];
  for (const file of paths) {
    if (!(await isLibraryArchive(file))) {
      others.push(file);
      continue;
    }
    try {
      archives.push({ file, ...(await importArchive(library, file)) });
    } catch (error) {
      const { kind, code, message } = plainError(asPrecedentError(error));
      if (kind === 'resource') throw error;
      process.stderr.write(`precedent: ${code}: ${message}\n`);
      process.exitCode = 2;
    }
  }
  for (const { file, cases, revisions, pairs, same, differing } of archives) {
    process.stderr.write(
      `precedent: ${file}: ${cases} cases with ${revisions} revisions taken in, ${same} were there; ${pairs} pairs\n`,
    );
    if (differing.length > 0)
      process.stderr.write(
        `precedent: ${file}: ${differing.length} stand otherwise here and were left: ${differing.slice(0, 5).join(', ')}\n`,
      );
  }
  return { archives, others };
}
