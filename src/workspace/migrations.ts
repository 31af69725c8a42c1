import { type Kysely, sql } from 'kysely';
import { ConflictError } from '../errors.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

/** One step from a schema to the next; released steps never change. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table accounts (
       name text primary key,
       display_name text not null,
       role text not null check (role in ('reader', 'curator', 'admin')),
       password_hash text,
       openid_subject text unique,
       created_at timestamptz not null default now(),
       changed_at timestamptz not null default now()
     )`,
    // Only the hash of a session's token is kept: who reads the database cannot use it to come in.
    `create table sessions (
       token_sha256 text primary key,
       account text not null,
       created_at timestamptz not null default now(),
       used_at timestamptz not null default now()
     )`,
    `create index sessions_account on sessions (account)`,
    `create table drafts (
       id uuid primary key,
       owner text not null,
       title text not null,
       document jsonb not null,
       of_id text, of_revision int,
       version int not null,
       changed_at timestamptz not null default now()
     )`,
    `create index drafts_owner on drafts (owner, changed_at desc)`,
    `create table codings (
       case_id text not null,
       coder text not null,
       document jsonb not null,
       is_finished boolean not null,
       version int not null,
       changed_at timestamptz not null default now(),
       primary key (case_id, coder)
     )`,
    `create index codings_coder on codings (coder)`,
    `create table jobs (
       id uuid primary key,
       kind text not null,
       title text not null,
       status text not null check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
       started_by text not null,
       created_at timestamptz not null default now(),
       changed_at timestamptz not null default now(),
       input jsonb not null,
       progress jsonb not null,
       failures jsonb not null,
       error jsonb
     )`,
    `create index jobs_created on jobs (created_at desc)`,
  ],
];

/** The schema of people and their work that this program writes. */
export const WORKSPACE_VERSION = MIGRATIONS.length;

// Any number that no other program takes on the same database, beside the library's own; 'prew' in ASCII.
const ADVISORY_LOCK = 0x70726577;
const KEY = 'workspaceVersion';

/**
 * Brings the tables of people and their work up to date, in one transaction. They have a version of their own beside the library's, so that
 * neither waits for the other. Throws `ConflictError` `workspace-newer`.
 */
export async function migrateWorkspace(db: Kysely<WorkspaceDatabase>): Promise<void> {
  if ((await versionOf(db)) === WORKSPACE_VERSION) return;
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(transaction);
    const found = await versionOf(transaction);
    if (found > WORKSPACE_VERSION)
      throw new ConflictError(
        'workspace-newer',
        `The accounts and drafts here were written by a newer precedent: version ${found}, this program knows versions up to ${WORKSPACE_VERSION}. Nothing was changed. Update precedent.`,
      );
    for (const statement of MIGRATIONS.slice(found).flat()) await sql.raw(statement).execute(transaction);
    await sql`insert into library_meta (key, value) values (${KEY}, ${JSON.stringify(WORKSPACE_VERSION)}::jsonb)
      on conflict (key) do update set value = excluded.value`.execute(transaction);
  });
}

async function versionOf(db: Kysely<WorkspaceDatabase>): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`select (value #>> '{}')::int as version from library_meta where key = ${KEY}`.execute(db);
  return rows[0]?.version ?? 0;
}
