import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { InputError, NotFoundError } from '../../errors.ts';
import { CONCEPT_KINDS } from '../compile-vocabulary.ts';
import type { ConceptKind, Terminology } from '../concept.ts';
import { parseTerminology } from './load-file.ts';
import { readIfPresent, readSource, sha256Of } from './read-source.ts';
import { writeAtomically, writeError } from './write-atomically.ts';

const record = z.object({
  name: z.string(),
  title: z.string(),
  version: z.string(),
  licence: z.string(),
  sha256: z.string(),
  byteLength: z.number(),
  conceptCount: z.number(),
  /** File name in the same folder; the bytes as given. */
  file: z.string(),
  /** Where it came from: a path or an address. */
  source: z.string(),
  addedAt: z.string(),
  /** Only where the user had to say what the terms are. */
  kind: z.enum(CONCEPT_KINDS).optional(),
});

/** One terminology of this machine, as recorded when it was added. */
export type InstalledTerminology = z.infer<typeof record>;

/** What adding did: the terminology as it is now, and the release it took the place of. */
export interface Added {
  readonly terminology: InstalledTerminology;
  readonly replaced?: InstalledTerminology;
}

/**
 * Copies terminology files into the data folder, after each was read in full; a release of the same terminology is replaced.
 *
 * @throws InputError when a file is no ontology (files before it stay added); ResourceError when the disk is full.
 */
export async function addTerminology(
  dataFolder: string,
  path: string,
  options: { readonly kind?: ConceptKind } = {},
): Promise<Added> {
  const bytes = await readSource(path);
  const origin = { source: path, sha256: sha256Of(bytes), ...options };
  return storeTerminology(dataFolder, bytes, parseTerminology(bytes, origin), { source: path, ...options });
}

/** Keeps the bytes of a terminology that was read from them; the record is written last, so that a crash leaves the old one. */
export async function storeTerminology(
  dataFolder: string,
  bytes: Uint8Array,
  terminology: Terminology,
  from: { readonly source: string; readonly kind?: ConceptKind },
): Promise<Added> {
  const { name, title, version, licence, sha256, concepts } = terminology;
  const before = (await listTerminologies(dataFolder)).find((installed) => installed.name === name);
  const added: InstalledTerminology = {
    name,
    title,
    version,
    licence,
    sha256,
    byteLength: bytes.length,
    conceptCount: concepts.length,
    file: `${name}-${sha256.slice(0, 16)}.source`,
    addedAt: new Date().toISOString(),
    ...from,
  };
  await writeAtomically(join(folderOf(dataFolder), added.file), [bytes]);
  const text = new TextEncoder().encode(`${JSON.stringify(added, undefined, 2)}\n`);
  await writeAtomically(recordPath(dataFolder, name), [text]);
  if (before === undefined) return { terminology: added };
  if (before.file !== added.file) await removeFile(join(folderOf(dataFolder), basename(before.file)));
  return { terminology: added, replaced: before };
}

/** The terminologies of this machine by name; none when the folder does not exist yet. */
export async function listTerminologies(dataFolder: string): Promise<readonly InstalledTerminology[]> {
  const folder = folderOf(dataFolder);
  const files = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw writeError(folder, cause);
  });
  const installed: InstalledTerminology[] = [];
  for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
    const bytes = await readIfPresent(join(folder, file));
    if (bytes !== undefined) installed.push(recordOf(bytes, join(folder, file)));
  }
  return installed;
}

/**
 * Takes a terminology off this machine.
 *
 * @throws NotFoundError `terminology-not-installed`, naming those that are.
 */
export async function removeTerminology(dataFolder: string, name: string): Promise<InstalledTerminology> {
  const installed = await listTerminologies(dataFolder);
  const found = installed.find((terminology) => terminology.name === name);
  if (!found) {
    const names = installed.map((terminology) => terminology.name).join(', ');
    throw new NotFoundError(
      'terminology-not-installed',
      `There is no terminology ${name} on this machine. Installed: ${names || 'none'}.`,
    );
  }
  await removeFile(recordPath(dataFolder, name));
  await removeFile(join(folderOf(dataFolder), basename(found.file)));
  return found;
}

/**
 * The bytes of an installed terminology.
 *
 * @throws InputError `terminology-damaged` when they are gone or are no longer what was recorded.
 */
export async function installedBytes(
  dataFolder: string,
  installed: InstalledTerminology,
): Promise<Uint8Array> {
  const bytes = await readIfPresent(join(folderOf(dataFolder), basename(installed.file)));
  if (bytes !== undefined && sha256Of(bytes) === installed.sha256) return bytes;
  throw damaged(installed);
}

/** Cheap check that an installed terminology is still there in full length; its hash is checked when it is compiled. */
export async function checkInstalled(dataFolder: string, installed: InstalledTerminology): Promise<void> {
  const path = join(folderOf(dataFolder), basename(installed.file));
  const size = await stat(path).then(
    (stats) => stats.size,
    () => undefined,
  );
  if (size !== installed.byteLength) throw damaged(installed);
}

function damaged({ name, source }: InstalledTerminology): InputError {
  return new InputError(
    'terminology-damaged',
    `The copy of ${name} in the data folder is missing or damaged. Add it again (it came from ${source}), or remove it: precedent terminology remove ${name}.`,
  );
}

function recordOf(bytes: Uint8Array, path: string): InstalledTerminology {
  try {
    return record.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new InputError(
      'terminology-damaged',
      `${path} is not a record of a terminology any more. Delete it and add the terminology again.`,
      { cause },
    );
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (cause) {
    throw writeError(path, cause);
  }
}

function folderOf(dataFolder: string): string {
  return join(dataFolder, 'terminologies');
}

function recordPath(dataFolder: string, name: string): string {
  return join(folderOf(dataFolder), `${name}.json`);
}
