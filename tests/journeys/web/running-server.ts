import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROGRAM } from '../run-precedent.ts';

/** `precedent serve` as a person starts it. */
export interface RunningServer {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts the server on a data folder and waits until it answers. */
export async function startServer(
  dataFolder: string,
  options: { readonly port?: number; readonly args?: readonly string[] } = {},
): Promise<RunningServer> {
  const { port = 0, args = [] } = options;
  const child = spawn(
    process.execPath,
    [PROGRAM, 'serve', '--port', String(port), '--threads', '1', ...args],
    {
      env: { ...process.env, PRECEDENT_HOME: dataFolder, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const address = await addressOf(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    address,
    port: Number(new URL(address).port),
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /answers at (http:\S+?)\/?\s/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (status) => reject(new Error(`precedent serve ended with ${status}: ${said}`)));
  });
}
