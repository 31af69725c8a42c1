import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ConflictError, ResourceError } from '../errors.ts';
import { GONE, processIdentity } from './process-identity.ts';

const OwnerSchema = z.object({
  pid: z.int(),
  /** Tells this process from a later one with the same pid; null where the system does not say. */
  started: z.string().nullable(),
  host: z.string(),
  program: z.string(),
  since: z.string(),
  released: z.boolean(),
});
type Owner = z.infer<typeof OwnerSchema>;

/** A folder that this process alone may open until it lets go. */
export interface FolderLock {
  release(): void;
}

const NAME = /^owner-(\d+)\.json$/;
const nameOf = (generation: number) => `owner-${String(generation).padStart(6, '0')}.json`;

/**
 * Makes this process the owner of a folder.
 *
 * Owners are numbered files, `owner-000007.json`; the highest number is the owner. A file is written under another name and then linked,
 * so it appears whole, and only one of two processes can link a number. A released or dead owner is followed by the next number, never
 * overwritten, so that two processes which both find a dead owner cannot both win.
 *
 * Throws `ConflictError` `library-in-use`, naming the process that has it; `ResourceError` where the folder cannot be written.
 */
export function lockFolder(folder: string, program: string): FolderLock {
  const self: Owner = {
    pid: process.pid,
    started: processIdentity(process.pid),
    host: hostname(),
    program,
    since: new Date().toISOString(),
    released: false,
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return take(folder, self);
  } catch (error) {
    if (error instanceof ConflictError) throw error;
    throw new ResourceError(
      'library-folder',
      `The library's folder ${folder} cannot be used: ${String(error)}. Choose another folder or repair its permissions.`,
      { cause: error },
    );
  }
}

function take(folder: string, self: Owner): FolderLock {
  const draft = path.join(folder, `owner.draft-${process.pid}-${process.hrtime.bigint()}`);
  writeFileSync(draft, JSON.stringify(self), { flag: 'wx', flush: true });
  try {
    for (;;) {
      const highest = Math.max(0, ...generations(folder));
      const owner = highest === 0 ? undefined : ownerOf(path.join(folder, nameOf(highest)));
      if (owner === 'gone') continue;
      if (owner !== undefined && isHeld(owner)) throw inUse(folder, owner);
      const mine = highest + 1;
      if (!linked(draft, path.join(folder, nameOf(mine)))) continue;
      // Somebody who read the folder later than we did may already be further on: then the higher number is the owner.
      if (Math.max(...generations(folder)) > mine) {
        rmSync(path.join(folder, nameOf(mine)), { force: true });
        continue;
      }
      for (const older of generations(folder)) {
        if (older < mine) rmSync(path.join(folder, nameOf(older)), { force: true });
      }
      return { release: () => release(folder, mine, self) };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function release(folder: string, generation: number, self: Owner): void {
  const draft = path.join(folder, `owner.draft-${process.pid}-${process.hrtime.bigint()}`);
  try {
    // Removed by hand: then the numbering has begun anew, and putting ours back would hide the present owner.
    if (!generations(folder).includes(generation)) return;
    writeFileSync(draft, JSON.stringify({ ...self, released: true }), { flag: 'wx' });
    renameSync(draft, path.join(folder, nameOf(generation)));
  } catch {
    rmSync(draft, { force: true });
    abandon(path.join(folder, nameOf(generation)));
  }
}

/** Where the disk is full an emptied file, which needs no room, says that nobody holds the folder. */
function abandon(file: string): void {
  try {
    truncateSync(file, 0);
  } catch {
    // The folder is gone; so will be the process that held it, and the next one sees that.
  }
}

function generations(folder: string): number[] {
  return readdirSync(folder)
    .map((name) => NAME.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number);
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(file: string): Owner | 'gone' | undefined {
  try {
    return OwnerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    // Files are linked whole, so one that cannot be read was damaged by a crash of the machine: nobody holds it.
    return undefined;
  }
}

function isHeld(owner: Owner): boolean {
  if (owner.released) return false;
  // A process on another machine cannot be asked: its lock stands until it is released there or removed by hand.
  if (owner.host !== hostname()) return true;
  const now = processIdentity(owner.pid);
  if (now === GONE) return false;
  return now === null || owner.started === null || now === owner.started;
}

function inUse(folder: string, owner: Owner): ConflictError {
  const elsewhere =
    owner.host === hostname()
      ? ''
      : ` If that machine no longer uses it, delete the files owner-*.json in ${folder}.`;
  return new ConflictError(
    'library-in-use',
    `The library in ${folder} is in use by ${owner.program} (pid ${owner.pid} on ${owner.host}, since ${owner.since}). ` +
      `Wait until it ends or stop it; or keep the library in PostgreSQL, which many can use at once (--database-url).${elsewhere}`,
  );
}
