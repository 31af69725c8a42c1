import { z } from 'zod';
import { JobSchema } from './job-routes.ts';
import { accepted, json, list, route, wholeNumber } from './route.ts';

export const ConceptKindSchema = z.enum([
  'finding',
  'condition',
  'drug',
  'drug-class',
  'anatomy',
  'procedure',
  'measurement',
  'investigation',
  'qualifier',
]);

const ConceptLineSchema = z
  .object({ id: z.string(), label: z.string(), kind: ConceptKindSchema, terminology: z.string() })
  .readonly();

/** A concept found for words, with the name that matched; `scope` is label, exact, narrow, broad, related or id. */
export const FoundConceptSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    kind: ConceptKindSchema,
    terminology: z.string(),
    matched: z.string(),
    scope: z.string(),
    edits: z.int(),
  })
  .readonly();

/** A concept with its names and its place in the hierarchy. */
export const ConceptSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    kind: ConceptKindSchema,
    terminology: z.string(),
    names: list(z.object({ text: z.string(), scope: z.string() }).readonly()),
    xrefs: list(z.string()),
    /** From the nearest to the top. */
    ancestors: list(ConceptLineSchema),
    parents: list(ConceptLineSchema),
    children: list(ConceptLineSchema),
    /** In how many cases of the library it is present, itself or through a narrower one. */
    cases: z.int(),
  })
  .readonly();

export const InstalledTerminologySchema = z
  .object({
    name: z.string(),
    title: z.string(),
    version: z.string(),
    licence: z.string(),
    sha256: z.string(),
    conceptCount: z.int(),
    /** Where it came from and when; absent for what comes with the program. */
    source: z.string().optional(),
    addedAt: z.string().optional(),
  })
  .readonly();

const PackLineSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    signOff: z.string(),
    origin: z.enum(['built-in', 'own']),
    /** Why it cannot be used. */
    problem: z.string().optional(),
  })
  .readonly();

export const KNOWLEDGE_ROUTES = {
  findConcepts: route({
    method: 'GET',
    path: '/api/concepts',
    tag: 'Concepts',
    role: 'reader',
    summary:
      'Concepts by words or id, best first; a word may be unfinished. An empty list where nothing is near.',
    query: z.object({
      words: z.string().min(1).max(200),
      kind: ConceptKindSchema.optional(),
      limit: wholeNumber(1, 50).optional(),
    }),
    answer: json(z.object({ concepts: list(FoundConceptSchema) }).readonly()),
  }),
  getConcept: route({
    method: 'GET',
    path: '/api/concepts/:id',
    tag: 'Concepts',
    role: 'reader',
    summary: 'A concept with its names, what is above and below it, and how many cases have it.',
    params: z.object({ id: z.string().min(1).max(200) }),
    answer: json(ConceptSchema),
  }),
  listTerminologies: route({
    method: 'GET',
    path: '/api/terminologies',
    tag: 'Terminologies',
    role: 'reader',
    summary:
      'The terminologies that are open, and those that can be installed from their official addresses.',
    answer: json(
      z
        .object({
          open: list(InstalledTerminologySchema),
          releases: list(z.object({ name: z.string(), title: z.string() }).readonly()),
        })
        .readonly(),
    ),
  }),
  installTerminology: route({
    method: 'POST',
    path: '/api/terminologies/:name/install',
    tag: 'Terminologies',
    role: 'admin',
    summary:
      'Downloads the official release of a terminology, as a job. It is used from the next start of the server; then file the library anew.',
    params: z.object({ name: z.string().max(50) }),
    answer: accepted(JobSchema),
  }),
  removeTerminology: route({
    method: 'DELETE',
    path: '/api/terminologies/:name',
    tag: 'Terminologies',
    role: 'admin',
    summary: 'Removes an installed terminology; it is left out from the next start of the server.',
    params: z.object({ name: z.string().max(100) }),
    answer: json(z.object({ name: z.string(), version: z.string() }).readonly()),
  }),
  listPacks: route({
    method: 'GET',
    path: '/api/packs',
    tag: 'Packs',
    role: 'reader',
    summary: 'The condition packs on this machine.',
    answer: json(z.object({ packs: list(PackLineSchema) }).readonly()),
  }),
  getPack: route({
    method: 'GET',
    path: '/api/packs/:id',
    tag: 'Packs',
    role: 'reader',
    summary: 'A pack: its manifest, its classification and published series, and how many cases it brings.',
    params: z.object({ id: z.string().max(100) }),
    answer: json(
      z
        .object({
          id: z.string(),
          /** As in pack.json, classification.json and series.json. */
          manifest: z.record(z.string(), z.unknown()).readonly(),
          classification: z.record(z.string(), z.unknown()).readonly(),
          series: list(z.record(z.string(), z.unknown()).readonly()),
          cases: z.int(),
        })
        .readonly(),
    ),
  }),
};
