import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NotFoundError, PrecedentError, ResourceError } from '../../errors.ts';
import { readIfPresent } from './read-source.ts';
import { writeAtomically, writeError } from './write-atomically.ts';

/** How far a download is; `totalBytes` is absent where the server does not say. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  readonly totalBytes?: number;
}

export interface DownloadOptions {
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
  /** Tries after a transfer that broke off; each goes on where the last one ended. */
  readonly retries?: number;
  readonly retryDelayMs?: number;
  /** Gives up when no byte has come for this long. */
  readonly stallMs?: number;
}

/** What identifies the content of which a part is already here. */
interface PartOrigin {
  readonly address: string;
  readonly validator: string;
}

/** A transfer that broke off, worth trying again. */
class BrokenTransfer extends Error {}

const RETRIES = 3;
const RETRY_DELAY_MS = 1000;
const STALL_MS = 60_000;

/**
 * Downloads an address into a file, going on where an earlier, interrupted download of the same content ended.
 *
 * @throws NotFoundError `release-not-found` (404, 410); ResourceError `offline`, `download-refused` (other statuses),
 *   `download-interrupted` (what came stays, for next time), `disk-full` (what came is removed).
 */
export async function download(address: string, path: string, options: DownloadOptions = {}): Promise<void> {
  const retries = options.retries ?? RETRIES;
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    throw writeError(path, cause);
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      await transfer(address, path, options);
      return;
    } catch (cause) {
      if (cause instanceof PrecedentError) throw cause;
      if (options.signal?.aborted) throw interrupted(address, 'it was stopped', cause);
      if (!(cause instanceof BrokenTransfer)) throw offline(address, cause);
      if (attempt >= retries) throw interrupted(address, cause.message, cause);
    }
    await wait((options.retryDelayMs ?? RETRY_DELAY_MS) * 2 ** attempt);
  }
}

/** Removes a download and what is remembered of it. */
export async function forgetDownload(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(originPath(path), { force: true });
}

async function transfer(address: string, path: string, options: DownloadOptions): Promise<void> {
  const origin = await originOf(path);
  const present = origin?.address === address ? ((await readIfPresent(path))?.length ?? 0) : 0;
  const stall = new AbortController();
  const stallMs = options.stallMs ?? STALL_MS;
  let timer = setTimeout(() => stall.abort(), stallMs);
  const signals = [stall.signal, ...(options.signal ? [options.signal] : [])];
  try {
    const response = await fetch(address, {
      signal: AbortSignal.any(signals),
      // Packed transfer would make the lengths those of the packed content.
      headers: {
        'Accept-Encoding': 'identity',
        'User-Agent': 'precedent',
        ...(origin && present > 0 ? { Range: `bytes=${present}-`, 'If-Range': origin.validator } : {}),
      },
    });
    const isRest = response.status === 206 && rangeStart(response) === present;
    if (!isRest) {
      if (response.status === 416 || response.status === 206) {
        await response.body?.cancel();
        await forgetDownload(path);
        throw new BrokenTransfer('the server has other content than before');
      }
      await rejectUnusable(response, address);
      await rememberOrigin(path, { address, validator: validatorOf(response) });
    }
    const startBytes = isRest ? present : 0;
    const totalBytes = totalOf(response, startBytes);
    const receivedBytes = await append(response, path, startBytes, (received) => {
      clearTimeout(timer);
      timer = setTimeout(() => stall.abort(), stallMs);
      options.onProgress?.({ receivedBytes: received, ...(totalBytes === undefined ? {} : { totalBytes }) });
    });
    if (totalBytes !== undefined && receivedBytes !== totalBytes) {
      throw new BrokenTransfer(`${receivedBytes} of ${totalBytes} bytes came`);
    }
  } catch (cause) {
    if (stall.signal.aborted) throw new BrokenTransfer('nothing came for a while', { cause });
    throw cause;
  } finally {
    clearTimeout(timer);
  }
}

async function append(
  response: Response,
  path: string,
  startBytes: number,
  onReceived: (receivedBytes: number) => void,
): Promise<number> {
  let received = startBytes;
  const file = await open(path, startBytes > 0 ? 'a' : 'w').catch((cause: unknown) => {
    throw writeError(path, cause);
  });
  try {
    if (response.body === null) return received;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new BrokenTransfer('the connection was cut', { cause });
      });
      if (done) break;
      await file.writeFile(value).catch(async (cause: unknown) => {
        await forgetDownload(path);
        throw writeError(path, cause);
      });
      received += value.length;
      onReceived(received);
    }
    await file.sync();
    return received;
  } finally {
    await file.close();
  }
}

async function rejectUnusable(response: Response, address: string): Promise<void> {
  if (response.ok && !/text\/html/i.test(response.headers.get('content-type') ?? '')) return;
  await response.body?.cancel();
  if (response.ok) {
    throw new ResourceError(
      'download-not-ontology',
      `${address} gave a web page instead of a file: a login page, or a proxy in between. ${byHand(address)}`,
    );
  }
  if (response.status === 404 || response.status === 410) {
    throw new NotFoundError(
      'release-not-found',
      `${address} is not there (HTTP ${response.status}). ${byHand(address)}`,
    );
  }
  if (response.status >= 500) throw new BrokenTransfer(`the server answered HTTP ${response.status}`);
  throw new ResourceError(
    'download-refused',
    `${address} answered HTTP ${response.status}. ${byHand(address)}`,
  );
}

function byHand(address: string): string {
  return `Open ${address} in a browser, save the file, and use: precedent terminology add FILE.`;
}

function interrupted(address: string, reason: string, cause: unknown): ResourceError {
  return new ResourceError(
    'download-interrupted',
    `The download of ${address} broke off: ${reason}. Run the same command again; it goes on where it stopped.`,
    { cause },
  );
}

function offline(address: string, cause: unknown): ResourceError {
  const reason = (cause as Error).cause as NodeJS.ErrnoException | undefined;
  const why = reason?.code ?? reason?.message ?? String(cause);
  return new ResourceError(
    'offline',
    `${new URL(address).host} cannot be reached (${why}). Check the network; or, on another machine: ${byHand(address)}`,
    { cause },
  );
}

/** `If-Range` takes a strong ETag or a date; without either a part cannot be trusted, and the server sends all. */
function validatorOf(response: Response): string {
  const etag = response.headers.get('etag');
  if (etag !== null && !etag.startsWith('W/')) return etag;
  return response.headers.get('last-modified') ?? '""';
}

function rangeStart(response: Response): number | undefined {
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

function totalOf(response: Response, startBytes: number): number | undefined {
  const length = response.headers.get('content-length');
  return length === null || response.headers.has('content-encoding')
    ? undefined
    : startBytes + Number(length);
}

async function originOf(path: string): Promise<PartOrigin | undefined> {
  const bytes = await readIfPresent(originPath(path));
  const [address, validator] = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n');
  return address && validator ? { address, validator } : undefined;
}

async function rememberOrigin(path: string, { address, validator }: PartOrigin): Promise<void> {
  await writeAtomically(originPath(path), [new TextEncoder().encode(`${address}\n${validator}\n`)]);
}

function originPath(path: string): string {
  return `${path}.origin`;
}
