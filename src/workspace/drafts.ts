import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Case } from '../case/index.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

/** What a draft was made from. */
export interface DraftOrigin {
  readonly id: string;
  readonly revision: number;
}

/** A draft as a line of a list. */
export interface DraftLine {
  readonly id: string;
  readonly title: string;
  readonly of: DraftOrigin | undefined;
  readonly version: number;
  readonly changedAt: string;
}

/** A case somebody is still correcting. */
export interface Draft extends DraftLine {
  readonly case: Case;
}

/** Drafts; each is seen by its owner alone, and for others it does not exist. */
export interface Drafts {
  list(owner: string): Promise<readonly DraftLine[]>;
  create(
    owner: string,
    draft: { readonly title: string; readonly case: Case; readonly of?: DraftOrigin | undefined },
  ): Promise<Draft>;
  /** Throws `NotFoundError` `draft-not-found`. */
  get(owner: string, id: string): Promise<Draft>;
  /** Throws as `get`, and `ConflictError` `draft-changed` where it is at another version: nothing was written. */
  put(
    owner: string,
    id: string,
    version: number,
    draft: { readonly title?: string | undefined; readonly case: Case },
  ): Promise<Draft>;
  /** Throws as `get`. */
  remove(owner: string, id: string): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly document: Case;
  readonly of_id: string | null;
  readonly of_revision: number | null;
  readonly version: number;
  readonly changed_at: Date;
}

const MOST_LISTED = 500;

/** Drafts kept in these tables. */
export function draftsIn(db: Kysely<WorkspaceDatabase>): Drafts {
  const get = async (owner: string, id: string): Promise<Draft> => {
    const { rows } = await sql<Row>`select * from drafts where id = ${id}::uuid and owner = ${owner}`.execute(
      db,
    );
    const [row] = rows;
    if (row === undefined)
      throw new NotFoundError('draft-not-found', `You have no draft ${id}. It was saved or thrown away.`);
    return { ...lineOf(row), case: row.document };
  };
  return {
    get,
    list: async (owner) =>
      (
        await sql<
          Omit<Row, 'document'>
        >`select id, title, of_id, of_revision, version, changed_at from drafts where owner = ${owner}
          order by changed_at desc, id limit ${MOST_LISTED}::int`.execute(db)
      ).rows.map(lineOf),
    create: async (owner, draft) => {
      const id = randomUUID();
      await sql`insert into drafts (id, owner, title, document, of_id, of_revision, version) values (${id}::uuid, ${owner}, ${draft.title},
        ${JSON.stringify(draft.case)}::jsonb, ${draft.of?.id ?? null}, ${draft.of?.revision ?? null}::int, 1)`.execute(
        db,
      );
      return get(owner, id);
    },
    put: async (owner, id, version, draft) => {
      const { numAffectedRows } =
        await sql`update drafts set title = coalesce(${draft.title ?? null}::text, title),
        document = ${JSON.stringify(draft.case)}::jsonb, version = version + 1, changed_at = now()
        where id = ${id}::uuid and owner = ${owner} and version = ${version}::int`.execute(db);
      const now = await get(owner, id);
      if (numAffectedRows === 1n) return now;
      throw new ConflictError(
        'draft-changed',
        `This draft is at version ${now.version}, not ${version}: another window changed it. Nothing was written.`,
      );
    },
    remove: async (owner, id) => {
      await get(owner, id);
      await sql`delete from drafts where id = ${id}::uuid and owner = ${owner}`.execute(db);
    },
  };
}

function lineOf(row: Omit<Row, 'document'>): DraftLine {
  return {
    id: row.id,
    title: row.title,
    of:
      row.of_id === null || row.of_revision === null
        ? undefined
        : { id: row.of_id, revision: row.of_revision },
    version: row.version,
    changedAt: row.changed_at.toISOString(),
  };
}
