import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What of the machine decides where data is kept; a parameter so that tests can say. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * The folder for terminologies, caches and libraries: `PRECEDENT_HOME`, else where the platform keeps a user's data.
 *
 * Source: XDG Base Directory 0.8 (relative paths there are ignored); Apple File System Programming Guide; Windows known folders.
 */
export function defaultDataFolder(
  { env, platform, home }: Machine = { env: process.env, platform: process.platform, home: homedir() },
): string {
  if (env.PRECEDENT_HOME) return env.PRECEDENT_HOME;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'precedent');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'precedent');
  const xdg = env.XDG_DATA_HOME;
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'precedent');
}
