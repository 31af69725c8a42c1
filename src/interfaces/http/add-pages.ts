import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem-of.ts';

const NOT_BUILT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Precedent</title></head><body><main><h1>The pages are not built</h1>
<p>The API answers; <a href="/api/docs">see what it offers</a>. To build the pages: <code>npm run build</code>, then start <code>precedent serve</code> again.</p></main></body></html>`;

/** Serves the built pages; an address of theirs that is no file is the page itself, which reads the address. */
export async function addPages(server: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt)
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      // Names of built files change with their content; the page itself does not.
      setHeaders: (response, path) =>
        void response.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  server.setNotFoundHandler((request, reply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(?:api|assets)(?:\/|$)/.test(request.url.split('?')[0] ?? '');
    if (!isPage)
      throw new HttpProblem({
        title: 'Not found',
        status: 404,
        kind: 'not-found',
        code: 'no-route',
        detail: `There is no ${request.method} ${request.url.split('?')[0]}. /api/docs shows what there is.`,
      });
    reply.header('cache-control', 'no-cache');
    return isBuilt ? reply.sendFile('index.html') : reply.type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}
