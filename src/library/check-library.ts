import { type RawBuilder, sql } from 'kysely';
import { CaseSchema } from '../case/index.ts';
import { caseNumberOf } from './case-number.ts';
import { contentHashesOf } from './content-hash.ts';
import { COUNT_STATUS } from './database/schema.ts';
import { TOTAL_CASES, TOTAL_REVISIONS } from './indexing/concept-counts.ts';
import type { Store } from './store.ts';

/** Something about a library that is not as it must be. */
export interface LibraryFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly caseId: string | undefined;
}

/** What a check saw. A sound library has no finding of severity `error`. */
export interface LibraryCheck {
  readonly casesChecked: number;
  readonly findings: readonly LibraryFinding[];
}

const DOCUMENTS_A_BATCH = 500;
const FINDINGS_A_RULE = 20;

interface Rule {
  readonly code: string;
  readonly message: string;
  /** Rows with the `id` of what breaks the rule. */
  readonly broken: RawBuilder<{ id: string | null }>;
}

const RULES: readonly Rule[] = [
  {
    code: 'current-revision-missing',
    message: 'stands at a revision that is not its last, or has no document there',
    broken: sql`select c.id from cases c left join (select distinct on (case_id) case_id, revision, document is null as is_removed,
        content_sha256 from case_revisions order by case_id, revision desc) r using (case_id)
      where r.revision is distinct from c.revision or r.is_removed or r.content_sha256 <> c.content_sha256`,
  },
  {
    code: 'case-not-filed',
    message: 'has a current document but is filed nowhere, so no question finds it',
    broken: sql`select r.id from (select distinct on (case_id) case_id, id, document is null as is_removed from case_revisions
        order by case_id, revision desc) r left join cases c using (case_id) where c.case_id is null and not r.is_removed`,
  },
  {
    code: 'revisions-with-gaps',
    message: 'has lost a revision',
    broken: sql`select min(id) as id from case_revisions group by case_id having count(*) <> max(revision)`,
  },
  {
    code: 'concepts-incomplete',
    message: 'has concepts that are not those it names and their ancestors',
    broken: sql`select id from cases where not (present @> direct and present @> inherited
      and cardinality(present) = cardinality(direct) + cardinality(inherited))`,
  },
  {
    code: 'postings-present',
    message: 'has other postings than present concepts',
    broken: sql`select c.id from cases c left join (select case_id, count(*) as filed from postings group by case_id) p using (case_id)
      where coalesce(p.filed, 0) <> cardinality(c.present)`,
  },
  {
    code: 'postings-without-case',
    message: 'a posting belongs to no case',
    broken: sql`select p.case_id::text as id from postings p left join cases c using (case_id) where c.case_id is null group by 1`,
  },
  {
    code: 'concept-count',
    message: 'a concept is counted in another number of cases than have it',
    broken: sql`select k.id from (select concept, status, sum(cases) as counted from concept_counts
        where concept <> ${TOTAL_CASES.concept}::int group by 1, 2) n
      full join (select concept, ${COUNT_STATUS.present}::smallint as status, count(*) as filed from postings group by 1
        union all select unnest(excluded), ${COUNT_STATUS.excluded}::smallint, count(*) from cases group by 1
        union all select unnest(treated), ${COUNT_STATUS.treated}::smallint, count(*) from cases group by 1) p using (concept, status)
      left join concepts k using (concept) where coalesce(n.counted, 0) <> coalesce(p.filed, 0)`,
  },
  {
    code: 'case-count',
    message: 'the number of cases kept is not the number there is',
    broken: sql`select null::text as id from (select coalesce(sum(cases), 0) as counted from concept_counts
      where concept = ${TOTAL_CASES.concept}::int and status = ${TOTAL_CASES.status}::smallint) n
      where n.counted <> (select count(*) from cases)`,
  },
  {
    code: 'revision-count',
    message: 'the number of revisions kept is not the number there is',
    broken: sql`select null::text as id from (select coalesce(sum(cases), 0) as counted from concept_counts
      where concept = ${TOTAL_REVISIONS.concept}::int and status = ${TOTAL_REVISIONS.status}::smallint) n
      where n.counted <> (select count(*) from case_revisions)`,
  },
  {
    code: 'facts-without-case',
    message: 'rows of facts belong to no case',
    broken: sql`select f.case_id::text as id from (select case_id from case_treatments union select case_id from case_measurements
      union select case_id from case_conditions) f left join cases c using (case_id) where c.case_id is null`,
  },
  {
    code: 'facts-incomplete',
    message: 'has other rows of treatments, conditions or measurements than its document',
    broken: sql`select c.id from cases c join case_revisions r using (case_id, revision)
      where jsonb_array_length(r.document -> 'treatments') <> (select count(*) from case_treatments t where t.case_id = c.case_id)
        or jsonb_array_length(r.document -> 'conditions') <> (select count(*) from case_conditions t where t.case_id = c.case_id)
        or jsonb_array_length(r.document -> 'measurements') <> (select count(*) from case_measurements t where t.case_id = c.case_id)`,
  },
];

/**
 * Checks that every case's document is a case and that everything derived from it is there, and nothing else.
 *
 * Findings are data: at most twenty a rule. Reads the whole library; on a server others may write meanwhile, since each rule sees one
 * moment.
 */
export async function checkLibrary(
  store: Store,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (casesChecked: number) => void } = {},
): Promise<LibraryCheck> {
  const findings: LibraryFinding[] = [];
  for (const { code, message, broken } of RULES) {
    if (options.signal?.aborted === true) break;
    const { rows } = await sql<{
      id: string | null;
    }>`select id from (${broken}) b limit ${FINDINGS_A_RULE}::int`.execute(store.db);
    for (const { id } of rows) {
      const text = id === null ? message : `${id}: ${message}`;
      findings.push({
        code,
        severity: 'error',
        message: `${text}. Run reindex, then check again.`,
        caseId: id ?? undefined,
      });
    }
  }
  const documents = await checkDocuments(store, options);
  return { casesChecked: documents.casesChecked, findings: [...findings, ...documents.findings] };
}

async function checkDocuments(
  store: Store,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (casesChecked: number) => void },
): Promise<LibraryCheck> {
  const findings: LibraryFinding[] = [];
  let casesChecked = 0;
  let after = '-1';
  for (;;) {
    const { rows } = await sql<{ case_id: string; id: string; document: unknown; content_sha256: string }>`
      select c.case_id, c.id, r.document, r.content_sha256 from cases c join case_revisions r using (case_id, revision)
      where c.case_id > ${after}::bigint order by c.case_id limit ${DOCUMENTS_A_BATCH}::int`.execute(
      store.db,
    );
    const last = rows.at(-1);
    if (last === undefined || options.signal?.aborted === true) return { casesChecked, findings };
    for (const row of rows) findings.push(...documentFindings(row));
    casesChecked += rows.length;
    after = last.case_id;
    options.onProgress?.(casesChecked);
  }
}

function documentFindings(row: {
  case_id: string;
  id: string;
  document: unknown;
  content_sha256: string;
}): readonly LibraryFinding[] {
  const finding = (code: string, message: string): LibraryFinding[] => [
    {
      code,
      severity: 'error',
      message: `${row.id}: ${message}. Import it again with update, or put back an older revision.`,
      caseId: row.id,
    },
  ];
  const parsed = CaseSchema.safeParse(row.document);
  if (!parsed.success) return finding('document-invalid', 'its document is not a case');
  if (parsed.data.id !== row.id)
    return finding('document-id', `its document names the case ${parsed.data.id}`);
  if (caseNumberOf(row.id) !== row.case_id)
    return finding('case-number', 'it stands under the number of another id');
  if (contentHashesOf(parsed.data).contentSha256 !== row.content_sha256)
    return finding('document-changed', 'its document is not what was written');
  return [];
}
