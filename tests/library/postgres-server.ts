import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

const ROOT = '/usr/lib/postgresql';

/** A PostgreSQL of a test's own. */
export interface PostgresServer {
  readonly version: string;
  readonly url: (database: string) => string;
  createDatabase(name: string): Promise<string>;
  /** Ends it as a crash would, without a word to its clients. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and deletes its files. */
  remove(): Promise<void>;
}

/** The folder of the newest PostgreSQL installed by Debian's packages, if any. */
export function postgresBinaries(): { readonly folder: string; readonly version: string } | undefined {
  if (!existsSync(ROOT)) return undefined;
  const versions = readdirSync(ROOT)
    .filter((name) => Number(name) >= 15 && existsSync(path.join(ROOT, name, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a));
  const [version] = versions;
  return version === undefined ? undefined : { folder: path.join(ROOT, version, 'bin'), version };
}

/** Starts a server in a temporary folder, on a free port of 127.0.0.1; as root it runs as the user `postgres`, since PostgreSQL refuses root. */
export async function startPostgres(
  settings: readonly string[] = ['shared_buffers=256MB', 'fsync=off'],
): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  if (binaries === undefined) throw new Error(`No PostgreSQL 15 or newer below ${ROOT}.`);
  const isRoot = process.getuid?.() === 0;
  const parent = mkdtempSync(path.join(tmpdir(), 'precedent-postgres-'));
  const prefix = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  const [first, ...others] = [...prefix, path.join(binaries.folder, 'initdb')];
  if (isRoot) execFileSync('chown', ['postgres', parent]);
  const data = path.join(parent, 'data');
  execFileSync(
    first,
    [...others, '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    {
      cwd: '/',
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const [program, ...before] = [...prefix, path.join(binaries.folder, 'postgres')];
  let server: ReturnType<typeof spawn> | undefined;
  const start = async () => {
    server = spawn(
      program,
      [
        ...before,
        '-D',
        data,
        '-p',
        String(port),
        '-k',
        parent,
        ...settings.flatMap((setting) => ['-c', setting]),
      ],
      { cwd: '/', stdio: 'ignore' },
    );
    await answering(url('postgres'));
  };
  const stop = async (signal: NodeJS.Signals) => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  };
  await start();
  return {
    version: binaries.version,
    url,
    createDatabase: async (name) => {
      await withClient(url('postgres'), (client) => client.query(`create database ${name}`));
      return url(name);
    },
    kill: () => stop('SIGQUIT'),
    start,
    remove: async () => {
      await stop('SIGQUIT');
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** Runs something over a connection of its own. */
export async function withClient<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
