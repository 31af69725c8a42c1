import { z } from 'zod';
import { accepted, json, list, route, yesOrNo } from './route.ts';

/** Long work. It goes on when the server is stopped and started again. */
export const JobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['import', 'terminology', 'reindex']),
    title: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    startedBy: z.string(),
    createdAt: z.string(),
    changedAt: z.string(),
    /** So far; `total` where it is known. */
    progress: z
      .object({
        done: z.int(),
        total: z.int().optional(),
        unit: z.string(),
        imported: z.int().optional(),
        updated: z.int().optional(),
        skipped: z.int().optional(),
        failed: z.int().optional(),
      })
      .readonly(),
    /** What went wrong with single files, the first hundred. */
    failures: list(z.object({ source: z.string(), code: z.string(), message: z.string() }).readonly()),
    /** Why the whole job failed. */
    error: z.object({ code: z.string(), message: z.string() }).readonly().optional(),
  })
  .readonly()
  .meta({ id: 'Job' });
export type Job = z.infer<typeof JobSchema>;

const JobParams = z.object({ id: z.uuid() });
const tag = 'Jobs';
export const JOB_ROUTES = {
  importFiles: route({
    method: 'POST',
    path: '/api/imports',
    tag,
    role: 'curator',
    summary: 'Takes reports and files of cases into the library, as a job.',
    body: {
      kind: 'files',
      most: 1000,
      fields: z.object({
        /** Makes a revision where a case is there already and says something else. */
        update: yesOrNo.optional(),
        reason: z.string().max(1000).optional(),
      }),
    },
    answer: accepted(JobSchema),
  }),
  importExamples: route({
    method: 'POST',
    path: '/api/imports/examples',
    tag,
    role: 'curator',
    summary: 'Takes example reports into the library, as a job: those named, or all.',
    body: {
      kind: 'json',
      schema: z.object({ names: z.array(z.string().max(255)).max(100).readonly().optional() }),
    },
    answer: accepted(JobSchema),
  }),
  listJobs: route({
    method: 'GET',
    path: '/api/jobs',
    tag,
    role: 'reader',
    summary: 'The last hundred jobs, newest first.',
    answer: json(z.object({ jobs: list(JobSchema) }).readonly()),
  }),
  getJob: route({
    method: 'GET',
    path: '/api/jobs/:id',
    tag,
    role: 'reader',
    summary: 'How a job stands.',
    params: JobParams,
    answer: json(JobSchema),
  }),
  jobEvents: route({
    method: 'GET',
    path: '/api/jobs/:id/events',
    tag,
    role: 'reader',
    summary: 'How a job goes, as server-sent events named `job`, until it has ended.',
    params: JobParams,
    answer: { status: 200, kind: 'events', schema: JobSchema },
  }),
  cancelJob: route({
    method: 'POST',
    path: '/api/jobs/:id/cancel',
    tag,
    role: 'curator',
    summary: 'Stops a job; what it has done stays.',
    params: JobParams,
    answer: json(JobSchema),
  }),
};
