import type { Migration } from './migration.ts';

/** The first schema: cases with revisions, derived columns, postings, facts in rows, and pairs of cases that may be one patient. */
export const library: Migration = {
  version: 1,
  name: 'library',
  statements: [
    `create table concepts (
       concept int generated always as identity primary key,
       id text not null unique,
       label text not null
     )`,
    // Rows are deltas: the count of a concept is their sum. Writers only append, so they never wait for one another; see fold-counts.ts.
    `create table concept_counts (concept int not null, status smallint not null, cases int not null)`,
    `create index concept_counts_concept on concept_counts (concept, status)`,
    `create table case_revisions (
       case_id bigint not null,
       revision int not null,
       id text not null,
       document jsonb,
       content_sha256 text,
       change text not null check (change in ('imported', 'edited', 'removed', 'restored')),
       changed_at timestamptz not null default now(),
       changed_by text not null,
       reason text,
       source text,
       primary key (case_id, revision)
     )`,
    `create table cases (
       case_id bigint primary key,
       id text not null,
       revision int not null,
       content_sha256 text not null,
       facts_sha256 text not null,
       report_sha256 text,
       source text,
       title text, journal text, year int, doi text, pmid text, pmcid text, language text, licence text,
       origin text not null,
       sex text, age_years real, vital_status text,
       outcome text not null, follow_up_days real,
       added_at timestamptz not null default now(),
       changed_at timestamptz not null default now(),
       patient_id bigint not null,
       direct int[] not null, inherited int[] not null, present int[] not null,
       excluded int[] not null, uncertain int[] not null, main int[] not null,
       treated int[] not null, sites int[] not null, investigated int[] not null,
       search tsvector not null
     )`,
    `create index cases_id on cases (id)`,
    `create index cases_doi on cases (doi) where doi is not null`,
    `create index cases_added on cases (added_at, case_id)`,
    `create index cases_year on cases (year, case_id)`,
    `create index cases_patient on cases (patient_id)`,
    `create index cases_present on cases using gin (present)`,
    `create index cases_excluded on cases using gin (excluded)`,
    `create index cases_main on cases using gin (main)`,
    `create index cases_treated on cases using gin (treated)`,
    `create index cases_sites on cases using gin (sites)`,
    `create index cases_investigated on cases using gin (investigated)`,
    `create index cases_search on cases using gin (search)`,
    // Present concepts only. The key holds every column, so that a search reads the index alone.
    `create table postings (
       case_id bigint not null,
       concept int not null,
       weight real not null,
       primary key (concept, weight, case_id)
     )`,
    `create table case_conditions (
       case_id bigint not null, ordinal int not null,
       concept int not null, role text not null, status text not null,
       onset_years real, latency_years real, latency_from int,
       primary key (case_id, ordinal)
     )`,
    `create table case_treatments (
       case_id bigint not null, ordinal int not null,
       agent int not null, class int, kind text not null, status text not null, response text not null,
       regimen int, combined boolean not null,
       duration_days real, dose_value real, dose_unit text, times_per_day real,
       indication int, adverse int[] not null,
       primary key (case_id, ordinal)
     )`,
    `create index case_treatments_agent on case_treatments (agent)`,
    `create table case_measurements (
       case_id bigint not null, ordinal int not null,
       analyte int not null, value double precision, value_high double precision, unit text, interpretation text,
       primary key (case_id, ordinal)
     )`,
    `create index case_measurements_analyte on case_measurements (analyte)`,
    // One row a pair, the smaller case_id first. No foreign key: the two cases may live on different machines.
    `create table patient_pairs (
       case_id bigint not null,
       other_case_id bigint not null,
       id text not null, other_id text not null,
       status text not null check (status in ('proposed', 'confirmed', 'rejected')),
       facts jsonb,
       proposed_at timestamptz not null default now(), proposed_by text not null,
       decided_at timestamptz, decided_by text, reason text,
       primary key (case_id, other_case_id)
     )`,
    `create index patient_pairs_other on patient_pairs (other_case_id)`,
    // The few cases that are not counted among patients, see unpooled.ts.
    `create index case_revisions_unpooled on case_revisions (case_id, revision)
       where (document -> 'curation' ->> 'poolable') = 'false'`,
  ],
};
