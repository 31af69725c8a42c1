import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { DefectError } from '../../app/index.ts';
import { type Problem, ROLES, type Role, type Route, type RouteName, ROUTES } from './contract.ts';
import type { Handlers, TextAnswer, Who } from './handler.ts';
import { DOCUMENT_POLICY } from './guard.ts';
import { HttpProblem } from './problem-of.ts';
import { sendEvents } from './send-events.ts';
import { uploadOf } from './upload.ts';

/** What every route needs beside its handler. */
export interface Binding {
  /** Who a request is from; nobody where it is not signed in. */
  readonly whoIs: (request: FastifyRequest) => Promise<Who | undefined>;
  /** For tests: answers are checked against the contract before they are sent. */
  readonly checkAnswers: boolean;
  readonly isStopping: AbortSignal;
}

/** Registers every route of the contract: who may, what is asked, and how it is answered are the same for all. */
export function bindRoutes(server: FastifyInstance, handlers: Handlers, binding: Binding): void {
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    // The contract ties a handler to its route; the loop over all of them cannot.
    const handle = handlers[name] as (asked: unknown) => unknown;
    server.route({
      method: route.method,
      url: route.path,
      ...(route.attemptsAMinute !== undefined && {
        config: { rateLimit: { max: route.attemptsAMinute, timeWindow: 60_000 } },
      }),
      handler: async (request, reply) => {
        const who = await allow(route, request, binding);
        const asked = askedBy(route, request, reply, who);
        const given = await handle(asked);
        return answer(route, request, reply, given, binding);
      },
    });
  }
}

async function allow(route: Route, request: FastifyRequest, { whoIs }: Binding): Promise<Who | undefined> {
  const who = await whoIs(request);
  if (route.role === 'nobody') return who;
  if (who === undefined)
    throw new HttpProblem({
      title: 'Not signed in',
      status: 401,
      kind: 'input',
      code: 'not-signed-in',
      detail: 'Sign in first.',
    });
  if (!may(who.role, route.role))
    throw new HttpProblem({
      title: 'Not allowed',
      status: 403,
      kind: 'input',
      code: 'role-too-low',
      detail: `This needs the role ${route.role}; ${who.name} is a ${who.role}. Ask an administrator.`,
    });
  return who;
}

/** Whether a role may do what another may. */
export function may(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

function askedBy(route: Route, request: FastifyRequest, reply: FastifyReply, who: Who | undefined): unknown {
  const places: NonNullable<Problem['places']>[number][] = [];
  const checked = (part: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(value ?? {});
    if (parsed.success) return parsed.data;
    places.push(
      ...parsed.error.issues
        .slice(0, 20)
        .map((issue) => ({ in: part, path: issue.path.join('.'), message: issue.message })),
    );
    return undefined;
  };
  const params = checked('path', route.params, request.params);
  const query = checked('query', route.query, request.query);
  const body = route.body?.kind === 'json' ? checked('body', route.body.schema, request.body) : undefined;
  if (places.length > 0) {
    const [first] = places;
    throw new HttpProblem({
      title: 'The request cannot be used',
      status: 400,
      kind: 'input',
      code: 'request-invalid',
      places,
      detail: `${first?.in}${first?.path ? `, ${first.path}` : ''}: ${first?.message}.`,
    });
  }
  const gone = new AbortController();
  request.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return {
    params,
    query,
    body,
    upload: route.body?.kind === 'files' ? uploadOf(request, route.body) : undefined,
    ifMatch: ifMatchOf(route, request),
    who,
    etag: (version: number) => void reply.header('etag', `"${version}"`),
    signal: gone.signal,
    request,
    reply,
  };
}

function ifMatchOf({ ifMatch }: Route, request: FastifyRequest): number | undefined {
  const given = request.headers['if-match'];
  if (ifMatch === undefined || (given === undefined && ifMatch === 'allowed')) return undefined;
  if (given === undefined)
    throw new HttpProblem({
      title: 'Which revision?',
      status: 428,
      kind: 'input',
      code: 'if-match-needed',
      detail: 'Say with If-Match which revision was edited: its ETag, or "0" for something new.',
    });
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (digits === undefined)
    throw new HttpProblem({
      title: 'The request cannot be used',
      status: 400,
      kind: 'input',
      code: 'if-match-invalid',
      detail: 'If-Match is an ETag as this server gave it, such as "3", or "0" for something new.',
    });
  return Number(digits);
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  given: unknown,
  binding: Binding,
): Promise<unknown> {
  const { answer } = route;
  if (answer.kind === 'redirect') return reply.redirect(String(given), 302);
  if (answer.kind === 'empty') return reply.code(204).send();
  if (answer.kind === 'events') return sendEvents(reply, given as AsyncIterable<unknown>, binding.isStopping);
  if (answer.kind === 'text') {
    const { mediaType, content, fileName } = given as TextAnswer;
    if (fileName !== undefined) {
      reply.header(
        'content-disposition',
        `attachment; filename="${asciiName(fileName)}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      );
      reply.header('content-security-policy', DOCUMENT_POLICY);
    }
    if (typeof content !== 'string')
      return reply.type(mediaType).send(content instanceof Uint8Array ? Buffer.from(content) : content);
    return reply.type(`${mediaType}; charset=utf-8`).send(content);
  }
  const body = JSON.stringify(given);
  if (binding.checkAnswers) {
    const parsed = answer.schema.safeParse(JSON.parse(body));
    if (!parsed.success)
      throw new DefectError(
        'answer-off-contract',
        `${request.method} ${route.path}: ${JSON.stringify(parsed.error.issues.slice(0, 5))}`,
      );
  }
  return reply.code(answer.status).type('application/json; charset=utf-8').send(body);
}

function asciiName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_');
}
