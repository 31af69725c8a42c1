import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openTestServers, type TestServer, type TestServers } from './start-server.ts';

const LUPUS = 'examples/lupus-panniculitis-calcinosis.md';
let servers: TestServers;
let one: TestServer;
let cases: readonly { readonly id: string }[];

beforeAll(async () => {
  servers = await openTestServers();
  one = await servers.start();
  const read = await one.ask({
    method: 'POST',
    url: '/api/readings',
    payload: { text: readFileSync(LUPUS, 'utf8'), name: 'lupus.md' },
  });
  ({ cases } = read.json());
  const [first] = cases;
  await one.ask({
    method: 'PUT',
    url: `/api/cases/${first?.id}`,
    headers: { 'if-match': '"0"' },
    payload: { case: first },
  });
});
afterAll(() => servers.stop());

describe('a check over HTTP', () => {
  it('finds in a report that was read what the command finds in its file', async () => {
    const { check, page } = (await one.ask({ method: 'POST', url: '/api/check', payload: { cases } })).json();
    const rules = new Set((check.firings as { rule: string }[]).map(({ rule }) => rule));
    const file = await servers.app.checkRead(await servers.app.read(LUPUS), LUPUS, servers.library);
    expect(rules).toEqual(new Set(file.answer.firings.map(({ rule }) => rule)));
    expect(rules).toContain('drugs/misspelt');
    expect(check.care.items).toHaveLength(30);
    expect(page.parts.map(({ key }: { key: string }) => key)).toEqual([
      'checks',
      'care',
      'appraisal',
      'appraisal',
    ]);
  });

  it('leaves out a rule that is silenced, with its reason, and knows no rule that there is not', async () => {
    const silence = [{ rule: 'drugs/misspelt', reason: 'a brand of this country' }];
    const { check } = (
      await one.ask({ method: 'POST', url: '/api/check', payload: { id: cases[0]?.id, silence } })
    ).json();
    expect(check.silenced).toEqual([{ ...silence[0], firings: 2 }]);
    const unknown = await one.ask({
      method: 'POST',
      url: '/api/check',
      payload: { cases, silence: [{ rule: 'drugs/nothing', reason: 'x' }] },
    });
    expect([unknown.statusCode, unknown.json().code]).toEqual([400, 'check-rule-unknown']);
  });

  it('does not keep others waiting for a text of millions of letters', async () => {
    const long = { ...cases[0], text: 'a '.repeat(1_500_000) };
    const { statusCode, json } = await one.ask({
      method: 'POST',
      url: '/api/check',
      payload: { cases: [long] },
    });
    expect([statusCode, json().code]).toEqual([413, 'text-too-long']);
  });

  it.each(['html', 'markdown', 'sarif', 'json'])('comes as a file: %s', async (format) => {
    const { statusCode, body, headers } = await one.ask({
      method: 'POST',
      url: `/api/check/document?format=${format}`,
      payload: { cases },
    });
    expect([statusCode, body.includes('diltiazem')]).toEqual([200, true]);
    expect(headers['content-disposition']).toContain(`.${format === 'markdown' ? 'md' : format}"`);
  });
});

describe('cases as files', () => {
  it.each([
    ['phenopacket', 'application/json', '"phenotypicFeatures"'],
    ['fhir', 'application/fhir+json', '"resourceType": "Bundle"'],
    ['csv', 'text/csv', 'age'],
    ['bibtex', 'application/x-bibtex', '@'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ])('one case is written as %s', async (format, mediaType, words) => {
    const { statusCode, body, headers } = await one.ask({
      method: 'GET',
      url: `/api/cases/${cases[0]?.id}/export?format=${format}`,
    });
    expect([statusCode, String(headers['content-type']).split(';')[0]]).toEqual([200, mediaType]);
    expect(body).toContain(words);
  });

  it('the cases of a filter are a line each; a table beside the main one has its own name', async () => {
    const url = `/api/export?format=phenopacket&where=${encodeURIComponent('sex = female')}`;
    const { body, headers } = await one.ask({ method: 'GET', url });
    expect(body.trim().split('\n')).toHaveLength(1);
    expect(headers['content-disposition']).toContain('cases.jsonl');
    const treatments = await one.ask({ method: 'GET', url: '/api/export?format=csv&part=treatments' });
    expect(treatments.body).toContain('Diltiazem');
  });

  it('a part that there is not, a case that there is not and a path for an id are told apart', async () => {
    const part = await one.ask({ method: 'GET', url: '/api/export?format=csv&part=nothing' });
    expect([part.statusCode, part.json().code]).toEqual([404, 'export-part-not-found']);
    const path = await one.ask({
      method: 'GET',
      url: `/api/cases/${encodeURIComponent('package.json')}/export?format=json`,
    });
    expect([path.statusCode, path.json().code]).toEqual([404, 'case-not-found']);
  });
});

it('a sound library is said to be sound', async () => {
  const { casesChecked, findings } = (await one.ask({ method: 'POST', url: '/api/library/check' })).json();
  expect([casesChecked, findings]).toEqual([1, []]);
});

it('a library is filed anew as a job', async () => {
  const { id } = (await one.ask({ method: 'POST', url: '/api/library/reindex' })).json();
  let job = { status: 'waiting', progress: { done: 0 } };
  while (job.status === 'waiting' || job.status === 'running')
    job = (await one.ask({ method: 'GET', url: `/api/jobs/${id}` })).json();
  expect([job.status, job.progress.done]).toEqual(['done', 1]);
});

it('a terminology that is not installed cannot be removed', async () => {
  const { statusCode } = await one.ask({ method: 'DELETE', url: '/api/terminologies/nothing' });
  expect(statusCode).toBe(404);
});

describe('a copy without identifiers', () => {
  it('comes with its way back, which the command opens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'precedent-redacted-'));
    const copy = (await one.ask({ method: 'POST', url: '/api/redactions', payload: { cases } })).json();
    expect(copy.places).toBe(1);
    expect(copy.text).not.toContain('March 2010');
    const at = (name: string) => join(folder, name);
    writeFileSync(at('copy.txt'), copy.text);
    writeFileSync(at('copy.txt.sealed'), JSON.stringify(copy.sealed));
    writeFileSync(at('key.json'), JSON.stringify(copy.key));
    await servers.app.restore(at('copy.txt'), at('back.txt'), at('key.json'));
    expect(readFileSync(at('back.txt'), 'utf8')).toContain('March 2010');
    rmSync(folder, { recursive: true });
  });
});

it('a whole library comes as an archive', async () => {
  const { statusCode, rawPayload, headers } = await one.ask({ method: 'GET', url: '/api/library/archive' });
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/gzip']);
  expect(gunzipSync(rawPayload).toString('utf8').split('\n')[0]).toContain('"precedentArchive":1');
});

it('what is no number of a publication is not asked for', async () => {
  const { statusCode, json } = await one.ask({
    method: 'POST',
    url: '/api/publications',
    payload: { id: 'not a number' },
  });
  expect([statusCode, json().code]).toEqual([400, 'publication-id']);
});
