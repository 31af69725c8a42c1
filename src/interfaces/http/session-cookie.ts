import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that holds a session's token: for this site alone, out of reach of scripts. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined;
  set(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

/** Behind TLS the name's prefix makes browsers refuse the cookie from anywhere else (RFC 6265bis, section 4.1.3). */
export function sessionCookie(isBehindTls: boolean): SessionCookie {
  const name = isBehindTls ? '__Host-precedent-session' : 'precedent-session';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isBehindTls } as const;
  return {
    read: (request) => request.cookies[name],
    set: (reply, token) => void reply.setCookie(name, token, options),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}
