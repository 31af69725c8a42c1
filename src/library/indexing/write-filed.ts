import { sql, type Transaction } from 'kysely';
import { type LibraryTables, COUNT_STATUS } from '../database/schema.ts';
import type { ConceptNumbers } from './concept-numbers.ts';
import type { FiledCase } from './file-case.ts';
import { addCounts, type CountDelta, ConceptTally } from './concept-counts.ts';
import { postingsOf } from './postings-of.ts';

/** A case to be filed at a revision; `addedAt` and `patientId` are kept from the row it replaces. */
export interface FiledRevision {
  readonly filed: FiledCase;
  readonly revision: number;
  readonly source: string | null;
  readonly addedAt?: Date;
  readonly changedAt?: Date;
  readonly patientId?: string;
}

/** Writes the derived rows of cases that have none; the concepts must have numbers. Six statements, however many cases. */
export async function writeFiled(
  transaction: Transaction<LibraryTables>,
  numbers: ConceptNumbers,
  revisions: readonly FiledRevision[],
): Promise<void> {
  if (revisions.length === 0) return;
  const counts = await insertCases(transaction, numbers, revisions);
  await insertPostings(
    transaction,
    revisions.map(({ filed }) => filed.caseId),
  );
  await insertFacts(transaction, numbers, revisions);
  await addCounts(transaction, counts);
}

/** Writes the rows of `cases`; gives back how many of them have each concept. */
async function insertCases(
  transaction: Transaction<LibraryTables>,
  numbers: ConceptNumbers,
  revisions: readonly FiledRevision[],
): Promise<readonly CountDelta[]> {
  const counts = new ConceptTally();
  const rows = revisions.map((revision) => caseRow(numbers, revision, counts));
  await sql`insert into cases (
      case_id, id, revision, content_sha256, facts_sha256, report_sha256, source, title, journal, year, doi, pmid, pmcid, language,
      licence, origin, sex, age_years, vital_status, outcome, follow_up_days, added_at, changed_at, patient_id, direct, inherited,
      present, excluded, uncertain, main, treated, sites, investigated, search)
    select case_id, id, revision, content_sha256, facts_sha256, report_sha256, source, title, journal, year, doi, pmid, pmcid, language,
      licence, origin, sex, age_years, vital_status, outcome, follow_up_days, coalesce(added_at, now()), coalesce(changed_at, now()),
      patient_id, direct, inherited, direct || inherited, excluded, uncertain, main, treated, sites, investigated,
      setweight(to_tsvector('english', coalesce(title, '')), 'A') || setweight(to_tsvector('english', search_labels), 'B')
        || setweight(to_tsvector('english', search_text), 'C')
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(
      case_id bigint, id text, revision int, content_sha256 text, facts_sha256 text, report_sha256 text, source text, title text,
      journal text, year int, doi text, pmid text, pmcid text, language text, licence text, origin text, sex text, age_years real,
      vital_status text, outcome text, follow_up_days real, added_at timestamptz, changed_at timestamptz, patient_id bigint,
      direct int[], inherited int[], excluded int[], uncertain int[], main int[], treated int[], sites int[], investigated int[],
      search_labels text, search_text text)`.execute(transaction);
  return counts.deltas(revisions.length);
}

function caseRow(numbers: ConceptNumbers, revision: FiledRevision, counts: ConceptTally) {
  const { filed } = revision;
  const { document } = filed;
  const { citation } = document.report;
  // An array as PostgreSQL writes it: read as a whole, where JSON would be read number by number.
  const arrayOf = (ids: readonly string[], status?: number) => {
    const concepts = ids.map((id) => numbers.numberOf(id));
    if (status !== undefined) counts.add(concepts, status);
    return `{${concepts.join(',')}}`;
  };
  return {
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
    direct: arrayOf(filed.direct, COUNT_STATUS.present),
    inherited: arrayOf(filed.inherited, COUNT_STATUS.present),
    excluded: arrayOf(filed.excluded, COUNT_STATUS.excluded),
    uncertain: arrayOf(filed.uncertain),
    main: arrayOf(filed.main),
    treated: arrayOf(filed.treated, COUNT_STATUS.treated),
    sites: arrayOf(filed.sites),
    investigated: arrayOf(filed.investigated),
    search_labels: filed.searchLabels,
    search_text: filed.searchText,
  };
}

/** A DOI as it is compared: lower case, without a resolver in front (DOI Handbook, 2.4: DOI names are case-insensitive). */
export function normalDoi(doi: string): string {
  return doi
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/, '');
}

async function insertPostings(
  transaction: Transaction<LibraryTables>,
  caseIds: readonly string[],
): Promise<void> {
  // In the order of the index: neighbours in the batch go to the same page, which is three times faster than case by case.
  await sql`insert into postings (case_id, concept, weight)
    select case_id, concept, weight from ${postingsOf(caseIds)} p order by concept, weight, case_id`.execute(
    transaction,
  );
}

async function insertFacts(
  transaction: Transaction<LibraryTables>,
  numbers: ConceptNumbers,
  revisions: readonly FiledRevision[],
): Promise<void> {
  const numberOrNull = (id: string | null) => (id === null ? null : numbers.numberOf(id));
  const rowsOf = <T, R>(pick: (filed: FiledCase) => readonly T[], row: (fact: T) => R) =>
    revisions.flatMap(({ filed }) =>
      pick(filed).map((fact, ordinal) => ({ case_id: filed.caseId, ordinal, ...row(fact) })),
    );
  const conditions = rowsOf(
    (filed) => filed.conditions,
    ({ concept, role, status, onsetYears, latencyYears, latencyFrom }) => ({
      concept: numbers.numberOf(concept),
      role,
      status,
      onset_years: onsetYears,
      latency_years: latencyYears,
      latency_from: numberOrNull(latencyFrom),
    }),
  );
  if (conditions.length > 0) {
    await sql`insert into case_conditions (case_id, ordinal, concept, role, status, onset_years, latency_years, latency_from)
      select * from json_to_recordset(${JSON.stringify(conditions)}::json) as x(case_id bigint, ordinal int, concept int, role text,
        status text, onset_years real, latency_years real, latency_from int)`.execute(transaction);
  }
  const treatments = rowsOf(
    (filed) => filed.treatments,
    (treatment) => ({
      agent: numbers.numberOf(treatment.agent),
      class: numberOrNull(treatment.class),
      kind: treatment.kind,
      status: treatment.status,
      response: treatment.response,
      regimen: treatment.regimen,
      combined: treatment.combined,
      duration_days: treatment.durationDays,
      dose_value: treatment.doseValue,
      dose_unit: treatment.doseUnit,
      times_per_day: treatment.timesPerDay,
      indication: numberOrNull(treatment.indication),
      adverse: treatment.adverse.map((id) => numbers.numberOf(id)),
    }),
  );
  if (treatments.length > 0) {
    await sql`insert into case_treatments (case_id, ordinal, agent, class, kind, status, response, regimen, combined, duration_days,
        dose_value, dose_unit, times_per_day, indication, adverse)
      select * from json_to_recordset(${JSON.stringify(treatments)}::json) as x(case_id bigint, ordinal int, agent int, class int,
        kind text, status text, response text, regimen int, combined boolean, duration_days real, dose_value real, dose_unit text,
        times_per_day real, indication int, adverse int[])`.execute(transaction);
  }
  const measurements = rowsOf(
    (filed) => filed.measurements,
    ({ analyte, value, valueHigh, unit, interpretation }) => ({
      analyte: numbers.numberOf(analyte),
      value,
      value_high: valueHigh,
      unit,
      interpretation,
    }),
  );
  if (measurements.length > 0) {
    await sql`insert into case_measurements (case_id, ordinal, analyte, value, value_high, unit, interpretation)
      select * from json_to_recordset(${JSON.stringify(measurements)}::json) as x(case_id bigint, ordinal int, analyte int,
        value double precision, value_high double precision, unit text, interpretation text)`.execute(
      transaction,
    );
  }
}
