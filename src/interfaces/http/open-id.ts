import * as client from 'openid-client';
import { InputError, ResourceError } from '../../app/index.ts';

/** How this server is known to a sign-in service of a hospital. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address of this server for browsers, such as `https://precedent.hospital.example`. */
  readonly publicUrl: string;
}

/** What is kept of a sign-in under way until the person comes back. */
export interface OpenIdFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

/** Who came back. */
export interface OpenIdPerson {
  /** `issuer subject`: never given to another person. */
  readonly subject: string;
  readonly name: string;
  readonly displayName: string;
}

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce (OAuth 2.0 Security BCP, RFC 9700). */
export interface OpenId {
  readonly issuer: string;
  begin(to: string): Promise<{ readonly address: string; readonly flow: OpenIdFlow }>;
  /** Throws `InputError` `openid-refused`. */
  finish(query: URLSearchParams, flow: OpenIdFlow): Promise<OpenIdPerson>;
}

export const OPEN_ID_RETURN = '/api/sign-in/openid/return';

/** Gets to know the service when somebody first signs in, so that the server starts without it. */
export function openIdOf(settings: OpenIdSettings): OpenId {
  const issuer = new URL(settings.issuer);
  const isPlain = issuer.protocol === 'http:';
  if (isPlain && !['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname))
    throw new InputError('openid-issuer', `The sign-in service ${settings.issuer} must be reached by https.`);
  const redirectUri = new URL(OPEN_ID_RETURN, settings.publicUrl).href;
  let known: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> =>
    (known ??= client
      .discovery(
        issuer,
        settings.clientId,
        settings.clientSecret,
        undefined,
        isPlain ? { execute: [client.allowInsecureRequests] } : {},
      )
      .catch((cause: unknown) => {
        known = undefined;
        throw new ResourceError(
          'openid-unreachable',
          `The sign-in service ${settings.issuer} cannot be reached. Try again, or tell your administrator.`,
          { cause },
        );
      }));
  return {
    issuer: issuer.host,
    begin: async (to) => {
      const config = await configuration();
      const flow = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        to,
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, flow };
    },
    finish: async (query, { state, nonce, verifier }) => {
      const address = new URL(redirectUri);
      address.search = query.toString();
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error('no claims');
        const text = (name: string): string | undefined =>
          typeof claims[name] === 'string' ? claims[name] : undefined;
        const name = accountName(text('preferred_username') ?? text('email') ?? claims.sub);
        return { subject: `${claims.iss} ${claims.sub}`, name, displayName: text('name') ?? name };
      } catch (cause) {
        throw new InputError(
          'openid-refused',
          'Signing in did not work: the sign-in service refused, or it took too long. Sign in again.',
          { cause },
        );
      }
    },
  };
}

function accountName(given: string): string {
  const name = given
    .toLowerCase()
    .replaceAll(/[^a-z0-9._@-]/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 100);
  return name === '' ? 'openid-user' : name;
}
