import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

type Part<R, K extends string> = R extends { readonly [key in K]: infer S extends z.ZodType }
  ? { readonly [key in K]: z.input<S> }
  : unknown;
type QueryPart<R> = R extends { readonly query: infer S extends z.ZodType }
  ? object extends z.input<S>
    ? { readonly query?: z.input<S> }
    : { readonly query: z.input<S> }
  : unknown;
type BodyPart<R> = R extends {
  readonly body: { readonly kind: 'json'; readonly schema: infer S extends z.ZodType };
}
  ? { readonly body: z.input<S> }
  : R extends { readonly body: { readonly kind: 'files'; readonly fields: infer F extends z.ZodType } }
    ? { readonly files: readonly File[]; readonly fields?: z.input<F> }
    : unknown;
type MatchPart<R> = R extends { readonly ifMatch: 'needed' }
  ? { readonly ifMatch: number }
  : R extends { readonly ifMatch: 'allowed' }
    ? { readonly ifMatch?: number }
    : unknown;

/** What a call of a route takes: `params`, `query`, `body` or `files`, `ifMatch`, as its contract says. */
export type CallOf<R> = Part<R, 'params'> &
  QueryPart<R> &
  BodyPart<R> &
  MatchPart<R> & { readonly signal?: AbortSignal };

/** What a call gives: the JSON document, the text, or nothing. */
export type GivenBy<R> = R extends {
  readonly answer: { readonly kind: 'json' | 'events'; readonly schema: infer S extends z.ZodType };
}
  ? z.output<S>
  : R extends { readonly answer: { readonly kind: 'text' } }
    ? string
    : undefined;

/** A function for every route. */
export type Client<Routes extends Record<string, Route>> = {
  readonly [N in keyof Routes]: object extends CallOf<Routes[N]>
    ? (call?: CallOf<Routes[N]>) => Promise<GivenBy<Routes[N]>>
    : (call: CallOf<Routes[N]>) => Promise<GivenBy<Routes[N]>>;
};

/** What the server said was wrong; `problem.code` is stable. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

interface AnyCall {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly files?: readonly File[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
}

/** The address of a route, to link to or to open as an event source. */
export function addressOf(route: Pick<Route, 'path'>, call: Pick<AnyCall, 'params' | 'query'> = {}): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(call.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined && value !== '') query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** Calls routes by name: `client.getCase({ params: { id } })`. A problem comes as `ProblemError`, a lost connection as one with status 0. */
export function createClient<Routes extends Record<string, Route>>(
  routes: Routes,
  options: { readonly fetch?: typeof fetch; readonly origin?: string } = {},
): Client<Routes> {
  const call = async (route: Route, given: AnyCall = {}): Promise<unknown> => {
    const send = options.fetch ?? fetch;
    const response = await send(`${options.origin ?? ''}${addressOf(route, given)}`, {
      method: route.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json, text/*',
        ...(route.body?.kind === 'json' && { 'content-type': 'application/json' }),
        ...(given.ifMatch !== undefined && { 'if-match': `"${given.ifMatch}"` }),
      },
      ...(route.body?.kind === 'json' && { body: JSON.stringify(given.body) }),
      ...(route.body?.kind === 'files' && { body: formOf(given) }),
      ...(given.signal !== undefined && { signal: given.signal }),
    }).catch((error: unknown) => {
      if (given.signal?.aborted === true) throw error;
      throw new ProblemError(lostConnection(error));
    });
    if (!response.ok) throw new ProblemError(await problemOf(response));
    if (route.answer.kind === 'json') return response.json();
    return route.answer.kind === 'text' ? response.text() : undefined;
  };
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, (given?: AnyCall) => call(route, given)]),
  ) as unknown as Client<Routes>;
}

function formOf({ files = [], fields = {} }: AnyCall): FormData {
  const form = new FormData();
  // Fields stand before the files: they are known when the first file comes.
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  return form;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      detail: `The server answered ${response.status}.`,
      code: 'no-answer',
      kind: 'resource',
    };
  }
}

function lostConnection(cause: unknown): Problem {
  return {
    type: 'urn:precedent:problem:no-connection',
    title: 'No connection',
    status: 0,
    detail: `The server cannot be reached: ${String(cause)}. Start it again, then try once more; nothing you typed is lost.`,
    code: 'no-connection',
    kind: 'resource',
  };
}
