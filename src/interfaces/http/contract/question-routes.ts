import { z } from 'zod';
import { SpanSchema } from '../../../case/index.ts';
import { AskedCaseSchema, CaseDocumentSchema, CaseParams } from './case-documents.ts';
import { ClassifiedSchema } from './classification-answer.ts';
import { CohortAnswerSchema } from './cohort-answer.ts';
import { EvidenceAnswerSchema } from './evidence-answer.ts';
import {
  CombinationsSchema,
  MatchAnswerSchema,
  NoveltySchema,
  OverlapSchema,
  PrecedentSchema,
} from './match-answer.ts';
import { json, list, route, text } from './route.ts';
import { VersionsSchema } from './versions.ts';

/** A picture with, in words, what it shows. It holds no script and scales with the page. */
export const FigureSchema = z
  .object({ part: z.string(), title: z.string(), svg: z.string() })
  .readonly()
  .meta({ id: 'Figure' });

const PieceSchema = z
  .object({
    text: z.string(),
    tone: z.enum(['plain', 'present', 'excluded', 'unknown', 'derived', 'quiet', 'good', 'bad', 'strong']),
    spans: list(SpanSchema),
  })
  .readonly();

/** A brief laid out for reading, as the command line and the HTML page show it. */
export const BriefPageSchema = z
  .object({
    title: z.string(),
    subtitle: list(z.string()),
    parts: list(
      z
        .object({
          key: z.string().describe('case, classification, precedents, evidence, cohort, checks'),
          heading: z.string(),
          lines: list(
            z
              .object({ label: z.string(), pieces: list(PieceSchema), separator: z.string().optional() })
              .readonly(),
          ),
        })
        .readonly(),
    ),
    doubts: list(PieceSchema),
  })
  .readonly();

/** Everything a brief answers: the same keys as `precedent brief --format json`. An absent key could not be asked. */
export const BriefDocumentSchema = z
  .object({
    case: CaseDocumentSchema,
    furtherCases: list(CaseDocumentSchema),
    classification: ClassifiedSchema.optional(),
    precedents: list(PrecedentSchema).optional(),
    combinations: CombinationsSchema.optional(),
    novelty: NoveltySchema.optional(),
    overlaps: list(OverlapSchema).optional(),
    labels: z.record(z.string(), z.string()).readonly().optional(),
    evidence: EvidenceAnswerSchema.optional(),
    cohort: CohortAnswerSchema.optional(),
    libraryUnavailable: z.string().optional(),
    versions: VersionsSchema,
  })
  .readonly()
  .meta({ id: 'Brief' });

export const BriefAnswerSchema = z
  .object({ brief: BriefDocumentSchema, page: BriefPageSchema, figures: list(FigureSchema) })
  .readonly()
  .meta({ id: 'BriefAnswer' });
export type BriefAnswer = z.infer<typeof BriefAnswerSchema>;

/** A report's cases, first the one that is asked about; or a case of the library. */
const BriefRequest = z.union([
  z.object({ cases: z.array(CaseDocumentSchema).min(1).max(50).readonly() }).readonly(),
  z.object({ id: z.string().min(1).max(200) }).readonly(),
]);
const BriefFormat = z.enum(['json', 'html', 'markdown']);

const conceptWords = z.string().min(1).max(300);
export const EvidenceQuestionSchema = z
  .object({
    /** A concept's id, or its name. */
    condition: conceptWords,
    among: conceptWords.optional(),
    type: z.string().max(100).optional(),
    from: z.int().min(1500).max(2200).optional(),
    to: z.int().min(1500).max(2200).optional(),
    group: z.enum(['agent', 'class']).optional(),
    /** A case to leave out. */
    without: z.string().max(200).optional(),
  })
  .readonly();
export const CohortQuestionSchema = z
  .object({
    where: z.string().max(4000).optional(),
    versus: z.string().max(4000).optional(),
    latency: z.object({ from: conceptWords, to: conceptWords }).readonly().optional(),
  })
  .readonly();

const tag = 'Questions';
export const QUESTION_ROUTES = {
  classify: route({
    method: 'POST',
    path: '/api/classify',
    tag,
    role: 'reader',
    summary:
      'What a case is by the pack that covers it, and what to find out next; answers given so far are taken in.',
    body: {
      kind: 'json',
      schema: z.object({
        asked: AskedCaseSchema,
        /** A pack, a scheme of one, or `pack/scheme`; else the pack that covers the case. */
        scheme: z.string().max(200).optional(),
        /** Answers to questions of `findOutNext`, as a person types them: `y`, `n`, `?`, `low`, `2.3 mmol/L`. */
        answers: z
          .array(
            z
              .object({
                kind: z.enum(['criterion', 'quantity']),
                id: z.string().max(200),
                typed: z.string().max(200),
              })
              .readonly(),
          )
          .max(200)
          .readonly()
          .optional(),
      }),
    },
    answer: json(
      z
        .object({
          /** Absent where no pack covers the case. */
          classification: ClassifiedSchema.optional(),
          /** Answers that were not understood, and why. */
          unclear: list(z.object({ id: z.string(), message: z.string() }).readonly()),
        })
        .readonly(),
    ),
  }),
  match: route({
    method: 'POST',
    path: '/api/match',
    tag,
    role: 'reader',
    summary: 'Has this been reported before? Asked of a case, or of concepts by id or name.',
    body: {
      kind: 'json',
      schema: z.object({
        asked: z.union([
          AskedCaseSchema,
          z.object({ concepts: z.array(conceptWords).min(1).max(50).readonly() }).readonly(),
        ]),
        limit: z.int().min(1).max(100).optional(),
      }),
    },
    answer: json(MatchAnswerSchema),
  }),
  evidence: route({
    method: 'POST',
    path: '/api/evidence',
    tag,
    role: 'reader',
    summary:
      'What was tried in cases with a condition, and did it work? With the cases and sentences behind each number.',
    body: { kind: 'json', schema: EvidenceQuestionSchema },
    answer: json(EvidenceAnswerSchema),
  }),
  cohort: route({
    method: 'POST',
    path: '/api/cohort',
    tag,
    role: 'reader',
    summary: 'What such cases share: n reported of n, with the cases behind each number.',
    body: { kind: 'json', schema: CohortQuestionSchema },
    answer: json(CohortAnswerSchema),
  }),
  brief: route({
    method: 'POST',
    path: '/api/briefs',
    tag,
    role: 'reader',
    summary:
      'The brief of a report or of a case of the library: all answers as data, laid out, and its figures.',
    body: { kind: 'json', schema: BriefRequest },
    answer: json(BriefAnswerSchema),
  }),
  briefDocument: route({
    method: 'POST',
    path: '/api/briefs/document',
    tag,
    role: 'reader',
    summary: 'The brief of a report as one file to keep: HTML, Markdown or JSON.',
    query: z.object({ format: BriefFormat }),
    body: { kind: 'json', schema: BriefRequest },
    answer: text('text/html', 'text/markdown', 'application/json'),
  }),
  caseBriefDocument: route({
    method: 'GET',
    path: '/api/cases/:id/brief',
    tag,
    role: 'reader',
    summary: 'The brief of a case of the library as one file to keep: HTML, Markdown or JSON.',
    params: CaseParams,
    query: z.object({ format: BriefFormat }),
    answer: text('text/html', 'text/markdown', 'application/json'),
  }),
};
