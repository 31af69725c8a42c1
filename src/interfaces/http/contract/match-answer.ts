import { z } from 'zod';
import { SpanSchema } from '../../../case/index.ts';
import { list } from './route.ts';
import { LibraryVersionSchema, NamedConceptSchema, VersionsSchema } from './versions.ts';

const ids = list(z.string());

/** A case of the library like the one asked about, and why it was found, concept by concept. */
export const PrecedentSchema = z
  .object({
    id: z.string(),
    patientId: z.string(),
    title: z.string().optional(),
    year: z.int().optional(),
    doi: z.string().optional(),
    pmid: z.string().optional(),
    sex: z.string().optional(),
    ageYears: z.number().optional(),
    /** Cosine less contradictions, at most 1; orders precedents within one answer. */
    similarity: z.number(),
    conceptRank: z.number(),
    textRank: z.number().optional(),
    sharedExactly: ids,
    sharedThroughAncestor: list(
      z.object({ here: z.string(), there: z.string(), ancestor: z.string(), nats: z.number() }).readonly(),
    ),
    bothExclude: ids,
    onlyHere: ids,
    onlyThere: ids,
    contradicted: list(
      z.object({ excluded: z.string(), excludedBy: z.enum(['this case', 'the precedent']) }).readonly(),
    ),
  })
  .readonly();

export const CombinationsSchema = z
  .object({
    of: z.int(),
    concepts: ids,
    combinations: list(
      z.object({ concepts: ids, cases: z.int(), exactly: z.int(), caseIds: ids }).readonly(),
    ),
  })
  .readonly();

/** Whether this library holds a case with all the concepts; never more than that. */
export const NoveltySchema = z
  .object({
    claim: z
      .object({ words: z.string(), spans: list(SpanSchema), concepts: ids })
      .readonly()
      .optional(),
    verdict: z.enum(['precedents-found', 'none-in-this-library', 'nothing-to-search']),
    statement: z.string(),
    concepts: list(NamedConceptSchema),
    conceptsFrom: z.string(),
    searchedOn: z.string(),
    casesSearched: z.int(),
    library: LibraryVersionSchema,
    searches: list(z.object({ how: z.string(), query: z.string(), cases: z.int(), caseIds: ids }).readonly()),
    nearestMisses: list(z.object({ lacks: NamedConceptSchema, cases: z.int(), caseIds: ids }).readonly()),
    searchStrings: z.object({ pubmed: z.string(), europePmc: z.string() }).readonly(),
  })
  .readonly();

const ComparedFactSchema = z
  .object({ fact: z.string(), here: z.string(), there: z.string(), points: z.number() })
  .readonly();

/** Two publications that may describe one patient: for a person to judge. */
export const OverlapSchema = z
  .object({
    id: z.string(),
    title: z.string().optional(),
    year: z.int().optional(),
    decided: z.enum(['confirmed', 'rejected']).optional(),
    agreeing: list(ComparedFactSchema),
    disagreeing: list(ComparedFactSchema),
    points: z.number(),
  })
  .readonly();

/** Has this been reported before? */
export const MatchAnswerSchema = z
  .object({
    precedents: list(PrecedentSchema),
    combinations: CombinationsSchema,
    novelty: NoveltySchema,
    overlaps: list(OverlapSchema),
    /** Labels of every concept id in the answer. */
    labels: z.record(z.string(), z.string()).readonly(),
    casesSearched: z.int(),
    versions: VersionsSchema,
  })
  .readonly()
  .meta({ id: 'MatchAnswer' });
