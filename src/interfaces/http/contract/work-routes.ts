import { z } from 'zod';
import { CaseDocumentSchema, CaseParams } from './case-documents.ts';
import { KeptCaseSchema } from './library-routes.ts';
import { created, json, list, nothing, route } from './route.ts';

/** A case somebody is still correcting; nobody else sees it. Its ETag is its version. */
export const DraftSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    case: CaseDocumentSchema,
    /** What it was made from: a case of the library at a revision; absent for a report that was read. */
    of: z.object({ id: z.string(), revision: z.int() }).readonly().optional(),
    version: z.int(),
    changedAt: z.string(),
  })
  .readonly()
  .meta({ id: 'Draft' });

const DraftParams = z.object({ id: z.uuid() });
const DraftBody = z.object({ title: z.string().max(300).optional(), case: CaseDocumentSchema });

/** One person's coding of a case, kept apart from others' until both have finished. */
export const CodingSchema = z
  .object({
    caseId: z.string(),
    coder: z.string(),
    isFinished: z.boolean(),
    changedAt: z.string(),
    version: z.int(),
    /** Absent for another's coding that may not be seen yet. */
    case: CaseDocumentSchema.optional(),
  })
  .readonly();

/** How far two codings agree in one field: Cohen's kappa over the facts that either names. */
export const FieldAgreementSchema = z
  .object({
    field: z.string(),
    /** Facts compared. */
    n: z.int(),
    agreed: z.int(),
    /** From -1 to 1; absent where it is not defined: nothing to compare, or both always gave one and the same value. */
    kappa: z.number().optional(),
    interval: z.object({ low: z.number(), high: z.number(), confidence: z.number() }).readonly().optional(),
    /** What one says and the other does not, to be reconciled. */
    differences: list(
      z.object({ caseId: z.string(), fact: z.string(), first: z.string(), second: z.string() }).readonly(),
    ),
  })
  .readonly();

const CodingParams = z.object({ id: CaseParams.shape.id, coder: z.string().min(1).max(100) });
const AgreementSchema = z
  .object({
    coders: z.tuple([z.string(), z.string()]).readonly(),
    cases: list(z.string()),
    fields: list(FieldAgreementSchema),
    note: z.string(),
  })
  .readonly();

export const WORK_ROUTES = {
  listDrafts: route({
    method: 'GET',
    path: '/api/drafts',
    tag: 'Drafts',
    role: 'reader',
    summary: 'Your drafts, newest first, without their cases.',
    answer: json(
      z
        .object({
          drafts: list(
            z
              .object({
                id: z.string(),
                title: z.string(),
                of: z.object({ id: z.string(), revision: z.int() }).readonly().optional(),
                version: z.int(),
                changedAt: z.string(),
              })
              .readonly(),
          ),
        })
        .readonly(),
    ),
  }),
  createDraft: route({
    method: 'POST',
    path: '/api/drafts',
    tag: 'Drafts',
    role: 'reader',
    summary: 'Keeps a reading that is being corrected.',
    body: {
      kind: 'json',
      schema: DraftBody.extend({
        of: z
          .object({ id: z.string().max(200), revision: z.int().min(1) })
          .readonly()
          .optional(),
      }),
    },
    answer: created(DraftSchema),
  }),
  getDraft: route({
    method: 'GET',
    path: '/api/drafts/:id',
    tag: 'Drafts',
    role: 'reader',
    summary: 'A draft of yours.',
    params: DraftParams,
    answer: json(DraftSchema),
  }),
  putDraft: route({
    method: 'PUT',
    path: '/api/drafts/:id',
    tag: 'Drafts',
    role: 'reader',
    summary: 'Keeps a draft as it is now; 412 where another window of yours changed it.',
    params: DraftParams,
    ifMatch: 'needed',
    body: { kind: 'json', schema: DraftBody },
    answer: json(DraftSchema),
  }),
  removeDraft: route({
    method: 'DELETE',
    path: '/api/drafts/:id',
    tag: 'Drafts',
    role: 'reader',
    summary: 'Throws a draft away.',
    params: DraftParams,
    answer: nothing,
  }),
  saveDraft: route({
    method: 'POST',
    path: '/api/drafts/:id/save',
    tag: 'Drafts',
    role: 'curator',
    summary:
      'Keeps a draft as a revision of its case, or as a new case, and throws the draft away. 412 where the case has changed since: the draft stays.',
    params: DraftParams,
    body: { kind: 'json', schema: z.object({ reason: z.string().max(1000).optional() }) },
    answer: json(KeptCaseSchema),
  }),
  listCodings: route({
    method: 'GET',
    path: '/api/cases/:id/codings',
    tag: 'Double extraction',
    role: 'reader',
    summary:
      "Who codes this case, and who has finished. Others' cases are shown once you and they have finished.",
    params: CaseParams,
    answer: json(z.object({ codings: list(CodingSchema) }).readonly()),
  }),
  putCoding: route({
    method: 'PUT',
    path: '/api/cases/:id/coding',
    tag: 'Double extraction',
    role: 'curator',
    summary:
      'Keeps your coding of a case; finished, it can no longer be changed. If-Match is its version, "0" for a first one.',
    params: CaseParams,
    ifMatch: 'needed',
    body: { kind: 'json', schema: z.object({ case: CaseDocumentSchema, isFinished: z.boolean() }) },
    answer: json(CodingSchema),
  }),
  getCoding: route({
    method: 'GET',
    path: '/api/cases/:id/codings/:coder',
    tag: 'Double extraction',
    role: 'reader',
    summary: "One person's coding; another's only when both have finished.",
    params: CodingParams,
    answer: json(CodingSchema),
  }),
  agreement: route({
    method: 'GET',
    path: '/api/cases/:id/agreement',
    tag: 'Double extraction',
    role: 'curator',
    summary:
      "How far two finished codings of a case agree, field by field (Cohen's kappa), and where they differ.",
    params: CaseParams,
    query: z.object({ first: z.string().max(100), second: z.string().max(100) }),
    answer: json(AgreementSchema),
  }),
  agreementOverall: route({
    method: 'GET',
    path: '/api/agreement',
    tag: 'Double extraction',
    role: 'curator',
    summary: 'The same over every case that both have finished.',
    query: z.object({ first: z.string().max(100), second: z.string().max(100) }),
    answer: json(AgreementSchema),
  }),
  reconcile: route({
    method: 'POST',
    path: '/api/cases/:id/reconcile',
    tag: 'Double extraction',
    role: 'curator',
    summary: 'Keeps the reconciled case as a revision that names both coders. If-Match as for a case.',
    params: CaseParams,
    ifMatch: 'needed',
    body: {
      kind: 'json',
      schema: z.object({
        case: CaseDocumentSchema,
        coders: z.tuple([z.string().max(100), z.string().max(100)]).readonly(),
        reason: z.string().max(1000).optional(),
      }),
    },
    answer: json(KeptCaseSchema),
  }),
};
