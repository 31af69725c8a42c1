import { z } from 'zod';
import { SpanSchema } from '../../../case/index.ts';
import { CaseDocumentSchema } from './case-documents.ts';
import { json, list, route } from './route.ts';

/** One block of a report, to typeset it by; blocks stand in the order of the text and do not overlap. */
export const BlockSchema = z
  .object({
    kind: z.string().describe('title, heading, paragraph, list-item, caption, table, reference, metadata …'),
    span: SpanSchema,
    /** Depth of a heading, 1 for the outermost. */
    level: z.int().optional(),
    figure: z.string().optional(),
  })
  .readonly();

export const SectionSchema = z
  .object({
    kind: z.string().describe('title, abstract, introduction, case-presentation, discussion …'),
    span: SpanSchema,
    heading: z.string().optional(),
    figure: z.string().optional(),
  })
  .readonly();

/** Words that say something, with what the reader made of them. */
export const MentionSchema = z
  .object({
    span: SpanSchema,
    type: z.enum([
      'finding',
      'condition',
      'drug',
      'dose',
      'measurement',
      'value',
      'investigation',
      'procedure',
      'anatomy',
      'age',
      'sex',
      'date',
      'duration',
    ]),
    /** The concepts the words may stand for, preferred first; empty where no terminology names them. */
    concepts: list(z.string()),
    label: z.string().optional(),
    /** How the words led to the concept: `exact`, `misspelt`, `learned` … */
    basis: z.string().optional(),
    status: z.enum(['present', 'excluded', 'uncertain']),
    experiencer: z.enum(['patient', 'relative', 'other']),
    temporality: z.enum(['current', 'historical', 'planned']),
    /** The words that decided the status. */
    cue: SpanSchema.optional(),
  })
  .readonly()
  .meta({ id: 'Mention' });
export type ReadMention = z.infer<typeof MentionSchema>;

/** A report as it was read: its text, how it is laid out, what was found where, and the case of each patient it tells of. */
export const ReadingSchema = z
  .object({
    name: z.string(),
    format: z.string(),
    /** Of the bytes given, hex. */
    sha256: z.string(),
    /** Every span points into it, in UTF-16 code units. */
    text: z.string(),
    blocks: list(BlockSchema),
    sections: list(SectionSchema),
    mentions: list(MentionSchema),
    cases: z.array(CaseDocumentSchema).min(1).readonly(),
    /** Milliseconds that reading took. */
    tookMs: z.number(),
  })
  .readonly()
  .meta({ id: 'Reading' });
export type ReadReport = z.infer<typeof ReadingSchema>;

export const ExampleSchema = z
  .object({ name: z.string(), title: z.string(), format: z.string(), words: z.int() })
  .readonly();

const tag = 'Reading';
export const READING_ROUTES = {
  readText: route({
    method: 'POST',
    path: '/api/readings',
    tag,
    role: 'reader',
    summary: 'Reads a report given as text. Nothing is kept.',
    body: {
      kind: 'json',
      schema: z.object({
        text: z.string().min(1),
        /** A file name, whose ending tells the format; else the text itself does. */
        name: z.string().max(255).optional(),
      }),
    },
    answer: json(ReadingSchema),
  }),
  readFile: route({
    method: 'POST',
    path: '/api/readings/file',
    tag,
    role: 'reader',
    summary: 'Reads a report uploaded as one file of any format that is read. Nothing is kept.',
    body: { kind: 'files', fields: z.object({}), most: 1 },
    answer: json(ReadingSchema),
  }),
  fetchPublication: route({
    method: 'POST',
    path: '/api/publications',
    tag,
    role: 'curator',
    summary:
      'Gets an open-access publication, or its abstract, from Europe PMC or PubMed and reads it. The only route that asks the network, with the number given.',
    body: {
      kind: 'json',
      schema: z.object({ id: z.string().min(1).max(300).describe('a PMCID, a PMID or a DOI') }),
    },
    answer: json(
      z
        .object({
          reading: ReadingSchema,
          extent: z.enum(['full-text', 'abstract']),
          licence: z.string().optional(),
          fromCache: z.boolean(),
        })
        .readonly(),
    ),
  }),
  listExamples: route({
    method: 'GET',
    path: '/api/examples',
    tag,
    role: 'reader',
    summary: 'The example reports that come with the program.',
    answer: json(z.object({ examples: list(ExampleSchema) }).readonly()),
  }),
  readExample: route({
    method: 'POST',
    path: '/api/examples/:name/reading',
    tag,
    role: 'reader',
    summary: 'Reads an example report. Nothing is kept.',
    params: z.object({ name: z.string().max(255) }),
    answer: json(ReadingSchema),
  }),
};
