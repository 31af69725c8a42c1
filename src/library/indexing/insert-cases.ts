import { sql, type Transaction } from 'kysely';
import { CopiedRows } from '../database/copied-rows.ts';
import type { LibraryTables } from '../database/schema.ts';
import type { FiledCase } from './file-case.ts';
import { normalDoi } from './normal-doi.ts';
import type { NumberedCase } from './numbered-case.ts';

/** A case to be filed at a revision; `addedAt` and `patientId` are kept from the row it replaces. */
export interface FiledRevision {
  readonly filed: FiledCase;
  readonly revision: number;
  readonly source: string | null;
  readonly addedAt?: Date;
  readonly changedAt?: Date;
  readonly patientId?: string;
}

// The columns of `cases` that are written as they come.
const PLAIN_COLUMNS = {
  case_id: 'int8',
  id: 'text',
  revision: 'int4',
  content_sha256: 'text',
  facts_sha256: 'text',
  report_sha256: 'text',
  source: 'text',
  title: 'text',
  journal: 'text',
  year: 'int4',
  doi: 'text',
  pmid: 'text',
  pmcid: 'text',
  language: 'text',
  licence: 'text',
  origin: 'text',
  sex: 'text',
  age_years: 'float4',
  vital_status: 'text',
  outcome: 'text',
  follow_up_days: 'float4',
  patient_id: 'int8',
  direct: 'int4[]',
  inherited: 'int4[]',
  excluded: 'int4[]',
  uncertain: 'int4[]',
  main: 'int4[]',
  treated: 'int4[]',
  sites: 'int4[]',
  investigated: 'int4[]',
} as const;
const STAGED_COLUMNS = {
  ...PLAIN_COLUMNS,
  added_at: 'timestamptz',
  changed_at: 'timestamptz',
  search_labels: 'text',
  search_text: 'text',
} as const;

/** Writes the rows of `cases`. What only the database can work out, such as the words of the text index, it does on the way. */
export async function insertCases(
  transaction: Transaction<LibraryTables>,
  revisions: readonly (FiledRevision & { readonly numbered: NumberedCase })[],
): Promise<void> {
  const types = Object.entries(STAGED_COLUMNS).map(([name, type]) => `${name} ${type}`);
  await sql
    .raw(`create temporary table if not exists filed_cases (${types.join(', ')}) on commit delete rows`)
    .execute(transaction);
  const staged = new CopiedRows('filed_cases', STAGED_COLUMNS);
  for (const revision of revisions) staged.add(rowOf(revision));
  await staged.send(transaction);
  const plain = sql.raw(Object.keys(PLAIN_COLUMNS).join(', '));
  await sql`insert into cases (${plain}, added_at, changed_at, present, search)
    select ${plain}, coalesce(added_at, now()), coalesce(changed_at, now()), direct || inherited,
      setweight(to_tsvector('english', coalesce(title, '')), 'A') || setweight(to_tsvector('english', search_labels), 'B')
        || setweight(to_tsvector('english', search_text), 'C')
    from filed_cases`.execute(transaction);
  // A transaction may file twice: a batch that was halved, or a reindex.
  await sql`truncate filed_cases`.execute(transaction);
}

function rowOf({ filed, numbered, ...revision }: FiledRevision & { readonly numbered: NumberedCase }) {
  const { document } = filed;
  const { citation } = document.report;
  return {
    ...numbered,
    case_id: filed.caseId,
    id: document.id,
    revision: revision.revision,
    content_sha256: filed.contentSha256,
    facts_sha256: filed.factsSha256,
    report_sha256: document.report.sha256,
    source: revision.source,
    title: document.title ?? citation.title,
    journal: citation.journal,
    year: citation.year,
    doi: citation.doi === undefined ? undefined : normalDoi(citation.doi),
    pmid: citation.pmid,
    pmcid: citation.pmcid,
    language: document.report.language,
    licence: document.report.licence,
    origin: filed.origin,
    sex: document.subject.sex?.value,
    age_years: document.subject.age?.value.years,
    vital_status: document.subject.vitalStatus?.value,
    outcome: document.course.outcome.value,
    follow_up_days: document.course.followUp?.days,
    added_at: revision.addedAt,
    changed_at: revision.changedAt,
    patient_id: revision.patientId ?? filed.caseId,
    search_labels: filed.searchLabels,
    search_text: filed.searchText,
  };
}
