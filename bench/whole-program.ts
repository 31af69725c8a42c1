import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a whole run of the built program took. */
export interface ProgramRun {
  readonly seconds: number;
  readonly status: number | null;
  /** Largest resident memory of the process with its threads, in MiB; undefined where the system has no /proc. */
  readonly peakMiB?: number;
}

/** Runs `precedent` with these arguments in a process of its own; its output is thrown away, and all its start is counted. */
export function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['bin/precedent.js', ...args], {
      stdio: 'ignore',
      env: { ...process.env, ...env },
    });
    let peakMiB: number | undefined;
    const look = setInterval(() => {
      peakMiB = peakOf(child.pid) ?? peakMiB;
    }, 50);
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(look);
      resolve({
        seconds: (performance.now() - start) / 1000,
        status,
        ...(peakMiB !== undefined && { peakMiB }),
      });
    });
  });
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    // Gone already, or no Linux: what was seen last counts.
    return undefined;
  }
}
