import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './host.ts';
import { libraryPlace, type LibraryHost, openLibraryOf, type OpenLibrary } from './open-library.ts';
import type { Case } from '../case/index.ts';
import { ConflictError, InputError, ResourceError } from '../errors.ts';
import type { ImportSummary, Library } from '../library/index.ts';
import type { PackShelf } from '../packs/index.ts';

/** What the first library of a data folder needs: the library's host, the packs, and somebody to tell. */
export type FirstLibraryHost = LibraryHost & Pick<Host, 'shelf' | 'onNote'>;

/** A library, or why there is none to ask. */
export type FoundLibrary =
  | { readonly library: OpenLibrary; readonly unavailable?: undefined }
  | { readonly library?: undefined; readonly unavailable: string };

/** How a library was made empty. */
export interface StartedEmpty {
  /** Cases of packs that were removed. */
  readonly removed: number;
  /** Cases that stay: those that are no pack's. */
  readonly kept: number;
}

// A file beside the database: to ask the database itself costs half a second.
const EMPTY_ON_PURPOSE = 'empty-on-purpose';

/**
 * Opens the library to ask it; where nothing was ever kept in it, takes in the packs' published cases first, which takes about a second.
 *
 * A library on a server is opened as it is. Throws as `openLibrary`.
 */
export async function openLibraryToAsk(host: FirstLibraryHost): Promise<OpenLibrary> {
  const library = await openLibraryOf(host);
  try {
    if (host.databaseUrl === undefined && !isEmptyOnPurpose(host)) await fillWhereNew(library.library, host);
    return library;
  } catch (error) {
    await library.close();
    throw error;
  }
}

/**
 * As `openLibraryToAsk`, but one that cannot be opened is no error: another process has it, or its folder or server cannot be used. The
 * brief then says why it does without.
 */
export async function openLibraryForBrief(host: FirstLibraryHost): Promise<FoundLibrary> {
  try {
    return { library: await openLibraryToAsk(host) };
  } catch (error) {
    if (!(error instanceof ConflictError) && !(error instanceof ResourceError)) throw error;
    host.onNote?.(`the brief does without the library: ${error.message}`);
    return { unavailable: error.message };
  }
}

/** Takes in the published cases of every usable pack; records of series and others that a curator keeps out of counts are left out. */
export async function fillFromPacks(
  library: Library,
  shelf: PackShelf,
  onNote?: (note: string) => void,
): Promise<ImportSummary & { readonly packs: readonly string[] }> {
  const inputs: { readonly source: string; readonly case: Case }[] = [];
  const packs: string[] = [];
  for (const { id, problem } of await shelf.list()) {
    try {
      if (problem !== undefined) throw new InputError('pack-invalid', problem);
      const pack = await shelf.load(id);
      packs.push(`${pack.manifest.id} ${pack.manifest.version}`);
      // One source for all: patients of one publication are then known to be several.
      const counted = pack.cases.filter(({ curation }) => curation?.poolable !== false);
      inputs.push(...counted.map((one) => ({ source: `pack ${id}`, case: one })));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      onNote?.(error.message);
    }
  }
  const steps = library.import(inputs, { reason: `published cases of ${packs.join(', ')}` });
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return { ...step.value, packs };
    if (step.value.kind === 'failed') onNote?.(`${step.value.source}: ${step.value.error.message}`);
  }
}

/**
 * Makes the library start empty, and stay so: removes the packs' cases where they were taken in. Cases of one's own stay.
 *
 * Throws `InputError` `library-on-server`: one on a server is never filled. Else as `openLibrary`.
 */
export async function startEmpty(host: FirstLibraryHost): Promise<StartedEmpty> {
  if (host.databaseUrl !== undefined)
    throw new InputError('library-on-server', 'A library on a server is never filled from the packs.');
  const opened = await openLibraryOf(host);
  try {
    return await emptyLibrary(opened, host);
  } finally {
    await opened.close();
  }
}

/** As `startEmpty`, for a library that is open; `by` signs the removals. */
export async function emptyLibrary(
  { library }: OpenLibrary,
  host: FirstLibraryHost,
  by?: string,
): Promise<StartedEmpty> {
  const ids = new Set<string>();
  for (const { id, problem } of await host.shelf.list()) {
    if (problem === undefined) for (const one of (await host.shelf.load(id)).cases) ids.add(one.id);
  }
  const there = await library.getMany([...ids]);
  for (const { id } of there)
    await library.remove(id, { reason: 'the library starts empty', ...(by !== undefined && { by }) });
  if (host.databaseUrl === undefined) writeFileSync(markerOf(host), '');
  return { removed: there.length, kept: (await library.stats()).cases };
}

async function fillWhereNew(library: Library, host: FirstLibraryHost): Promise<void> {
  // A fill that was broken off left nothing: cases are kept in batches, and all packs' cases fit in one.
  if ((await library.stats()).revisions > 0) return;
  const started = performance.now();
  const { imported, packs } = await fillFromPacks(library, host.shelf, host.onNote);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  host.onNote?.(
    `took ${imported} published cases of ${packs.join(', ')} into the new library in ${join(host.dataFolder, 'library')} (once, ${seconds} s); precedent library start-empty removes them`,
  );
}

function isEmptyOnPurpose(host: LibraryHost): boolean {
  return existsSync(markerOf(host));
}

function markerOf(host: LibraryHost): string {
  const place = libraryPlace(host);
  return join('folder' in place ? place.folder : host.dataFolder, EMPTY_ON_PURPOSE);
}
