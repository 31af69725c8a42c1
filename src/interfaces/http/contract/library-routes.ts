import { z } from 'zod';
import { CaseIdSchema } from '../../../case/index.ts';
import { CaseDocumentSchema, CaseParams } from './case-documents.ts';
import { OverlapSchema } from './match-answer.ts';
import { JobSchema } from './job-routes.ts';
import { accepted, json, list, route, text, wholeNumber, yesOrNo } from './route.ts';
import { NamedConceptSchema, TerminologyReleaseSchema } from './versions.ts';

const counts = z.record(z.string(), z.int()).readonly();

export const LibraryStatsSchema = z
  .object({
    cases: z.int(),
    patients: z.int(),
    revisions: z.int(),
    removed: z.int(),
    concepts: z.int(),
    treatments: z.int(),
    measurements: z.int(),
    bySex: counts,
    byOrigin: counts,
    years: z.object({ from: z.int(), to: z.int() }).readonly().optional(),
    pairs: counts,
    changedAt: z.string().optional(),
    schemaVersion: z.int(),
    database: z
      .object({ kind: z.enum(['embedded', 'server']), version: z.string(), bytes: z.number() })
      .readonly(),
    terminologies: list(TerminologyReleaseSchema).optional(),
    needsReindex: z.boolean(),
  })
  .readonly()
  .meta({ id: 'LibraryStats' });

export const RevisionSchema = z
  .object({
    id: CaseIdSchema,
    revision: z.int(),
    change: z.enum(['imported', 'edited', 'removed', 'restored']),
    changedAt: z.string(),
    changedBy: z.string(),
    reason: z.string().optional(),
    source: z.string().optional(),
  })
  .readonly();

/** A case as it stood at one revision; its ETag is the revision in quotes. */
export const KeptCaseSchema = z
  .object({
    id: CaseIdSchema,
    revision: z.int(),
    change: z.enum(['imported', 'edited', 'removed', 'restored']),
    changedAt: z.string(),
    changedBy: z.string(),
    reason: z.string().optional(),
    source: z.string().optional(),
    case: CaseDocumentSchema,
    isCurrent: z.boolean(),
  })
  .readonly()
  .meta({ id: 'KeptCase' });
export type KeptCase = z.infer<typeof KeptCaseSchema>;

/** A case as a line of a table. */
export const CaseSummarySchema = z
  .object({
    id: CaseIdSchema,
    revision: z.int(),
    title: z.string().optional(),
    journal: z.string().optional(),
    year: z.int().optional(),
    doi: z.string().optional(),
    pmid: z.string().optional(),
    sex: z.string().optional(),
    ageYears: z.number().optional(),
    origin: z.string(),
    outcome: z.string(),
    mainConditions: list(NamedConceptSchema),
    conceptCount: z.int(),
    patientId: z.string(),
    addedAt: z.string(),
    changedAt: z.string(),
  })
  .readonly()
  .meta({ id: 'CaseSummary' });

/** What a person typed into the search field, and the facets ticked: words are looked for in title, labels and text. */
const SearchQuery = {
  /** The filter language of docs/filters.md. */
  where: z.string().max(4000).optional(),
  words: z.string().max(400).optional(),
};

export const FacetSchema = z
  .object({
    /** A field of the filter language, or one of its relations to concepts. */
    field: z.string(),
    title: z.string(),
    values: list(
      z
        .object({
          value: z.string(),
          label: z.string(),
          cases: z.int(),
          /** The condition that takes these cases, in the filter language. */
          where: z.string(),
        })
        .readonly(),
    ),
  })
  .readonly();

export const PairSchema = z
  .object({
    ids: z.tuple([CaseIdSchema, CaseIdSchema]).readonly(),
    status: z.enum(['proposed', 'confirmed', 'rejected']),
    /** What the proposal rests on: agreeing and disagreeing facts. */
    facts: z.unknown(),
    proposedAt: z.string(),
    proposedBy: z.string(),
    decidedAt: z.string().optional(),
    decidedBy: z.string().optional(),
    reason: z.string().optional(),
  })
  .readonly();

/** What a case can be written as; docs/exchange.md says what each holds. */
export const ExportFormatSchema = z.enum([
  'phenopacket',
  'phenopacket-protobuf',
  'fhir',
  'csv',
  'xlsx',
  'ris',
  'bibtex',
  'csl-json',
  'json',
]);
const EXPORT_MEDIA_TYPES = [
  'application/json',
  'application/fhir+json',
  'application/x-protobuf',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-research-info-systems',
  'application/x-bibtex',
  'application/vnd.citationstyles.csl+json',
] as const;

const reason = z.string().max(1000).optional();
const tag = 'Library';
export const LIBRARY_ROUTES = {
  libraryStats: route({
    method: 'GET',
    path: '/api/library',
    tag,
    role: 'reader',
    summary: 'What the library holds and what it was filed with.',
    answer: json(LibraryStatsSchema),
  }),
  startEmpty: route({
    method: 'POST',
    path: '/api/library/start-empty',
    tag,
    role: 'admin',
    summary: "Removes the packs' published cases; cases of your own stay.",
    answer: json(z.object({ removed: z.int(), kept: z.int() }).readonly()),
  }),
  listCases: route({
    method: 'GET',
    path: '/api/cases',
    tag,
    role: 'reader',
    summary: 'Cases by filter and words, a page at a time.',
    query: z.object({
      ...SearchQuery,
      order: z.enum(['added', 'id', 'year', 'title', 'age', 'changed', 'concepts']).optional(),
      /** The other way round. */
      reverse: yesOrNo.optional(),
      limit: wholeNumber(1, 200).optional(),
      cursor: z.string().max(2000).optional(),
    }),
    answer: json(
      z
        .object({
          cases: list(CaseSummarySchema),
          /** For the next page; absent on the last. */
          next: z.string().optional(),
          /** All that the search takes; on the first page only. */
          total: z.object({ cases: z.int(), patients: z.int() }).readonly().optional(),
        })
        .readonly(),
    ),
  }),
  facets: route({
    method: 'GET',
    path: '/api/facets',
    tag,
    role: 'reader',
    summary: 'How the cases that a search takes divide by sex, decade, outcome, condition, treatment …',
    query: z.object(SearchQuery),
    answer: json(z.object({ cases: z.int(), facets: list(FacetSchema) }).readonly()),
  }),
  getCase: route({
    method: 'GET',
    path: '/api/cases/:id',
    tag,
    role: 'reader',
    summary: 'A case as it stands, or at a revision; the ETag is its revision.',
    params: CaseParams,
    query: z.object({ revision: wholeNumber(1, 1_000_000_000).optional() }),
    answer: json(KeptCaseSchema),
  }),
  putCase: route({
    method: 'PUT',
    path: '/api/cases/:id',
    tag,
    role: 'curator',
    summary:
      'Keeps a case as a new revision. If-Match is the revision that was edited, "0" for a new case; 412 where it has changed meanwhile: nothing is lost, nothing written.',
    params: CaseParams,
    ifMatch: 'needed',
    body: { kind: 'json', schema: z.object({ case: CaseDocumentSchema, reason }) },
    answer: json(KeptCaseSchema),
  }),
  removeCase: route({
    method: 'DELETE',
    path: '/api/cases/:id',
    tag,
    role: 'curator',
    summary: 'Removes a case; its revisions stay and it can be put back.',
    params: CaseParams,
    query: z.object({ reason }),
    ifMatch: 'allowed',
    answer: json(RevisionSchema),
  }),
  listRevisions: route({
    method: 'GET',
    path: '/api/cases/:id/revisions',
    tag,
    role: 'reader',
    summary: 'All revisions of a case, oldest first, with who made them and why.',
    params: CaseParams,
    answer: json(z.object({ revisions: list(RevisionSchema) }).readonly()),
  }),
  exportCase: route({
    method: 'GET',
    path: '/api/cases/:id/export',
    tag,
    role: 'reader',
    summary: 'A case in one of the formats that the field shares, as a file.',
    params: CaseParams,
    query: z.object({ format: ExportFormatSchema, part: z.string().max(50).optional() }),
    answer: text(...EXPORT_MEDIA_TYPES),
  }),
  exportCases: route({
    method: 'GET',
    path: '/api/export',
    tag,
    role: 'reader',
    summary:
      'The cases that a filter takes, or all, as one file; at most 10,000. `part` names a further table of CSV: treatments, measurements, codebook.',
    query: z.object({
      format: ExportFormatSchema,
      where: z.string().max(4000).optional(),
      part: z.string().max(50).optional(),
    }),
    answer: text(...EXPORT_MEDIA_TYPES),
  }),
  exportArchive: route({
    method: 'GET',
    path: '/api/library/archive',
    tag,
    role: 'admin',
    summary:
      'The whole library, its revisions and judgements, as one packed archive that an import takes in again.',
    answer: text('application/gzip'),
  }),
  reindexLibrary: route({
    method: 'POST',
    path: '/api/library/reindex',
    tag,
    role: 'admin',
    summary: 'Files every case anew with the terminologies that are open now, as a job.',
    answer: accepted(JobSchema),
  }),
  checkLibrary: route({
    method: 'POST',
    path: '/api/library/check',
    tag,
    role: 'admin',
    summary: 'Whether the library is sound: every case is read again and compared with how it is filed.',
    answer: json(
      z
        .object({
          casesChecked: z.int(),
          findings: list(
            z
              .object({
                severity: z.enum(['error', 'warning']),
                code: z.string(),
                message: z.string(),
                caseId: z.string().optional(),
              })
              .readonly(),
          ),
        })
        .readonly(),
    ),
  }),
  listPairs: route({
    method: 'GET',
    path: '/api/pairs',
    tag,
    role: 'reader',
    summary: 'Pairs of cases that may tell of one patient.',
    query: z.object({
      status: z.enum(['proposed', 'confirmed', 'rejected']).optional(),
      id: z.string().max(200).optional(),
      limit: wholeNumber(1, 1000).optional(),
    }),
    answer: json(z.object({ pairs: list(PairSchema) }).readonly()),
  }),
  proposePairs: route({
    method: 'POST',
    path: '/api/cases/:id/pairs',
    tag,
    role: 'curator',
    summary: 'Compares a case with those nearest to it, and notes the pairs that somebody should judge.',
    params: CaseParams,
    answer: json(z.object({ overlaps: list(OverlapSchema) }).readonly()),
  }),
  decidePair: route({
    method: 'PUT',
    path: '/api/pairs',
    tag,
    role: 'curator',
    summary: 'Writes down whether two cases are of one patient.',
    body: {
      kind: 'json',
      schema: z.object({
        ids: z.tuple([z.string().min(1).max(200), z.string().min(1).max(200)]).readonly(),
        status: z.enum(['confirmed', 'rejected']),
        reason,
      }),
    },
    answer: json(PairSchema),
  }),
};
