import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../../app/index.ts';
import type { Context } from '../context.ts';
import type { Me, Role } from '../contract.ts';
import type { Handlers, Who } from '../handler.ts';
import type { OpenId, OpenIdFlow, OpenIdPerson } from '../open-id.ts';
import { HttpProblem } from '../problem-of.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { createSignInThrottle } from '../sign-in-throttle.ts';

type Names =
  | 'me'
  | 'signIn'
  | 'signOut'
  | 'openIdSignIn'
  | 'openIdReturn'
  | 'changePassword'
  | 'listUsers'
  | 'addUser'
  | 'changeUser'
  | 'removeUser';

/** How people come in. */
export interface Entrance {
  readonly cookie: SessionCookie;
  readonly openId: OpenId | undefined;
  /** The role of somebody who first comes by OpenID. */
  readonly openIdRole: Role;
  whoIs(request: FastifyRequest): Promise<Who | undefined>;
}

const FLOW_COOKIE = 'precedent-sign-in';
const FLOW_SECONDS = 600;

/** Signing in and out, and the accounts themselves. */
export function accountHandlers(
  { workspace: { accounts, sessions }, accounts: mode }: Context,
  entrance: Entrance,
): Pick<Handlers, Names> {
  const { cookie, openId } = entrance;
  const throttle = createSignInThrottle();
  // Sign-ins under way, by what the browser's cookie names; kept here so that nothing of them can be changed from outside.
  const flows = new Map<string, OpenIdFlow & { readonly until: number }>();
  const meOf = (who: Who | undefined): Me => ({
    accounts: mode,
    ...(who !== undefined && { user: { name: who.name, displayName: who.displayName, role: who.role } }),
    ...(openId !== undefined && { openId: openId.issuer }),
  });
  /** Always a new session: one that somebody planted in this browser is worth nothing. */
  const enter = async (request: FastifyRequest, reply: FastifyReply, account: Account): Promise<void> => {
    const before = cookie.read(request);
    if (before !== undefined) await sessions.end(before);
    cookie.set(reply, await sessions.start(account.name));
  };
  const needsAccounts = (): void => {
    if (mode === 'none')
      throw new HttpProblem({
        title: 'No accounts',
        status: 409,
        kind: 'conflict',
        code: 'no-accounts',
        detail:
          'This server was started without accounts: it answers this machine alone. precedent user add makes the first.',
      });
  };
  const accountOf = async ({ subject, name, displayName }: OpenIdPerson): Promise<Account> => {
    const known = await accounts.findByOpenId(subject);
    if (known !== undefined) return known;
    // A name that somebody has already stays theirs.
    const free =
      (await accounts.find(name)) === undefined ? name : `${name}-${randomBytes(3).toString('hex')}`;
    return accounts.add({ name: free, displayName, role: entrance.openIdRole, openIdSubject: subject });
  };
  const flowOf = (request: FastifyRequest, reply: FastifyReply): OpenIdFlow | undefined => {
    const key = request.cookies[FLOW_COOKIE];
    reply.clearCookie(FLOW_COOKIE, { path: '/api/sign-in' });
    const flow = key === undefined ? undefined : flows.get(key);
    if (key !== undefined) flows.delete(key);
    return flow === undefined || flow.until < Date.now() ? undefined : flow;
  };
  return {
    me: ({ who }) => meOf(who),
    signIn: async ({ body, request, reply }) => {
      needsAccounts();
      throttle.check(body.name);
      const account = await accounts.verify(body.name, body.password);
      if (account === undefined) {
        throttle.failed(body.name);
        throw new HttpProblem({
          title: 'Not signed in',
          status: 401,
          kind: 'input',
          code: 'wrong-password',
          detail: 'Name or password is wrong.',
        });
      }
      throttle.succeeded(body.name);
      await enter(request, reply, account);
      return meOf(account);
    },
    signOut: async ({ request, reply }) => {
      const token = cookie.read(request);
      if (token !== undefined) await sessions.end(token);
      cookie.clear(reply);
    },
    openIdSignIn: async ({ query, reply }) => {
      if (openId === undefined)
        throw new HttpProblem({
          title: 'Not found',
          status: 404,
          kind: 'not-found',
          code: 'no-openid',
          detail: 'No sign-in service is set up here. Sign in with a password.',
        });
      const { address, flow } = await openId.begin(ownPath(query.to));
      for (const [key, { until }] of flows) if (until < Date.now()) flows.delete(key);
      const key = randomBytes(24).toString('base64url');
      flows.set(key, { ...flow, until: Date.now() + FLOW_SECONDS * 1000 });
      reply.setCookie(FLOW_COOKIE, key, {
        path: '/api/sign-in',
        httpOnly: true,
        sameSite: 'lax',
        maxAge: FLOW_SECONDS,
      });
      return address;
    },
    openIdReturn: async ({ request, reply }) => {
      const flow = flowOf(request, reply);
      if (openId === undefined || flow === undefined)
        throw new HttpProblem({
          title: 'Not signed in',
          status: 400,
          kind: 'input',
          code: 'openid-no-flow',
          detail: 'This sign-in did not begin in this browser, or took too long. Sign in again.',
        });
      const person = await openId.finish(new URL(request.url, 'http://here').searchParams, flow);
      await enter(request, reply, await accountOf(person));
      return flow.to;
    },
    changePassword: async ({ who, body, request, reply }) => {
      needsAccounts();
      throttle.check(who.name);
      const account = await accounts.verify(who.name, body.current);
      if (account === undefined) {
        throttle.failed(who.name);
        throw new HttpProblem({
          title: 'Not allowed',
          status: 403,
          kind: 'input',
          code: 'wrong-password',
          detail: 'The present password is wrong.',
        });
      }
      await accounts.change(who.name, { password: body.next });
      await enter(request, reply, account);
    },
    listUsers: async () => ({ users: await accounts.list() }),
    addUser: async ({ body }) => {
      needsAccounts();
      return accounts.add(body);
    },
    changeUser: ({ params, body }) => accounts.change(params.name, body),
    removeUser: ({ params }) => accounts.remove(params.name),
  };
}

/** Only a path of this server: an address of another would send people there after they signed in. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(to) ? to : '/';
}
