import { type Kysely, sql } from 'kysely';
import type { Case } from '../case/index.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

/** One person's coding of a case. */
export interface Coding {
  readonly caseId: string;
  readonly coder: string;
  readonly isFinished: boolean;
  readonly version: number;
  readonly changedAt: string;
  readonly case: Case;
}

/** Codings of cases by several people, for double extraction (Cochrane Handbook 6.5, section 5.5.2). Who may see which, the app decides. */
export interface Codings {
  list(caseId: string): Promise<readonly Coding[]>;
  /** Throws `NotFoundError` `coding-not-found`. */
  get(caseId: string, coder: string): Promise<Coding>;
  /** `version` 0 for a first one. Throws `ConflictError` `coding-changed`, `coding-finished`: nothing was written. */
  put(
    caseId: string,
    coder: string,
    version: number,
    coding: { readonly case: Case; readonly isFinished: boolean },
  ): Promise<Coding>;
  /** Pairs of finished codings of one case by these two, the first coder's at the front. */
  finishedByBoth(first: string, second: string): Promise<readonly (readonly [Coding, Coding])[]>;
}

interface Row {
  readonly case_id: string;
  readonly coder: string;
  readonly is_finished: boolean;
  readonly version: number;
  readonly changed_at: Date;
  readonly document: Case;
}

/** Codings kept in these tables. */
export function codingsIn(db: Kysely<WorkspaceDatabase>): Codings {
  const find = async (caseId: string, coder: string): Promise<Coding | undefined> => {
    const { rows } =
      await sql<Row>`select * from codings where case_id = ${caseId} and coder = ${coder}`.execute(db);
    return rows[0] === undefined ? undefined : codingOf(rows[0]);
  };
  const get = async (caseId: string, coder: string): Promise<Coding> => {
    const coding = await find(caseId, coder);
    if (coding !== undefined) return coding;
    throw new NotFoundError('coding-not-found', `${coder} has not coded case ${caseId}.`);
  };
  return {
    get,
    list: async (caseId) =>
      (await sql<Row>`select * from codings where case_id = ${caseId} order by coder`.execute(db)).rows.map(
        codingOf,
      ),
    put: async (caseId, coder, version, coding) => {
      const document = JSON.stringify(coding.case);
      const { numAffectedRows } =
        version === 0
          ? await sql`insert into codings (case_id, coder, document, is_finished, version)
              values (${caseId}, ${coder}, ${document}::jsonb, ${coding.isFinished}::boolean, 1) on conflict do nothing`.execute(
              db,
            )
          : await sql`update codings set document = ${document}::jsonb, is_finished = ${coding.isFinished}::boolean, version = version + 1, changed_at = now()
              where case_id = ${caseId} and coder = ${coder} and version = ${version}::int and not is_finished`.execute(
              db,
            );
      const now = await get(caseId, coder);
      if (numAffectedRows === 1n) return now;
      if (now.isFinished)
        throw new ConflictError(
          'coding-finished',
          `You have finished coding case ${caseId}. What is to be changed now is changed when it is reconciled.`,
        );
      throw new ConflictError(
        'coding-changed',
        `Your coding of case ${caseId} is at version ${now.version}, not ${version}: another window changed it. Nothing was written.`,
      );
    },
    finishedByBoth: async (first, second) => {
      const { rows } =
        await sql<Row>`select c.* from codings c where c.is_finished and c.coder in (${first}, ${second})
        and exists (select 1 from codings o where o.case_id = c.case_id and o.is_finished and o.coder in (${first}, ${second}) and o.coder <> c.coder)
        order by c.case_id, c.coder <> ${first}`.execute(db);
      const codings = rows.map(codingOf);
      return codings.flatMap((one, i) => {
        const other = codings[i + 1];
        return i % 2 === 0 && other !== undefined ? [[one, other] as const] : [];
      });
    },
  };
}

function codingOf(row: Row): Coding {
  return {
    caseId: row.case_id,
    coder: row.coder,
    isFinished: row.is_finished,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    case: row.document,
  };
}
