import { type Kysely, sql } from 'kysely';
import { InputError, type PrecedentError } from '../../errors.ts';
import type { LibraryTables } from '../database/schema.ts';
import type { SkipReason } from './import-event.ts';
import type { PreparedCase } from './prepare-case.ts';

/** What is to be done with a case, given what the library holds. */
export type Decision =
  | {
      readonly kind: 'insert';
      readonly prepared: PreparedCase;
      readonly revision: number;
      readonly restores: boolean;
    }
  | {
      readonly kind: 'update';
      readonly prepared: PreparedCase;
      readonly revision: number;
      readonly caseId: string;
      readonly id: string;
    }
  | {
      readonly kind: 'skip';
      readonly prepared: PreparedCase;
      readonly reason: SkipReason;
      readonly existing: string;
    }
  | { readonly kind: 'refuse'; readonly prepared: PreparedCase; readonly error: PrecedentError };

interface LatestRow {
  readonly case_id: string;
  readonly id: string;
  readonly revision: number;
  readonly change: string;
  readonly content_sha256: string | null;
}

interface SamePublicationRow {
  readonly case_id: string;
  readonly id: string;
  readonly revision: number;
  readonly doi: string;
  readonly facts_sha256: string;
  readonly report_sha256: string | null;
  readonly source: string | null;
}

/** Compares a batch with the library, in two queries. A batch must not name one case, or one publication from two sources, twice. */
export async function decide(
  db: Kysely<LibraryTables>,
  batch: readonly PreparedCase[],
  update: boolean,
): Promise<readonly Decision[]> {
  const ids = batch.map(({ filed }) => filed.caseId);
  const latest =
    await sql<LatestRow>`select distinct on (case_id) case_id, id, revision, change, content_sha256
    from case_revisions where case_id = any(${ids}::bigint[]) order by case_id, revision desc`.execute(db);
  const latestById = new Map(latest.rows.map((row) => [row.case_id, row]));
  const dois = [...new Set(batch.flatMap(({ doi }) => (doi === undefined ? [] : [doi])))];
  const publications = new Map<string, SamePublicationRow[]>();
  if (dois.length > 0) {
    const { rows } =
      await sql<SamePublicationRow>`select case_id, id, revision, doi, facts_sha256, report_sha256, source from cases
      where doi = any(${dois}::text[]) order by case_id`.execute(db);
    for (const row of rows) publications.set(row.doi, [...(publications.get(row.doi) ?? []), row]);
  }
  return batch.map((prepared) => {
    const row = latestById.get(prepared.filed.caseId);
    if (row !== undefined) return sameId(prepared, row, update);
    return samePublication(prepared, publications.get(prepared.doi ?? '') ?? [], update);
  });
}

function sameId(prepared: PreparedCase, row: LatestRow, update: boolean): Decision {
  const { filed } = prepared;
  if (row.id !== filed.document.id) {
    const error = new InputError(
      'case-id-collides',
      `The id ${filed.document.id} shares its number with ${row.id}, which the library has: give the case another id.`,
    );
    return { kind: 'refuse', prepared, error };
  }
  if (row.change === 'removed') {
    return update
      ? { kind: 'insert', prepared, revision: row.revision + 1, restores: true }
      : { kind: 'skip', prepared, reason: 'removed-before', existing: row.id };
  }
  if (row.content_sha256 === filed.contentSha256) {
    return { kind: 'skip', prepared, reason: 'same-content', existing: row.id };
  }
  return update
    ? { kind: 'update', prepared, revision: row.revision + 1, caseId: row.case_id, id: row.id }
    : { kind: 'skip', prepared, reason: 'changed', existing: row.id };
}

function samePublication(
  prepared: PreparedCase,
  rows: readonly SamePublicationRow[],
  update: boolean,
): Decision {
  const told = rows.find((row) => row.facts_sha256 === prepared.filed.factsSha256);
  const fresh: Decision = { kind: 'insert', prepared, revision: 1, restores: false };
  if (told !== undefined && !isAnotherPatient(prepared, told)) {
    return { kind: 'skip', prepared, reason: 'same-doi', existing: told.id };
  }
  const other = rows.find((row) => !isAnotherPatient(prepared, row));
  if (other === undefined) return fresh;
  // With several patients of that publication here, nothing says which of them this one is.
  return update && rows.length === 1
    ? { kind: 'update', prepared, revision: other.revision + 1, caseId: other.case_id, id: other.id }
    : { kind: 'skip', prepared, reason: 'same-doi-changed', existing: other.id };
}

/**
 * Whether a case under another id is another patient of the same report, and not the same case again: both were read from the same
 * bytes, or both stand in the same file.
 */
function isAnotherPatient(prepared: PreparedCase, row: SamePublicationRow): boolean {
  return areTwoPatients(
    { reportSha256: prepared.filed.document.report.sha256, source: prepared.source },
    { reportSha256: row.report_sha256 ?? undefined, source: row.source ?? '' },
  );
}

/** The rule of `isAnotherPatient`, for two cases that are both on their way in. */
export function areTwoPatients(a: PublicationSource, b: PublicationSource): boolean {
  if (a.reportSha256 !== undefined && a.reportSha256 === b.reportSha256) return true;
  return fileOf(a.source) === fileOf(b.source);
}

/** What tells whether two cases of one publication stand in the same place. */
export interface PublicationSource {
  readonly reportSha256: string | undefined;
  readonly source: string;
}

/** A source may end in the line of the case in its file, `cases.jsonl:12`. */
function fileOf(source: string): string {
  return source.replace(/:\d+$/, '');
}
