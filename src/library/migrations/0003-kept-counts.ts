import type { Migration } from './migration.ts';

/** What tells in which state a library is without reading its rows: every answer carries it. */
export const keptCounts: Migration = {
  version: 3,
  name: 'kept-counts',
  statements: [
    `create index case_revisions_changed on case_revisions (changed_at)`,
    // The few cases that a person confirmed to be of one patient with another.
    `create index cases_shared_patient on cases (patient_id) where patient_id <> case_id`,
    // The number of revisions is counted as concepts are, see concept-counts.ts.
    `insert into concept_counts (concept, status, cases) select 0, 1, count(*) from case_revisions having count(*) > 0`,
  ],
};
