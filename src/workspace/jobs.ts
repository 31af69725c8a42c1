import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { NotFoundError } from '../errors.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

export type JobStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** How far a job has come. */
export interface JobProgress {
  readonly done: number;
  readonly total?: number | undefined;
  readonly unit: string;
  readonly imported?: number | undefined;
  readonly updated?: number | undefined;
  readonly skipped?: number | undefined;
  readonly failed?: number | undefined;
}

/** Long work as it is kept: `input` is what its kind needs to begin again after the program was stopped. */
export interface KeptJob {
  readonly id: string;
  readonly kind: 'import' | 'terminology' | 'reindex';
  readonly title: string;
  readonly status: JobStatus;
  readonly startedBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly input: unknown;
  readonly progress: JobProgress;
  readonly failures: readonly { readonly source: string; readonly code: string; readonly message: string }[];
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

/** Jobs, kept so that they outlive the program that does them. */
export interface Jobs {
  create(
    job: Pick<KeptJob, 'kind' | 'title' | 'startedBy' | 'input' | 'progress'> & { readonly id?: string },
  ): Promise<KeptJob>;
  /** Throws `NotFoundError` `job-not-found`. */
  get(id: string): Promise<KeptJob>;
  list(): Promise<readonly KeptJob[]>;
  unfinished(): Promise<readonly KeptJob[]>;
  update(
    id: string,
    change: Partial<Pick<KeptJob, 'status' | 'progress' | 'failures' | 'error'>>,
  ): Promise<KeptJob>;
}

interface Row {
  readonly id: string;
  readonly kind: KeptJob['kind'];
  readonly title: string;
  readonly status: JobStatus;
  readonly started_by: string;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly input: unknown;
  readonly progress: JobProgress;
  readonly failures: KeptJob['failures'];
  readonly error: { readonly code: string; readonly message: string } | null;
}

const MOST_LISTED = 100;

/** Jobs kept in these tables. */
export function jobsIn(db: Kysely<WorkspaceDatabase>): Jobs {
  const get = async (id: string): Promise<KeptJob> => {
    const { rows } = await sql<Row>`select * from jobs where id = ${id}::uuid`.execute(db);
    if (rows[0] === undefined) throw new NotFoundError('job-not-found', `There is no job ${id}.`);
    return jobOf(rows[0]);
  };
  return {
    get,
    create: async ({ id = randomUUID(), kind, title, startedBy, input, progress }) => {
      await sql`insert into jobs (id, kind, title, status, started_by, input, progress, failures) values (${id}::uuid, ${kind}, ${title}, 'waiting',
        ${startedBy}, ${JSON.stringify(input)}::jsonb, ${JSON.stringify(progress)}::jsonb, '[]'::jsonb)`.execute(
        db,
      );
      return get(id);
    },
    list: async () =>
      (
        await sql<Row>`select * from jobs order by created_at desc, id limit ${MOST_LISTED}::int`.execute(db)
      ).rows.map(jobOf),
    unfinished: async () =>
      (
        await sql<Row>`select * from jobs where status in ('waiting', 'running') order by created_at, id`.execute(
          db,
        )
      ).rows.map(jobOf),
    update: async (id, { status, progress, failures, error }) => {
      await sql`update jobs set status = coalesce(${status ?? null}::text, status),
        progress = coalesce(${progress === undefined ? null : JSON.stringify(progress)}::jsonb, progress),
        failures = coalesce(${failures === undefined ? null : JSON.stringify(failures)}::jsonb, failures),
        error = coalesce(${error === undefined ? null : JSON.stringify(error)}::jsonb, error), changed_at = now()
        where id = ${id}::uuid`.execute(db);
      return get(id);
    },
  };
}

function jobOf(row: Row): KeptJob {
  const { id, kind, title, status, input, progress, failures } = row;
  return {
    id,
    kind,
    title,
    status,
    startedBy: row.started_by,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    input,
    progress,
    failures,
    error: row.error ?? undefined,
  };
}
