import type { ColumnType, Generated } from 'kysely';

/**
 * The tables as Kysely sees them; `migrations/` is what makes them.
 *
 * `case_id` is 63 bits of the SHA-256 of the case's id, the distribution key of every table about cases; a `bigint` comes back as a
 * string, on both databases. Numbers in `int[]` columns are concept numbers, see `concepts`.
 */
export interface LibraryTables {
  library_meta: { key: string; value: ColumnType<unknown, string, string> };
  concepts: { concept: Generated<number>; id: string; label: string };
  concept_counts: { concept: number; status: number; cases: number };
  cases: CasesTable;
  case_revisions: CaseRevisionsTable;
  postings: { case_id: string; concept: number; weight: number };
  case_conditions: CaseConditionsTable;
  case_treatments: CaseTreatmentsTable;
  case_measurements: CaseMeasurementsTable;
  patient_pairs: PatientPairsTable;
}

interface CasesTable {
  case_id: string;
  id: string;
  revision: number;
  content_sha256: string;
  facts_sha256: string;
  report_sha256: string | null;
  source: string | null;
  title: string | null;
  journal: string | null;
  year: number | null;
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
  language: string | null;
  licence: string | null;
  origin: string;
  sex: string | null;
  age_years: number | null;
  vital_status: string | null;
  outcome: string;
  follow_up_days: number | null;
  added_at: Date;
  changed_at: Date;
  patient_id: string;
  direct: number[];
  inherited: number[];
  present: number[];
  excluded: number[];
  uncertain: number[];
  main: number[];
  treated: number[];
  sites: number[];
  investigated: number[];
  search: string;
}

interface CaseRevisionsTable {
  case_id: string;
  revision: number;
  id: string;
  document: unknown;
  content_sha256: string | null;
  change: string;
  changed_at: Date;
  changed_by: string;
  reason: string | null;
  source: string | null;
}

interface CaseConditionsTable {
  case_id: string;
  ordinal: number;
  concept: number;
  role: string;
  status: string;
  onset_years: number | null;
  latency_years: number | null;
  latency_from: number | null;
}

interface CaseTreatmentsTable {
  case_id: string;
  ordinal: number;
  agent: number;
  class: number | null;
  kind: string;
  status: string;
  response: string;
  regimen: number | null;
  combined: boolean;
  duration_days: number | null;
  dose_value: number | null;
  dose_unit: string | null;
  times_per_day: number | null;
  indication: number | null;
  adverse: number[];
}

interface CaseMeasurementsTable {
  case_id: string;
  ordinal: number;
  analyte: number;
  value: number | null;
  value_high: number | null;
  unit: string | null;
  interpretation: string | null;
}

interface PatientPairsTable {
  case_id: string;
  other_case_id: string;
  id: string;
  other_id: string;
  status: string;
  facts: unknown;
  proposed_at: Date;
  proposed_by: string;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
}

/** What is counted of a concept and a case. */
export const COUNT_STATUS = { present: 1, excluded: 2, treated: 3 } as const;
