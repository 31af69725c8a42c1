import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem-of.ts';

/** Where this server may be reached. */
export interface Places {
  /** The port, once it is known. */
  readonly port: () => number;
  /** Names of this server beside those of this machine, `precedent.hospital.example` or with a port. */
  readonly names: readonly string[];
  /** Where a proxy ends TLS before it: cookies are then for https alone. */
  readonly isBehindTls: boolean;
}

const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none']);

/**
 * Lets nobody in who comes by another name (a page whose name was rebound to this machine), and no change that another site's page asks
 * for. Programs that send neither Origin nor Sec-Fetch-Site are no pages.
 */
export function addGuard(server: FastifyInstance, { port, names, isBehindTls }: Places): void {
  const hosts = () =>
    new Set(
      [
        ...THIS_MACHINE.flatMap((name) => [`${name}:${port()}`, ...(port() === 80 ? [name] : [])]),
        ...names,
      ].map((name) => name.toLowerCase()),
    );
  server.addHook('onRequest', async (request) => {
    const host = (request.headers.host ?? '').toLowerCase();
    if (!hosts().has(host))
      throw new HttpProblem({
        title: 'Not the name of this server',
        status: 421,
        kind: 'input',
        code: 'host-not-allowed',
        detail: `This server is not called ${JSON.stringify(host.slice(0, 100))}. Start it with --name to give it another name.`,
      });
    if (SAFE_METHODS.has(request.method)) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site']?.toString();
    const own = [`http://${host}`, `https://${host}`].slice(isBehindTls ? 1 : 0);
    if (
      (origin !== undefined && !own.includes(origin.toLowerCase())) ||
      (site !== undefined && !OWN_SITES.has(site))
    )
      throw new HttpProblem({
        title: 'Asked for by another site',
        status: 403,
        kind: 'input',
        code: 'cross-site',
        detail: 'The page of another site asked for a change here. Only the pages of this server may.',
      });
  });
  server.addHook('onSend', async (request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'x-frame-options': 'DENY',
      ...(isBehindTls && { 'strict-transport-security': 'max-age=31536000' }),
    });
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', PAGE_POLICY);
    if (request.url.startsWith('/api') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
}

/** Pages run the scripts of this server and no others; style sheets of components stand in the page. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** For a document made from a report's words: nothing in it runs, wherever it is opened from. */
export const DOCUMENT_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
