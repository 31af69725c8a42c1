import { z } from 'zod';
import { SpanSchema } from '../../../case/index.ts';
import { CaseDocumentSchema } from './case-documents.ts';
import { BriefPageSchema } from './question-routes.ts';
import { json, list, route, text } from './route.ts';
import { VersionsSchema } from './versions.ts';

const CareStatusSchema = z.enum(['reported', 'partly', 'not-found', 'not-applicable']);

/** Is a report complete and sound: the same keys as `precedent check --json`. */
export const CheckDocumentSchema = z
  .object({
    care: z
      .object({
        items: list(
          z
            .object({
              id: z.string(),
              topic: z.string(),
              item: z.string(),
              status: CareStatusSchema,
              why: z.string().optional().describe('what is missing, or why the item does not apply'),
              spans: list(SpanSchema),
            })
            .readonly(),
        ),
        counts: z.record(CareStatusSchema, z.int()).readonly(),
      })
      .readonly(),
    appraisal: list(
      z
        .object({
          tool: z.enum(['JBI', 'MURAD']),
          number: z.int(),
          question: z.string(),
          evidence: list(SpanSchema),
        })
        .readonly(),
    ),
    firings: list(
      z
        .object({
          rule: z.string(),
          severity: z.enum(['error', 'warning', 'note']),
          message: z.string(),
          places: list(z.object({ span: SpanSchema, says: z.string().optional() }).readonly()),
          elsewhere: list(
            z.object({ caseId: z.string(), title: z.string().optional(), words: z.string() }).readonly(),
          ).optional(),
        })
        .readonly(),
    ),
    silenced: list(z.object({ rule: z.string(), reason: z.string(), firings: z.int() }).readonly()),
    librarySearched: z.int().optional().describe('how many cases were compared; absent where no library was'),
    versions: VersionsSchema,
  })
  .readonly()
  .meta({ id: 'Check' });

export const CheckAnswerSchema = z
  .object({ check: CheckDocumentSchema, page: BriefPageSchema })
  .readonly()
  .meta({ id: 'CheckAnswer' });
export type CheckAnswer = z.infer<typeof CheckAnswerSchema>;

/** A report's cases with the text they were read from, or a case of the library that was kept with its text. */
const CaseRequest = z.union([
  z.object({ cases: z.array(CaseDocumentSchema).min(1).max(50).readonly() }),
  z.object({ id: z.string().min(1).max(200) }),
]);
const CheckRequest = z.intersection(
  CaseRequest,
  z.object({
    silence: z
      .array(z.object({ rule: z.string().max(100), reason: z.string().min(1).max(1000) }).readonly())
      .max(100)
      .readonly()
      .optional(),
  }),
);

const tag = 'Questions';
export const CHECK_ROUTES = {
  check: route({
    method: 'POST',
    path: '/api/check',
    tag,
    role: 'reader',
    summary:
      'Is the report complete and sound? CARE 2013 item by item, what does not fit, and what could identify the patient.',
    body: { kind: 'json', schema: CheckRequest },
    answer: json(CheckAnswerSchema),
  }),
  redact: route({
    method: 'POST',
    path: '/api/redactions',
    tag,
    role: 'reader',
    summary:
      'A copy of a report without what could identify the patient, the way back sealed, and the key to it. Nothing of these is kept here: keep the key apart.',
    body: { kind: 'json', schema: CaseRequest },
    answer: json(
      z
        .object({
          text: z.string(),
          places: z.int(),
          sealed: z.record(z.string(), z.unknown()).readonly(),
          key: z.record(z.string(), z.unknown()).readonly(),
        })
        .readonly(),
    ),
  }),
  checkDocument: route({
    method: 'POST',
    path: '/api/check/document',
    tag,
    role: 'reader',
    summary: 'The check of a report as one file to keep: HTML, Markdown, SARIF 2.1.0 or JSON.',
    query: z.object({ format: z.enum(['html', 'markdown', 'sarif', 'json']) }),
    body: { kind: 'json', schema: CheckRequest },
    answer: text('text/html', 'text/markdown', 'application/sarif+json', 'application/json'),
  }),
};
