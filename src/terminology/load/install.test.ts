import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DownloadProgress } from './download.ts';
import { type InstallOptions, installTerminology } from './install.ts';
import { listTerminologies } from './installed.ts';

const content = await readFile(new URL('../../../tests/fixtures/terminology/sample.json', import.meta.url));
const ETAG = '"release-1"';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let baseUrl = '';
let dataFolder = '';
/** One answer for each request, the last for all that follow. */
let answers: Answer[] = [];
let ranges: (string | undefined)[] = [];
/** Hangs up, once the client has kept so many bytes. */
let cut: { readonly atBytes: number; readonly hangUp: () => void } | undefined;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'precedent-install-'));
  ranges = [];
  cut = undefined;
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(dataFolder, { recursive: true });
});

const install = (options: InstallOptions = {}, name = 'hpo') =>
  installTerminology(dataFolder, name, {
    baseUrl,
    retries: 0,
    retryDelayMs: 1,
    onProgress: ({ receivedBytes }) => {
      if (cut && receivedBytes >= cut.atBytes) cut.hangUp();
    },
    ...options,
  });

/** A server that knows ranges, as the official ones do. */
const whole: Answer = (request, response) => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isRest = start > 0 && request.headers['if-range'] === ETAG;
  const body = isRest ? content.subarray(start) : content;
  response.writeHead(isRest ? 206 : 200, {
    etag: ETAG,
    'content-length': body.length,
    ...(isRest ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
  });
  response.end(body);
};

/** Promises everything and hangs up after the first bytes. */
const cutAfter =
  (bytes: Buffer, etag = ETAG): Answer =>
  (_, response) => {
    cut = { atBytes: bytes.length, hangUp: () => response.destroy() };
    response.writeHead(200, { etag, 'content-length': content.length });
    response.write(bytes);
  };
const start = content.subarray(0, 1000);

const status =
  (code: number): Answer =>
  (_, response) => {
    response.writeHead(code);
    response.end('no');
  };

const partBytes = async (): Promise<number> => (await stat(join(dataFolder, 'downloads', 'hpo.part'))).size;
const leftovers = (): Promise<string[]> => readdir(join(dataFolder, 'downloads'));

describe('installing a terminology', () => {
  it('downloads, keeps and records the release, and tells how far it is', async () => {
    answers = [whole];
    const progress: DownloadProgress[] = [];
    const { terminology } = await install({ onProgress: (step) => progress.push(step) });
    expect(terminology).toMatchObject({
      name: 'hpo',
      version: '2026-01-02',
      licence: 'https://example.org/licence',
      source: `${baseUrl}/hp.json`,
      byteLength: content.length,
    });
    expect(progress.at(-1)).toEqual({ receivedBytes: content.length, totalBytes: content.length });
    expect(await listTerminologies(dataFolder)).toEqual([terminology]);
    expect(await leftovers()).toEqual([]);
  });

  it('takes a packed release', async () => {
    answers = [(_, response) => response.end(gzipSync(content))];
    expect((await install()).terminology.conceptCount).toBe(5);
  });

  it('goes on by itself where a transfer broke off', async () => {
    answers = [cutAfter(start), whole];
    const { terminology } = await install({ retries: 1 });
    expect(terminology.byteLength).toBe(content.length);
    expect(ranges).toEqual([undefined, 'bytes=1000-']);
  });

  it('goes on where an earlier command broke off', async () => {
    answers = [cutAfter(start)];
    await expect(install()).rejects.toMatchObject({
      code: 'download-interrupted',
      kind: 'resource',
      message: expect.stringContaining('Run the same command again'),
    });
    expect(await partBytes()).toBe(1000);
    expect(await listTerminologies(dataFolder)).toEqual([]);
    answers = [whole];
    const { terminology } = await install();
    expect(terminology.sha256).toBe((await install()).terminology.sha256);
    expect(ranges[1]).toBe('bytes=1000-');
  });

  it('starts anew when the release has changed in between', async () => {
    answers = [cutAfter(Buffer.alloc(500, 'x'), '"release-0"'), whole];
    const { terminology } = await install({ retries: 1 });
    expect(terminology.byteLength).toBe(content.length);
  });

  it('starts anew when the server no longer knows the range', async () => {
    answers = [cutAfter(start), status(416), whole];
    expect((await install({ retries: 2 })).terminology.byteLength).toBe(content.length);
    expect(ranges).toEqual([undefined, 'bytes=1000-', undefined]);
  });

  it('can be stopped and keeps what came', async () => {
    const controller = new AbortController();
    answers = [
      (_, response) => {
        response.writeHead(200, { etag: ETAG, 'content-length': content.length });
        response.write(content.subarray(0, 700));
      },
    ];
    const stop = (): void => controller.abort();
    await expect(install({ signal: controller.signal, onProgress: stop, retries: 3 })).rejects.toMatchObject({
      code: 'download-interrupted',
    });
    expect(await partBytes()).toBe(700);
  });

  it('does not wait for ever for a server that fell silent', async () => {
    answers = [
      (_, response) => {
        response.writeHead(200, { 'content-length': content.length });
        response.write(content.subarray(0, 10));
      },
    ];
    await expect(install({ stallMs: 50 })).rejects.toMatchObject({
      code: 'download-interrupted',
      message: expect.stringContaining('nothing came for a while'),
    });
  });

  it('says what to do when the release is not at its address', async () => {
    answers = [status(404)];
    await expect(install()).rejects.toMatchObject({
      code: 'release-not-found',
      kind: 'not-found',
      message: expect.stringContaining('precedent terminology add FILE'),
    });
  });

  it('uses the second address of a release where the first is gone', async () => {
    answers = [status(404), whole];
    await expect(install({}, 'uberon')).rejects.toMatchObject({
      code: 'download-not-ontology',
      message: expect.stringContaining('gave Sample Phenotypes instead of Uberon'),
    });
    expect(ranges).toHaveLength(2);
  });

  it('tries again after HTTP 500, and then gives up', async () => {
    answers = [status(500), whole];
    expect((await install({ retries: 1 })).terminology.name).toBe('hpo');
    answers = [status(500)];
    await expect(install({ retries: 1 })).rejects.toMatchObject({
      kind: 'resource',
      message: expect.stringContaining('HTTP 500'),
    });
  });

  it('says so when access is refused', async () => {
    answers = [status(403)];
    await expect(install({ retries: 3 })).rejects.toMatchObject({ code: 'download-refused' });
    expect(ranges).toHaveLength(1);
  });

  it.each([
    ['called HTML', { 'content-type': 'text/html; charset=utf-8' }],
    ['called JSON', { 'content-type': 'application/json' }],
  ])('does not keep a web page that came instead, %s', async (_, headers) => {
    answers = [
      (_request, response) => {
        response.writeHead(200, headers);
        response.end('<!DOCTYPE html><title>Sign in</title>');
      },
    ];
    await expect(install()).rejects.toMatchObject({
      code: 'download-not-ontology',
      message: expect.stringContaining('web page'),
    });
    expect(await leftovers()).toEqual([]);
    expect(await listTerminologies(dataFolder)).toEqual([]);
  });

  it('notices a file that is cut off although the server calls it whole', async () => {
    answers = [(_, response) => response.end(content.subarray(0, 2000))];
    await expect(install()).rejects.toMatchObject({ code: 'download-damaged', kind: 'resource' });
    expect(await leftovers()).toEqual([]);
  });

  it('says what to do without a network', async () => {
    server.close();
    const away = { baseUrl: 'http://127.0.0.1:9' };
    await expect(install(away)).rejects.toMatchObject({
      code: 'offline',
      kind: 'resource',
      message: expect.stringMatching(/cannot be reached.*terminology add FILE/),
    });
  });

  it('names the releases that are known when asked for another', async () => {
    await expect(install({}, 'snomed')).rejects.toMatchObject({
      code: 'terminology-unknown',
      message: expect.stringContaining('hpo, mondo'),
    });
  });
});
