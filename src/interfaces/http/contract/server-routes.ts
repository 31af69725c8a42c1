import { z } from 'zod';
import { json, list, route, text } from './route.ts';

export const SettingsSchema = z
  .object({
    version: z.string(),
    dataFolder: z.string(),
    database: z.enum(['embedded', 'server']),
    accounts: z.enum(['none', 'required']),
    /** Largest upload of one file, and of one request, in bytes. */
    limits: z.object({ fileBytes: z.int(), requestBytes: z.int(), reportBytes: z.int() }).readonly(),
    /** What was told on the way, such as that the library was filled from the packs; newest last. */
    notes: list(z.string()),
  })
  .readonly();

const tag = 'Server';
export const SERVER_ROUTES = {
  settings: route({
    method: 'GET',
    path: '/api/settings',
    tag,
    role: 'reader',
    summary: 'How this server is set up.',
    answer: json(SettingsSchema),
  }),
  health: route({
    method: 'GET',
    path: '/healthz',
    tag,
    role: 'nobody',
    summary: 'Whether the server runs.',
    answer: json(z.object({ status: z.literal('ok'), version: z.string() }).readonly()),
  }),
  ready: route({
    method: 'GET',
    path: '/readyz',
    tag,
    role: 'nobody',
    summary: 'Whether the library answers; 503 where it does not.',
    answer: json(z.object({ status: z.literal('ready') }).readonly()),
  }),
  openApi: route({
    method: 'GET',
    path: '/api/openapi.json',
    tag,
    role: 'nobody',
    summary: 'This API as OpenAPI 3.1.',
    answer: text('application/json'),
  }),
  apiPage: route({
    method: 'GET',
    path: '/api/docs',
    tag,
    role: 'nobody',
    summary: 'This API as a page to read.',
    answer: text('text/html'),
  }),
};
