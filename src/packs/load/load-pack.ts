import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError, ResourceError } from '../../errors.ts';
import { checkPack, type PackContext, type PackTexts } from '../check-pack.ts';
import { PACK_FILES, type Pack, type PackFile } from '../pack.ts';
import { describePackIssue } from '../pack-issue.ts';

/** A folder that holds a `pack.json`. */
export interface FoundPack {
  /** Name of the folder, which is the pack's id. */
  readonly id: string;
  readonly folder: string;
  /** Shipped with the program, or the user's own. */
  readonly origin: 'built-in' | 'own';
}

/** Largest file of a pack that is read, in bytes: far above any pack, far below what would exhaust memory. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Packs in these folders, by id; a user's own pack takes the place of a built-in one with the same id.
 *
 * A folder that does not exist holds none. Throws `ResourceError` where one cannot be read.
 */
export async function findPacks(
  places: readonly { readonly folder: string; readonly origin: FoundPack['origin'] }[],
): Promise<readonly FoundPack[]> {
  const byId = new Map<string, FoundPack>();
  for (const { folder, origin } of places) {
    for (const id of await foldersIn(folder)) {
      const own = join(folder, id);
      if ((await namesIn(own)).includes(PACK_FILES.manifest)) byId.set(id, { id, folder: own, origin });
    }
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The files of a pack as text. Throws `InputError` where the folder is missing, is no folder, or holds a file too large. */
export async function readPackTexts(
  folder: string,
  names: readonly PackFile[] = Object.values(PACK_FILES),
): Promise<PackTexts> {
  const there = await namesIn(folder);
  if (there.length === 0)
    throw new InputError(
      'pack-folder-missing',
      `There is no pack in ${folder}. Give a folder that holds pack.json and classification.json.`,
    );
  const texts: Record<string, string> = {};
  for (const name of names) {
    if (!there.includes(name)) continue;
    const bytes = await readFile(join(folder, name)).catch((error: unknown) => {
      throw new ResourceError(
        'pack-not-read',
        `Cannot read ${join(folder, name)}: ${(error as Error).message}.`,
        { cause: error },
      );
    });
    if (bytes.length > LARGEST_FILE_BYTES)
      throw new InputError(
        'pack-file-too-large',
        `${join(folder, name)} has ${bytes.length} bytes; ${LARGEST_FILE_BYTES} are read at the most.`,
      );
    texts[name] = bytes.toString('utf8');
  }
  return texts;
}

/** Loads and checks a pack; files that `names` leaves out are as if absent. Throws `InputError` `pack-invalid`, which lists every error with file, line and field. */
export async function loadPack(
  folder: string,
  context: PackContext,
  names?: readonly PackFile[],
): Promise<Pack> {
  const { pack, issues } = checkPack(await readPackTexts(folder, names), context);
  if (pack !== undefined) return pack;
  const errors = issues.filter(({ severity }) => severity === 'error');
  throw new InputError(
    'pack-invalid',
    `The pack ${basename(folder)} cannot be used (precedent pack validate ${folder}):\n${errors.map((one) => `  ${describePackIssue(one)}`).join('\n')}`,
  );
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((one) => one.isDirectory() || one.isSymbolicLink()).map(({ name }) => name);
  } catch (error) {
    return nothingOrThrow(folder, error);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    return nothingOrThrow(folder, error);
  }
}

function nothingOrThrow(folder: string, error: unknown): readonly string[] {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return [];
  throw new ResourceError('pack-folder-not-read', `Cannot read ${folder}: ${message}.`, { cause: error });
}
