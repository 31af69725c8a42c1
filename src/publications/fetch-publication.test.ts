import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { asPrecedentError } from '../errors.ts';
import { fetchPublication } from './fetch-publication.ts';
import { createPoliteClient } from './polite-client.ts';
import { openPublicationCache } from './publication-cache.ts';
import { parsePublicationId } from './publication-id.ts';

// A small server on this machine that answers as the services document, with their faults; records are invented.
type Answer = readonly [status: number, body: string, headers?: Record<string, string>];
const ARTICLE = '<article><front/><body><p>A 40-year-old man had gout.</p></body></article>';
const record = (more: object): string =>
  JSON.stringify({
    hitCount: 1,
    resultList: { result: [{ id: '39990001', source: 'MED', pmid: '39990001', ...more }] },
  });
const OPEN = record({ pmcid: 'PMC9990001', isOpenAccess: 'Y', license: 'cc by', title: 'Gout' });
const ABSTRACT = record({
  title: 'Gout of the ear.',
  pubYear: '2020',
  isOpenAccess: 'N',
  abstractText: '<h4>Case</h4>A 40-year-old man had gout.',
});
const NOTHING = JSON.stringify({ hitCount: 0, resultList: { result: [] } });

let server: Server;
let address = '';
let asked: { path: string; userAgent: string | undefined; at: number }[] = [];
let answers: Record<string, Answer[]> = {};
let folder = '';
let waits: number[] = [];

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    asked.push({ path, userAgent: request.headers['user-agent'], at: performance.now() });
    const key = Object.keys(answers).find((start) => path.startsWith(start));
    const queue = key === undefined ? [] : (answers[key] ?? []);
    const [status, body, headers = {}] = (queue.length > 1 ? queue.shift() : queue[0]) ?? [404, ''];
    response.writeHead(status, headers);
    if (headers['content-length'] === undefined) response.end(body);
    else response.write(body, () => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  answers = {};
  waits = [];
  folder = mkdtempSync(join(tmpdir(), 'precedent-fetch-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const fetchIt = (id: string, at = address) =>
  fetchPublication(parsePublicationId(id), {
    client: createPoliteClient({
      userAgent: 'precedent/test',
      wait: async (ms) => {
        waits.push(ms);
      },
    }),
    cache: openPublicationCache(folder),
    services: {
      europePmc: { name: 'Europe PMC', address: at, intervalMs: 200 },
      pubmed: { name: 'PubMed', address: at, intervalMs: 400 },
    },
  });
const codeOf = async (fetched: Promise<unknown>): Promise<string> =>
  fetched.then(
    () => 'fetched',
    (error: unknown) => asPrecedentError(error).code,
  );
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it('gets the open full text with its licence, names itself, keeps the interval, and asks nothing twice', async () => {
  answers = { '/search': [[200, OPEN]], '/PMC9990001/fullTextXML': [[200, ARTICLE]] };
  const first = await fetchIt('10.99999/x.1');
  expect(first).toMatchObject({
    name: 'PMC9990001.xml',
    extent: 'full-text',
    licence: 'cc by',
    fromCache: false,
  });
  expect(asked.map(({ userAgent }) => userAgent)).toEqual(['precedent/test', 'precedent/test']);
  expect(waits.filter((ms) => ms > 100)).toHaveLength(1);
  const again = await fetchIt('10.99999/x.1', 'http://127.0.0.1:1');
  expect([again.fromCache, textOf(again.bytes), asked.length]).toEqual([true, ARTICLE, 2]);
});

it('gets the abstract where the full text is not open', async () => {
  answers = { '/search': [[200, ABSTRACT]] };
  const { extent, bytes, name } = await fetchIt('PMID:39990001');
  expect([extent, name]).toEqual(['abstract', 'MED39990001.html']);
  expect(textOf(bytes)).toContain('<h4>Case</h4>A 40-year-old man had gout.');
});

it('gets the abstract from PubMed where Europe PMC has none', async () => {
  const medline = 'PMID- 39990001\nTI  - Gout\nAB  - A man had gout.\n';
  answers = { '/search': [[200, NOTHING]], '/efetch.fcgi?db=pubmed&id=39990001': [[200, medline]] };
  expect(textOf((await fetchIt('39990001')).bytes)).toBe(medline);
});

it('waits as long as a busy service asks, then goes on', async () => {
  answers = {
    '/search': [
      [429, '', { 'retry-after': '2' }],
      [503, ''],
      [200, OPEN],
    ],
    '/PMC9990001': [[200, ARTICLE]],
  };
  await fetchIt('PMC9990001');
  expect(waits.filter((ms) => ms >= 1000)).toEqual([2000, 3000]);
});

it.each([
  ['service-busy', { '/search': [[503, 'busy']] }],
  ['service-busy', { '/search': [[429, '', { 'retry-after': '7200' }]] }],
  ['service-refused', { '/search': [[403, '']] }],
  ['service-offline', { '/search': [[200, OPEN.slice(0, 20), { 'content-length': '900' }]] }],
  ['service-answer', { '/search': [[200, '<html>maintenance</html>']] }],
  ['service-answer', { '/search': [[200, '{"version":"6"}']] }],
  ['service-answer', { '/search': [[200, OPEN]], '/PMC9990001': [[200, '<html>maintenance</html>']] }],
  ['service-answer', { '/search': [[200, OPEN]], '/PMC9990001': [[200, ARTICLE.slice(0, 40)]] }],
  ['publication-not-found', { '/search': [[200, NOTHING]], '/efetch': [[200, '\n']] }],
] as readonly (readonly [string, Record<string, Answer[]>])[])(
  'says %s and keeps nothing',
  async (code, given) => {
    answers = structuredClone(given);
    expect(await codeOf(fetchIt('PMID39990001'))).toBe(code);
    answers = { '/search': [[200, ABSTRACT]] };
    expect(await codeOf(fetchIt('PMID39990001'))).toBe('fetched');
  },
);

it('says that a service cannot be reached', async () => {
  expect(await codeOf(fetchIt('PMC1', 'http://127.0.0.1:1'))).toBe('service-offline');
});

it.each([
  ['PMC123', 'pmcid PMC123'],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC123/', 'pmcid PMC123'],
  ['12345', 'pmid 12345'],
  ['https://doi.org/10.1000/ABC(1)', 'doi 10.1000/abc(1)'],
])('understands %s', (given, expected) => {
  const { kind, value } = parsePublicationId(given);
  expect(`${kind} ${value}`).toBe(expected);
});

it.each(['', 'a paper', 'PMC', '10.1/x', '../../etc'])('refuses %j', (given) => {
  expect(() => parsePublicationId(given)).toThrow(/identifier/);
});
