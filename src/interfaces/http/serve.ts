import { existsSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import { type AddressInfo, isIP } from 'node:net';
import { InputError, openApp, pagesFolder, ResourceError } from '../../app/index.ts';
import { type Context, LIMITS } from './context.ts';
import type { Role } from './contract.ts';
import { createServer } from './create-server.ts';
import { createJobRunner } from './job-runner.ts';
import { openIdOf, type OpenIdSettings } from './open-id.ts';
import type { ToRead, WireReading } from './reading-of.ts';
import { startThreads } from './thread-pool.ts';

/** How to serve. */
export interface ServeOptions {
  readonly dataFolder?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Names of this server beside those of this machine. */
  readonly names: readonly string[];
  /** A proxy before this server ends TLS. */
  readonly isBehindTls: boolean;
  readonly openId?: Omit<OpenIdSettings, 'publicUrl'> | undefined;
  readonly openIdRole?: Role | undefined;
  /** Threads that read reports; one fewer than processors unless given. */
  readonly threads?: number | undefined;
  readonly requestsAMinute?: number | undefined;
  readonly onNote: (note: string) => void;
  /** One JSON document a line about each request, without what was asked. */
  readonly logTo?: NodeJS.WritableStream | undefined;
}

/** A server that listens. */
export interface Serving {
  readonly address: string;
  /** Lets requests under way finish, ends event streams, closes everything. */
  stop(): Promise<void>;
}

const LONGEST_READING_MS = 120_000;
const MOST_WAITING = 500;
const MOST_NOTES = 100;
const REQUESTS_A_MINUTE = 60_000;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Opens program, library and workspace and serves them.
 *
 * Throws `InputError` `accounts-needed` where the address is not of this machine alone and nobody has an account, as everybody in reach could
 * read patients' words then; `ResourceError` `port-in-use`; and as `openLibrary` does.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const notes: string[] = [];
  const onNote = (note: string): void => {
    notes.push(note);
    notes.splice(0, notes.length - MOST_NOTES);
    options.onNote(note);
  };
  const isLocal = LOOPBACK.has(options.host);
  const app = await openApp({
    ...(options.dataFolder !== undefined && { dataFolder: options.dataFolder }),
    ...(options.databaseUrl !== undefined && { databaseUrl: options.databaseUrl }),
    onNote,
  });
  const library = await app.openLibraryToAsk();
  try {
    const workspace = await app.openWorkspace(library);
    const hasAccounts = options.openId !== undefined || (await workspace.accounts.any());
    if (!isLocal && !hasAccounts)
      throw new InputError(
        'accounts-needed',
        `${options.host} can be reached by others, and nobody has an account here. Make one: precedent user add NAME --role admin. Or serve this machine alone: leave --host out.`,
      );
    const readings = startThreads<ToRead, WireReading>({
      file: threadFile(),
      count: options.threads ?? Math.max(1, availableParallelism() - 1),
      workerData: { dataFolder: app.dataFolder },
      onNote,
      longestMs: LONGEST_READING_MS,
      mostWaiting: MOST_WAITING,
    });
    const jobs = createJobRunner({ library, workspace, readings, dataFolder: app.dataFolder });
    const context: Context = {
      app,
      library,
      workspace,
      readings,
      jobs,
      limits: LIMITS,
      notes,
      dataFolder: app.dataFolder,
      accounts: hasAccounts ? 'required' : 'none',
    };
    let port = options.port;
    const server = await createServer(context, {
      places: {
        port: () => port,
        names: [...options.names, ...ownNames(options.host, () => port)],
        isBehindTls: options.isBehindTls,
      },
      owner: userInfo().username,
      openId:
        options.openId === undefined
          ? undefined
          : openIdOf({ ...options.openId, publicUrl: publicUrl(options) }),
      openIdRole: options.openIdRole ?? 'reader',
      pagesFolder: pagesFolder(),
      logger:
        options.logTo === undefined
          ? false
          : { level: 'info', stream: options.logTo, base: null, redact: ['req', 'res'] },
      requestsAMinute: options.requestsAMinute ?? REQUESTS_A_MINUTE,
    });
    const stop = async (): Promise<void> => {
      await server.close();
      await jobs.stop();
      await readings.stop();
      await library.close();
    };
    try {
      await server.listen({ host: options.host, port: options.port });
    } catch (cause) {
      await jobs.stop();
      await readings.stop();
      const { code, message } = cause as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE')
        throw new ResourceError(
          'port-in-use',
          `Port ${options.port} of ${options.host} is in use. Choose another with --port, or stop what uses it.`,
          { cause },
        );
      throw new ResourceError(
        'address-unusable',
        `${options.host}:${options.port} cannot be listened on: ${message}.`,
        { cause },
      );
    }
    ({ port } = server.server.address() as AddressInfo);
    await jobs.resume();
    return {
      address: `http://${isIP(options.host) === 6 ? `[${options.host}]` : options.host}:${port}/`,
      stop,
    };
  } catch (error) {
    await library.close();
    throw error;
  }
}

/** Where browsers find this server: by its first name, else on this machine. */
function publicUrl({ names, isBehindTls, host, port }: ServeOptions): string {
  return `${isBehindTls ? 'https' : 'http'}://${names[0] ?? `${host}:${port}`}`;
}

function ownNames(host: string, port: () => number): readonly string[] {
  return LOOPBACK.has(host) || host === '0.0.0.0' || host === '::'
    ? []
    : [isIP(host) === 6 ? `[${host}]:${port()}` : `${host}:${port()}`];
}

/** The built file; under a TypeScript runner, the source. */
function threadFile(): URL {
  const built = new URL('reading-thread.js', import.meta.url);
  return existsSync(built) ? built : new URL('reading-thread.ts', import.meta.url);
}
