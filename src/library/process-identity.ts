import { readFileSync } from 'node:fs';

/** Where no such process runs: no identity looks like this. */
export const GONE = 'gone';

/**
 * What tells a process from a later one with the same pid: on Linux the boot and the tick it started at.
 *
 * Gives `GONE` where no such process runs (a zombie does not run), null where the system does not tell.
 */
export function processIdentity(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command, in parentheses, may hold spaces: fields are counted after the last one. proc(5): 3 is state, 22 is starttime.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return GONE;
      return `${bootId()}/${fields[19] ?? ''}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return GONE;
      return null;
    }
  }
  try {
    process.kill(pid, 0);
    return null;
  } catch (error) {
    // EPERM: it runs and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? GONE : null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
