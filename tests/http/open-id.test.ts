import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIdOf } from '../../src/interfaces/http/open-id.ts';
import { cookieOf, openTestServers, type TestServer, type TestServers } from './start-server.ts';

/** A sign-in service with one person, who always agrees. */
async function startProvider(): Promise<{ readonly issuer: string; readonly server: Server }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked = new Map<string, { readonly nonce: string; readonly challenge: string }>();
  let issuer = '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const send = (value: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration')
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys')
      return send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      const code = `code-${asked.size}`;
      asked.set(code, {
        nonce: url.searchParams.get('nonce') ?? '',
        challenge: url.searchParams.get('code_challenge') ?? '',
      });
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return response.writeHead(302, { location: back.href }).end();
    }
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const known = asked.get(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (known === undefined || known.challenge !== challenge) {
        response.statusCode = 400;
        return send({ error: 'invalid_grant' });
      }
      const now = Math.floor(Date.now() / 1000);
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: issuer, aud: 'precedent', sub: 'person-1', nonce: known.nonce, iat: now, exp: now + 60, preferred_username: 'Dr.Adeyemi', name: 'Dr Adeyemi' })}`;
      const signature = createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url');
      return send({
        access_token: 'a',
        token_type: 'Bearer',
        expires_in: 60,
        id_token: `${signed}.${signature}`,
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, server };
}

let servers: TestServers;
let one: TestServer;
let provider: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  servers = await openTestServers();
  provider = await startProvider();
  one = await servers.start({
    accounts: 'required',
    openIdRole: 'curator',
    openId: openIdOf({
      issuer: provider.issuer,
      clientId: 'precedent',
      clientSecret: 'secret',
      publicUrl: 'http://127.0.0.1:1',
    }),
  });
});
afterAll(async () => {
  provider.server.close();
  await servers.stop();
});

/** Goes to the service and comes back with what it says; gives the address to return to and the cookie of the way. */
async function begin(to: string) {
  const { headers } = await one.ask({ url: `/api/sign-in/openid?to=${encodeURIComponent(to)}` });
  const service = await fetch(String(headers.location), { redirect: 'manual' });
  const back = new URL(service.headers.get('location') ?? '');
  return {
    back: `${back.pathname}${back.search}`,
    cookie: String(headers['set-cookie']).split(';')[0] ?? '',
  };
}

describe('signing in by OpenID', () => {
  it('makes an account the first time, with the role that was set, and finds it again', async () => {
    for (let i = 0; i < 2; i += 1) {
      const { back, cookie } = await begin('/library?where=x');
      const { statusCode, headers } = await one.ask({ url: back, headers: { cookie } });
      expect([statusCode, headers.location]).toEqual([302, '/library?where=x']);
      const me = await one.ask({ url: '/api/me', headers: { cookie: cookieOf(headers['set-cookie']) } });
      expect(me.json().user).toEqual({ name: 'dr.adeyemi', displayName: 'Dr Adeyemi', role: 'curator' });
    }
    expect(await servers.workspace.accounts.list()).toHaveLength(1);
  });

  it('does not go on in another browser, nor twice, nor with another state', async () => {
    const { back, cookie } = await begin('/');
    expect((await one.ask({ url: back })).json().code).toBe('openid-no-flow');
    expect(
      (await one.ask({ url: back.replace(/state=[^&]+/, 'state=other'), headers: { cookie } })).json().code,
    ).toBe('openid-refused');
    expect((await one.ask({ url: back, headers: { cookie } })).json().code).toBe('openid-no-flow');
  });

  it('sends nobody to another site afterwards', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const { back, cookie } = await begin(to);
      expect((await one.ask({ url: back, headers: { cookie } })).headers.location).toBe('/');
    }
  });
});
