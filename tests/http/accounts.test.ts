import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, ROUTES } from '../../src/interfaces/http/contract.ts';
import { cookieOf, openTestServers, signIn, type TestServer, type TestServers } from './start-server.ts';

const PASSWORD = 'correct horse battery';
const REPORT =
  'A 50-year-old man with dermatomyositis had calcinosis cutis. He was treated with diltiazem and improved.';
let servers: TestServers;
let one: TestServer;
let cookies: Record<'reader' | 'curator' | 'other' | 'admin', string>;

beforeAll(async () => {
  servers = await openTestServers();
  for (const [name, role] of [
    ['reader', 'reader'],
    ['curator', 'curator'],
    ['other', 'curator'],
    ['admin', 'admin'],
  ] as const)
    await servers.workspace.accounts.add({ name, role, password: PASSWORD });
  one = await servers.start({ accounts: 'required' });
  const entries: [string, string][] = [];
  for (const name of ['reader', 'curator', 'other', 'admin'])
    entries.push([name, await signIn(one, name, PASSWORD)]);
  cookies = Object.fromEntries(entries) as typeof cookies;
});
afterAll(() => servers.stop());

const as = (
  who: keyof typeof cookies,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  ifMatch?: number,
) =>
  one.ask({
    method,
    url,
    headers: { cookie: cookies[who], ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }) },
    ...(payload !== undefined && { payload }),
  });
const readCase = async (words = '') =>
  (await as('reader', 'POST', '/api/readings', { text: `${REPORT} ${words}` })).json().cases[0];
const filled = ({ path }: Route) =>
  path.replace(':id', '00000000-0000-4000-8000-000000000000').replaceAll(/:\w+/g, 'nobody');

describe('who may come in', () => {
  it('nobody without signing in, but to see who asks, to sign in, and whether the server runs', async () => {
    for (const route of Object.values(ROUTES) as Route[]) {
      const { statusCode } = await one.ask({ method: route.method, url: filled(route) });
      if (route.role === 'nobody') expect(statusCode).not.toBe(403);
      else expect([route.path, statusCode]).toEqual([route.path, 401]);
    }
  });

  it('a reader is refused whatever needs more, a curator what needs an administrator', async () => {
    for (const route of Object.values(ROUTES) as Route[]) {
      for (const [who, forbidden] of [
        ['reader', ['curator', 'admin']],
        ['curator', ['admin']],
      ] as const) {
        if (!(forbidden as readonly string[]).includes(route.role)) continue;
        const response = await as(who, route.method, filled(route));
        expect([route.path, response.statusCode, response.json().code]).toEqual([
          route.path,
          403,
          'role-too-low',
        ]);
      }
    }
  });

  it('not a cookie that was made up, nor one that was signed out', async () => {
    expect(
      (await one.ask({ url: '/api/cases', headers: { cookie: 'precedent-session=made-up' } })).statusCode,
    ).toBe(401);
    const cookie = await signIn(one, 'reader', PASSWORD);
    expect((await one.ask({ url: '/api/cases', headers: { cookie } })).statusCode).toBe(200);
    await one.ask({ method: 'POST', url: '/api/sign-out', headers: { cookie } });
    expect((await one.ask({ url: '/api/cases', headers: { cookie } })).statusCode).toBe(401);
  });

  it('a cookie planted before signing in is worth nothing after it', async () => {
    const planted = await signIn(one, 'reader', PASSWORD);
    const { headers } = await one.ask({
      method: 'POST',
      url: '/api/sign-in',
      headers: { cookie: planted },
      payload: { name: 'curator', password: PASSWORD },
    });
    const fresh = cookieOf(headers['set-cookie']);
    expect(fresh).not.toBe(planted);
    expect((await one.ask({ url: '/api/cases', headers: { cookie: planted } })).statusCode).toBe(401);
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('guesses of a password are slowed down, the right one too while it waits', async () => {
    await servers.workspace.accounts.add({ name: 'guessed', role: 'reader', password: PASSWORD });
    const attempt = (password: string) =>
      one.ask({ method: 'POST', url: '/api/sign-in', payload: { name: 'guessed', password } });
    for (let i = 0; i < 5; i += 1) expect((await attempt('wrong password')).statusCode).toBe(401);
    const refused = await attempt(PASSWORD);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('passwords are kept as argon2id, tokens as their hash', async () => {
    const { rows } = await servers.library.library
      .tables<Record<string, never>>()
      .executeQuery<{ hash: string }>({
        sql: 'select password_hash as hash from accounts union all select token_sha256 from sessions',
        parameters: [],
        query: { kind: 'RawNode' } as never,
        queryId: { queryId: 'test' },
      });
    const hashes = rows.map(({ hash }) => hash);
    expect(
      hashes.filter((hash) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$')).length,
    ).toBeGreaterThan(3);
    expect(hashes.join()).not.toContain(cookies.admin.split('=')[1]);
  });

  it('the last administrator stays', async () => {
    expect((await as('admin', 'DELETE', '/api/users/admin')).json().code).toBe('last-admin');
    expect((await as('admin', 'PATCH', '/api/users/admin', { role: 'reader' })).json().code).toBe(
      'last-admin',
    );
  });
});

describe('two people', () => {
  it('editing one case: the second is told, and nothing is lost or written', async () => {
    const kept = await readCase('Two editors.');
    const url = `/api/cases/${kept.id}`;
    expect((await as('curator', 'PUT', url, { case: kept }, 0)).json()).toMatchObject({
      revision: 1,
      changedBy: 'curator',
    });
    const got = await as('other', 'GET', url);
    expect(got.headers['etag']).toBe('"1"');
    expect(
      (await as('curator', 'PUT', url, { case: { ...kept, title: 'First' }, reason: 'better' }, 1))
        .statusCode,
    ).toBe(200);
    const late = await as('other', 'PUT', url, { case: { ...kept, title: 'Second' } }, 1);
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({ code: 'case-changed', currentRevision: 2 });
    expect((await as('reader', 'GET', url)).json().case.title).toBe('First');
    expect(
      (await as('reader', 'GET', `${url}/revisions`))
        .json()
        .revisions.map((r: { changedBy: string }) => r.changedBy),
    ).toEqual(['curator', 'curator']);
    expect((await as('other', 'PUT', url, { case: kept })).statusCode).toBe(428);
  });

  it("do not see each other's drafts: to others they do not exist", async () => {
    const draft = (await as('curator', 'POST', '/api/drafts', { case: await readCase('A draft.') })).json();
    for (const [method, path, payload] of [
      ['GET', ''],
      ['PUT', '', { case: draft.case }],
      ['DELETE', ''],
      ['POST', '/save', {}],
    ] as const) {
      for (const who of ['other', 'admin'] as const) {
        const response = await as(
          who,
          method,
          `/api/drafts/${draft.id}${path}`,
          payload,
          method === 'PUT' ? 1 : undefined,
        );
        expect(response.json()).toMatchObject({ status: 404, code: 'draft-not-found' });
      }
    }
    expect((await as('other', 'GET', '/api/drafts')).json().drafts).toEqual([]);
    const changed = await as(
      'curator',
      'PUT',
      `/api/drafts/${draft.id}`,
      { case: { ...draft.case, title: 'Mended' } },
      1,
    );
    expect(changed.json().version).toBe(2);
    expect((await as('curator', 'PUT', `/api/drafts/${draft.id}`, { case: draft.case }, 1)).statusCode).toBe(
      412,
    );
    const saved = await as('curator', 'POST', `/api/drafts/${draft.id}/save`, { reason: 'read and mended' });
    expect(saved.json()).toMatchObject({
      changedBy: 'curator',
      reason: 'read and mended',
      case: { title: 'Mended' },
    });
  });

  it('code a case apart, see each other only when both have finished, and reconcile', async () => {
    const kept = await readCase('Coded twice.');
    const url = `/api/cases/${kept.id}`;
    await as('curator', 'PUT', url, { case: kept }, 0);
    await as('curator', 'PUT', `${url}/coding`, { case: kept, isFinished: true }, 0);
    await as('other', 'PUT', `${url}/coding`, { case: { ...kept, subject: {} }, isFinished: false }, 0);
    expect((await as('other', 'GET', `${url}/codings/curator`)).json().code).toBe('coding-unfinished');
    expect(
      (await as('other', 'GET', `${url}/codings`))
        .json()
        .codings.map((c: { case?: unknown }) => c.case !== undefined),
    ).toEqual([false, true]);
    expect((await as('other', 'GET', `${url}/agreement?first=curator&second=other`)).statusCode).toBe(403);
    expect(
      (await as('other', 'PUT', `${url}/coding`, { case: { ...kept, subject: {} }, isFinished: true }, 1))
        .statusCode,
    ).toBe(200);
    expect((await as('other', 'PUT', `${url}/coding`, { case: kept, isFinished: true }, 2)).json().code).toBe(
      'coding-finished',
    );
    const { fields } = (await as('other', 'GET', `${url}/agreement?first=curator&second=other`)).json();
    expect(fields.find((f: { field: string }) => f.field === 'sex')).toMatchObject({
      n: 1,
      agreed: 0,
      differences: [{ first: 'male', second: 'not coded' }],
    });
    expect(fields.find((f: { field: string }) => f.field === 'conditions: status').differences).toEqual([]);
    const reconciled = await as(
      'admin',
      'POST',
      `${url}/reconcile`,
      { case: kept, coders: ['curator', 'other'] },
      1,
    );
    expect(reconciled.json()).toMatchObject({
      revision: 2,
      changedBy: 'admin',
      reason: 'reconciled from the codings of curator and other',
    });
  });
});
