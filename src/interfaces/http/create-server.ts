import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { addPages } from './add-pages.ts';
import { apiPage } from './api-page.ts';
import { bindRoutes } from './bind-routes.ts';
import type { Context } from './context.ts';
import type { Role } from './contract.ts';
import { addGuard, type Places } from './guard.ts';
import type { Handlers, Who } from './handler.ts';
import { openApiDocument } from './open-api.ts';
import type { OpenId } from './open-id.ts';
import { HttpProblem, problemOf } from './problem-of.ts';
import { accountHandlers } from './resources/accounts.ts';
import { checkHandlers } from './resources/checks.ts';
import { caseHandlers } from './resources/cases.ts';
import { codingHandlers } from './resources/codings.ts';
import { draftHandlers } from './resources/drafts.ts';
import { jobHandlers } from './resources/jobs.ts';
import { knowledgeHandlers } from './resources/knowledge.ts';
import { questionHandlers } from './resources/questions.ts';
import { readingHandlers } from './resources/readings.ts';
import { sessionCookie } from './session-cookie.ts';

/** How the server answers, beside what it answers with. */
export interface ServerOptions {
  readonly places: Places;
  /** Whose name changes bear where there are no accounts. */
  readonly owner: string;
  readonly openId: OpenId | undefined;
  readonly openIdRole: Role;
  readonly pagesFolder: string;
  readonly logger: FastifyServerOptions['logger'];
  /** Requests a minute from one address. */
  readonly requestsAMinute: number;
  /** For tests: answers are checked against the contract. */
  readonly checkAnswers?: boolean;
  /** How long a request may take to come in. */
  readonly requestMs?: number;
}

// A case with its text, or a report pasted in.
const JSON_BODY_BYTES = 32e6;

/** The server, ready to listen. Closing it ends event streams; jobs, library and threads are closed by who opened them. */
export async function createServer(context: Context, options: ServerOptions): Promise<FastifyInstance> {
  const stopping = new AbortController();
  const server = fastify({
    ...(options.logger !== undefined && { logger: options.logger }),
    bodyLimit: JSON_BODY_BYTES,
    // A body that trickles in is cut off; so is a head.
    requestTimeout: options.requestMs ?? 120_000,
    http: {
      headersTimeout: Math.min(15_000, options.requestMs ?? 15_000),
      connectionsCheckingInterval: 1_000,
    },
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    // Longer than any address that Node takes, so that the contract says what is wrong with a part of one.
    routerOptions: { maxParamLength: 20_000 },
    // Messages of what is asked may hold a patient's words, so only the address without its query is logged.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
  });
  server.setErrorHandler(async (error, request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const { problem, cause } = problemOf(error, path);
    if (cause?.kind === 'defect')
      request.log.error({ code: cause.code, stack: stackOf(cause.cause ?? cause) }, 'defect');
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
    return reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  });
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  server.addHook('preClose', async () => stopping.abort());
  addGuard(server, options.places);
  await server.register(cookie);
  await server.register(multipart, {
    throwFileSizeLimit: true,
    limits: {
      fileSize: context.limits.fileBytes,
      fields: 20,
      fieldSize: 100_000,
      headerPairs: 100,
      parts: 1100,
    },
  });
  await server.register(rateLimit, {
    global: true,
    max: options.requestsAMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new HttpProblem({
        title: 'Too many requests',
        status: 429,
        kind: 'resource',
        code: 'too-many-requests',
        retryAfterSeconds: Math.ceil(ttl / 1000),
        detail: `Too many requests from this address. Try again in ${Math.ceil(ttl / 1000)} s.`,
      }),
  });
  server.addHook('onRequest', async (request) => {
    if (Number(request.headers['content-length'] ?? 0) > context.limits.requestBytes)
      throw new HttpProblem({
        title: 'The request cannot be used',
        status: 413,
        kind: 'input',
        code: 'body-too-large',
        detail: `A request has at most ${Math.round(context.limits.requestBytes / 1e6)} MB.`,
      });
  });

  const cookies = sessionCookie(options.places.isBehindTls);
  const owner: Who = { name: options.owner, displayName: options.owner, role: 'admin' };
  const entrance = {
    cookie: cookies,
    openId: options.openId,
    openIdRole: options.openIdRole,
    whoIs: async (request: Parameters<typeof cookies.read>[0]): Promise<Who | undefined> => {
      if (context.accounts === 'none') return owner;
      const token = cookies.read(request);
      return token === undefined ? undefined : context.workspace.sessions.find(token);
    },
  };
  const { version } = context.app;
  const document = JSON.stringify(openApiDocument(version));
  const handlers: Handlers = {
    health: () => ({ status: 'ok', version }),
    ready: async () => {
      await context.library.library.count('id = ready');
      return { status: 'ready' };
    },
    openApi: () => ({ mediaType: 'application/json', content: document }),
    apiPage: () => ({ mediaType: 'text/html', content: apiPage(version) }),
    ...accountHandlers(context, entrance),
    ...readingHandlers(context),
    ...questionHandlers(context),
    ...checkHandlers(context),
    ...caseHandlers(context),
    ...draftHandlers(context),
    ...codingHandlers(context),
    ...jobHandlers(context),
    ...knowledgeHandlers(context),
  };
  bindRoutes(server, handlers, {
    whoIs: entrance.whoIs,
    checkAnswers: options.checkAnswers ?? false,
    isStopping: stopping.signal,
  });
  await addPages(server, options.pagesFolder);
  return server;
}

/** Where a defect is, without its message: that may hold what was asked. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .join('\n')
    : undefined;
}
