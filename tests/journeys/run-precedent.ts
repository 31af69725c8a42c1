import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program as a person starts it. */
export const PROGRAM = fileURLToPath(new URL('../../bin/precedent.js', import.meta.url));

/** One data folder for all journeys of this run: the built-in vocabulary is compiled once. */
export const DATA_FOLDER =
  process.env['PRECEDENT_JOURNEY_HOME'] ?? mkdtempSync(join(tmpdir(), 'precedent-journeys-'));

const environment = { ...process.env, PRECEDENT_HOME: DATA_FOLDER, NO_COLOR: '1' };

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function precedent(args: readonly string[], input?: string | Uint8Array): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input }),
  });
  return { status, stdout, stderr };
}

/** Starts a command and lets it run. */
export function startPrecedent(args: readonly string[]): ReturnType<typeof spawn> {
  return spawn(process.execPath, [PROGRAM, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A folder that is this test's own. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'precedent-journey-'));
}
