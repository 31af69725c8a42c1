import { NotFoundError, ResourceError } from '../errors.ts';
import type { Service } from './services.ts';

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** Waits before the second, third … request of the same thing, unless the service says how long. */
const BACK_OFF_MS = [1000, 3000, 9000];
/** A service that wants a longer pause is asked again by the user, later. */
const MAX_WAIT_MS = 60_000;
const TIMEOUT_MS = 30_000;
/** Answers that may be better in a while (RFC 9110; 429 is RFC 6585). */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What the client needs of the world; tests give their own. */
export interface ClientOptions {
  readonly userAgent: string;
  readonly wait?: (ms: number) => Promise<void>;
  readonly onNote?: (note: string) => void;
}

/** Asks services over HTTP, never faster than they allow. */
export interface PoliteClient {
  /**
   * The body of an answer. Throws `NotFoundError` `publication-not-found` for 404, `ResourceError` `service-busy` (after retries),
   * `service-offline`, `service-refused`, `service-answer` (cut off or too long).
   */
  get(service: Service, path: string): Promise<Uint8Array>;
}

/** A client that names itself, keeps each service's interval, and tries again after faults that pass, honouring `Retry-After`. */
export function createPoliteClient({ userAgent, onNote, wait = sleep }: ClientOptions): PoliteClient {
  const nextByService = new Map<string, number>();
  const takeTurn = async ({ name, intervalMs }: Service): Promise<void> => {
    const now = performance.now();
    const at = Math.max(now, nextByService.get(name) ?? 0);
    nextByService.set(name, at + intervalMs);
    if (at > now) await wait(at - now);
  };
  const attempt = async (service: Service, path: string): Promise<Uint8Array | Fault> => {
    await takeTurn(service);
    try {
      const response = await fetch(`${service.address}${path}`, {
        headers: { 'user-agent': userAgent, accept: '*/*' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { status: response.status, retryAfterMs: retryAfter(response.headers.get('retry-after')) };
      }
      return await bodyOf(response, service);
    } catch (cause) {
      if (cause instanceof ResourceError) throw cause;
      return { cause };
    }
  };
  return {
    async get(service, path) {
      let fault: Fault = {};
      for (let tried = 0; tried <= BACK_OFF_MS.length; tried += 1) {
        const answer = await attempt(service, path);
        if (answer instanceof Uint8Array) return answer;
        fault = answer;
        const { status, retryAfterMs } = fault;
        if (status === 404)
          throw new NotFoundError('publication-not-found', `${service.name} does not have this publication.`);
        if (status !== undefined && !PASSING.has(status)) break;
        const pause = retryAfterMs ?? BACK_OFF_MS[tried];
        if (pause === undefined || pause > MAX_WAIT_MS) break;
        onNote?.(
          `${service.name} ${status === undefined ? 'cannot be reached' : `answers ${status}`}; trying again in ${Math.ceil(pause / 1000)} s`,
        );
        await wait(pause);
      }
      throw failure(service, fault);
    },
  };
}

interface Fault {
  readonly status?: number;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

function failure({ name, address }: Service, { status, retryAfterMs, cause }: Fault): ResourceError {
  if (status === undefined)
    return new ResourceError(
      'service-offline',
      `${name} (${new URL(address).host}) cannot be reached: ${reasonOf(cause)}. Check the connection; what was fetched before is still at hand.`,
      { cause },
    );
  if (!PASSING.has(status))
    return new ResourceError(
      'service-refused',
      `${name} refuses the request with status ${status}. Try again later.`,
    );
  const later =
    retryAfterMs === undefined ? 'in a few minutes' : `in ${Math.ceil(retryAfterMs / 1000)} seconds`;
  return new ResourceError('service-busy', `${name} is busy (status ${status}). Try again ${later}.`);
}

function reasonOf(cause: unknown): string {
  const { message, cause: deeper } = cause as Error;
  return deeper instanceof Error && deeper.message !== '' ? deeper.message : message;
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

async function bodyOf(response: Response, { name }: Service): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES)
      throw new ResourceError(
        'service-answer',
        `${name} answers with more than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB, which no article has.`,
      );
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
