import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type App, NotFoundError, openApp, type OpenLibrary, type Workspace } from '../../src/app/index.ts';
import { type Context, LIMITS } from '../../src/interfaces/http/context.ts';
import { createServer, type ServerOptions } from '../../src/interfaces/http/create-server.ts';
import { createJobRunner } from '../../src/interfaces/http/job-runner.ts';
import { parsePublicationId } from '../../src/publications/index.ts';
import { readingOf } from '../../src/interfaces/http/reading-of.ts';

/** Program, library and workspace of a test, and servers over them. */
export interface TestServers {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly workspace: Workspace;
  /** A server that listens on this machine; its answers are checked against the contract. */
  start(
    options?: Partial<ServerOptions> & Partial<Pick<Context, 'accounts' | 'limits' | 'readings'>>,
  ): Promise<TestServer>;
  stop(): Promise<void>;
}

/** A server with somebody who asks it. */
export interface TestServer {
  readonly server: FastifyInstance;
  readonly context: Context;
  readonly address: string;
  readonly host: string;
  readonly log: readonly string[];
  ask(options: InjectOptions): Promise<LightMyRequestResponse>;
  stop(): Promise<void>;
}

/** Opens program and library in a folder of its own. */
export async function openTestServers(): Promise<TestServers> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'precedent-http-'));
  const app: App = {
    ...(await openApp({ dataFolder })),
    // Tests reach no network: what is no number of a publication is refused as ever, and no other is found.
    fetch: async (given) => {
      parsePublicationId(given);
      throw new NotFoundError('publication-not-found', 'There is no network in tests.');
    },
  };
  const library = await app.openLibrary();
  const workspace = await app.openWorkspace(library);
  const started = new Set<TestServer>();
  return {
    app,
    library,
    workspace,
    start: async ({ accounts = 'none', limits = LIMITS, readings, ...options } = {}) => {
      const reader = readings ?? { ask: async (question) => readingOf(app, question) };
      const jobs = createJobRunner({ library, workspace, readings: reader, dataFolder });
      const context: Context = {
        app,
        library,
        workspace,
        readings: reader,
        jobs,
        accounts,
        limits,
        notes: [],
        dataFolder,
      };
      const log: string[] = [];
      let port = 0;
      const server = await createServer(context, {
        places: { port: () => port, names: [], isBehindTls: false },
        owner: 'tester',
        openId: undefined,
        openIdRole: 'reader',
        pagesFolder: join(dataFolder, 'no-pages'),
        logger: { level: 'info', stream: { write: (line: string) => void log.push(line) } },
        requestsAMinute: 1_000_000,
        checkAnswers: true,
        ...options,
      });
      await server.listen({ host: '127.0.0.1', port: 0 });
      ({ port } = server.server.address() as AddressInfo);
      const host = `127.0.0.1:${port}`;
      const one: TestServer = {
        server,
        context,
        log,
        host,
        address: `http://${host}`,
        ask: (given) => server.inject({ ...given, headers: { host, ...given.headers } }),
        stop: async () => {
          started.delete(one);
          await server.close();
          await jobs.stop();
        },
      };
      started.add(one);
      return one;
    },
    stop: async () => {
      for (const one of started) await one.stop();
      await library.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Signs in; what is given back goes into the `cookie` of further requests. */
export async function signIn(one: TestServer, name: string, password: string): Promise<string> {
  const { headers } = await one.ask({ method: 'POST', url: '/api/sign-in', payload: { name, password } });
  return cookieOf(headers['set-cookie']);
}

/** The session's cookie as a browser would send it back. */
export function cookieOf(set: string | readonly string[] | undefined): string {
  const all = typeof set === 'string' ? [set] : (set ?? []);
  return all.map((one) => one.split(';')[0]).find((one) => one?.startsWith('precedent-session=')) ?? '';
}
