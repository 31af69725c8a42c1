import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServers, type TestServer, type TestServers } from './start-server.ts';
import { type Route, ROUTES } from '../../src/interfaces/http/contract.ts';

let servers: TestServers;
let one: TestServer;
beforeAll(async () => {
  servers = await openTestServers();
  // Nothing leaves this machine: installing a terminology would.
  one = await servers.start();
});
afterAll(() => servers.stop());

const NASTY = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  '../..',
  '%',
  '%00',
  'null',
  '-1',
  '1e999',
  'NaN',
  '[]',
  '{}',
  '"',
  '()',
  '((((',
  'text',
  'has',
  '🦠'.repeat(50),
  'a'.repeat(3000),
  '__proto__',
  'constructor',
];
const word = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    {
      asked: fc.jsonValue(),
      cases: fc.jsonValue(),
      case: fc.jsonValue(),
      text: word,
      where: word,
      id: word,
      concepts: fc.array(word, { maxLength: 3 }),
      condition: word,
      names: fc.array(word, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
);
const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  '',
];

const routes = (Object.entries(ROUTES) as [string, Route][]).filter(
  ([name]) => name !== 'installTerminology',
);

describe('whatever is asked', () => {
  it.each(routes)(
    '%s answers without a defect, and its problems are problem documents',
    async (_name, route) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(word, { minLength: 3, maxLength: 3 }),
          fc.dictionary(fc.constantFrom(...Object.keys(route.query?.shape ?? { any: 1 }), 'other'), word, {
            maxKeys: 4,
          }),
          fc.oneof(
            json.map((value) => JSON.stringify(value)),
            word,
          ),
          fc.constantFrom(...TYPES),
          fc.constantFrom(undefined, '"1"', '"0"', '*', 'W/"1"', '"99999999999999999999"', 'x'),
          async (params, query, body, type, ifMatch) => {
            let next = 0;
            const path = route.path.replaceAll(/:\w+/g, () => encode(params[next++ % 3] ?? ''));
            const search = Object.entries(query)
              .map(([name, value]) => `${encode(name)}=${encode(value)}`)
              .join('&');
            const { statusCode, headers } = await one.ask({
              method: route.method,
              url: search === '' ? path : `${path}?${search}`,
              headers: {
                ...(route.method !== 'GET' && type !== '' && { 'content-type': type }),
                ...(ifMatch !== undefined && { 'if-match': ifMatch }),
              },
              ...(route.method !== 'GET' && { payload: body }),
            });
            expect(statusCode).toBeLessThan(500);
            if (statusCode >= 400) expect(headers['content-type']).toMatch(/^application\/problem\+json/);
          },
        ),
        { numRuns: 12 },
      );
    },
  );
});

/** Lone surrogates cannot be encoded; they are sent as the bytes that stand for what is no letter. */
function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}
