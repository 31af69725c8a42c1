import type { Kysely } from 'kysely';
import { type Accounts, accountsIn } from './accounts.ts';
import { type Codings, codingsIn } from './codings.ts';
import { type Drafts, draftsIn } from './drafts.ts';
import { type Jobs, jobsIn } from './jobs.ts';
import { migrateWorkspace } from './migrations.ts';
import { type Sessions, sessionsIn } from './sessions.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

/** People and their unfinished work, kept beside a library. Every method may throw `ResourceError` where the database fails. */
export interface Workspace {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly drafts: Drafts;
  readonly codings: Codings;
  readonly jobs: Jobs;
}

/** As `openWorkspace`. */
export async function workspaceIn(library: { tables<T>(): Kysely<T> }): Promise<Workspace> {
  const db = library.tables<WorkspaceDatabase>();
  await migrateWorkspace(db);
  const accounts = accountsIn(db);
  return {
    accounts,
    sessions: sessionsIn(db, accounts),
    drafts: draftsIn(db),
    codings: codingsIn(db),
    jobs: jobsIn(db),
  };
}
