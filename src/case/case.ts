import { z } from 'zod';
import { CaseIdSchema } from './case-id.ts';
import { CurationSchema } from './curation.ts';
import { ConceptRefSchema, EvidenceSchema, StatusSchema } from './evidence.ts';
import { SpanSchema } from './span.ts';
import { AgeSchema, DurationSchema, TimeSchema } from './time.ts';

export const CitationSchema = z
  .object({
    title: z.string().optional(),
    authors: z.array(z.string()).readonly().optional(),
    journal: z.string().optional(),
    year: z.int().optional(),
    doi: z.string().optional(),
    pmid: z.string().optional(),
    pmcid: z.string().optional(),
    url: z.string().optional(),
  })
  .readonly();
export type Citation = z.infer<typeof CitationSchema>;

/** The document a case was read from. `sha256` is of the source's bytes; absent for a case that was coded by hand. */
export const ReportSchema = z
  .object({
    citation: CitationSchema,
    sha256: z.string().optional(),
    language: z.string().optional(),
    licence: z.string().optional(),
  })
  .readonly();
export type Report = z.infer<typeof ReportSchema>;

export const SubjectSchema = z
  .object({
    sex: z
      .object({ value: z.enum(['female', 'male', 'other']), evidence: EvidenceSchema })
      .readonly()
      .optional(),
    /** Age at presentation. */
    age: z.object({ value: AgeSchema, evidence: EvidenceSchema }).readonly().optional(),
    vitalStatus: z
      .object({ value: z.enum(['alive', 'deceased']), evidence: EvidenceSchema })
      .readonly()
      .optional(),
  })
  .readonly();
export type Subject = z.infer<typeof SubjectSchema>;

export const ConditionSchema = z
  .object({
    concept: ConceptRefSchema,
    status: StatusSchema,
    role: z.enum(['main', 'underlying', 'comorbidity', 'history', 'family']),
    /** For the role `family`: the relative, in the report's word ("mother"). */
    relative: z.string().optional(),
    onset: TimeSchema.optional(),
    /** From the underlying diagnosis to the onset of this condition, derived. */
    latency: z
      .object({
        iso8601duration: DurationSchema,
        years: z.number(),
        from: ConceptRefSchema,
        evidence: EvidenceSchema,
      })
      .readonly()
      .optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Condition = z.infer<typeof ConditionSchema>;

export const FindingSchema = z
  .object({
    concept: ConceptRefSchema,
    status: StatusSchema,
    sites: z.array(ConceptRefSchema).readonly().optional(),
    laterality: z.enum(['left', 'right', 'bilateral', 'unilateral']).optional(),
    severity: z.enum(['mild', 'moderate', 'severe', 'profound']).optional(),
    /** Words on how far it reaches: `generalised`, `localised`, `universalis`. */
    extent: z.string().optional(),
    onset: TimeSchema.optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Finding = z.infer<typeof FindingSchema>;

/** A number, or range, with its UCUM unit. */
export const QuantitySchema = z
  .object({
    value: z.number(),
    /** The upper end of a range. */
    valueHigh: z.number().optional(),
    /** The number after the slash of a pair: 74 of 118/74 mmHg, 24 of 6/24. */
    second: z.number().optional(),
    comparator: z.enum(['<', '<=', '>', '>=', '~']).optional(),
    /** UCUM where known. */
    unit: z.string().optional(),
    unitText: z.string().optional(),
  })
  .readonly();

export const MeasurementSchema = z
  .object({
    analyte: ConceptRefSchema,
    quantity: QuantitySchema.optional(),
    /** The report's own. */
    referenceRange: z
      .object({ low: z.number().optional(), high: z.number().optional(), unit: z.string().optional() })
      .readonly()
      .optional(),
    interpretation: z.enum(['low', 'normal', 'high', 'abnormal', 'positive', 'negative']).optional(),
    /** Whether the report said so or a range was compared. */
    interpretationBasis: z.enum(['stated', 'report-range', 'adult-range']).optional(),
    time: TimeSchema.optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Measurement = z.infer<typeof MeasurementSchema>;

export const InvestigationSchema = z
  .object({
    modality: ConceptRefSchema,
    kind: z.enum([
      'imaging',
      'pathology',
      'serology',
      'microbiology',
      'genetics',
      'electrophysiology',
      'endoscopy',
      'other',
    ]),
    sites: z.array(ConceptRefSchema).readonly().optional(),
    findings: z
      .array(
        z
          .object({
            concept: ConceptRefSchema,
            status: StatusSchema,
            sites: z.array(ConceptRefSchema).readonly().optional(),
            evidence: EvidenceSchema,
          })
          .readonly(),
      )
      .readonly(),
    /** Said to be normal as a whole. */
    interpretation: z.enum(['normal', 'abnormal', 'positive', 'negative']).optional(),
    figure: z.string().optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Investigation = z.infer<typeof InvestigationSchema>;

export const RESPONSES = [
  'complete',
  'partial',
  'stable',
  'none',
  'worse',
  'recurrence',
  'not-reported',
] as const;
export const ResponseSchema = z.enum(RESPONSES);
export type Response = z.infer<typeof ResponseSchema>;

export const DoseSchema = z
  .object({
    quantity: QuantitySchema.optional(),
    timesPerDay: z.number().optional(),
    /** As written. */
    text: z.string(),
    evidence: EvidenceSchema,
  })
  .readonly();

export const TreatmentSchema = z
  .object({
    kind: z.enum(['drug', 'procedure', 'other']),
    agent: ConceptRefSchema,
    /** Set where the report names a class and no agent ("a bisphosphonate"). */
    isClass: z.boolean().optional(),
    class: ConceptRefSchema.optional(),
    status: z.enum(['given', 'not-given', 'planned', 'unknown']),
    doses: z.array(DoseSchema).readonly(),
    route: z.string().optional(),
    duration: z
      .object({ iso8601duration: DurationSchema, days: z.number(), evidence: EvidenceSchema })
      .readonly()
      .optional(),
    start: TimeSchema.optional(),
    indication: ConceptRefSchema.optional(),
    /** Groups what was given together; treatments that share a number were combined. */
    regimen: z.int().optional(),
    response: z.object({ value: ResponseSchema, evidence: EvidenceSchema }).readonly(),
    adverseEvents: z
      .array(z.object({ concept: ConceptRefSchema, evidence: EvidenceSchema }).readonly())
      .readonly(),
    stopReason: z.string().optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Treatment = z.infer<typeof TreatmentSchema>;

export const CourseSchema = z
  .object({
    outcome: z
      .object({
        value: z.enum(['resolved', 'improved', 'stable', 'progressed', 'relapsed', 'died', 'not-reported']),
        evidence: EvidenceSchema,
      })
      .readonly(),
    followUp: z
      .object({ iso8601duration: DurationSchema, days: z.number(), evidence: EvidenceSchema })
      .readonly()
      .optional(),
    complications: z
      .array(z.object({ concept: ConceptRefSchema, evidence: EvidenceSchema }).readonly())
      .readonly(),
  })
  .readonly();
export type Course = z.infer<typeof CourseSchema>;

export const ClaimSchema = z
  .object({
    kind: z.enum(['novelty', 'rarity', 'causality']),
    concepts: z.array(ConceptRefSchema).readonly(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Claim = z.infer<typeof ClaimSchema>;

/** What is doubtful about a case: data, never an exception. */
export const IssueSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    message: z.string(),
    span: SpanSchema.optional(),
  })
  .readonly();
export type Issue = z.infer<typeof IssueSchema>;

export const SoftwareVersionsSchema = z
  .object({
    program: z.string(),
    terminologies: z
      .array(z.object({ name: z.string(), version: z.string(), sha256: z.string() }).readonly())
      .readonly(),
  })
  .readonly();
export type SoftwareVersions = z.infer<typeof SoftwareVersionsSchema>;

/** What a report says about one patient, every fact tied to the words that say it. */
export const CaseSchema = z
  .object({
    id: CaseIdSchema,
    /** Version of this schema. */
    schemaVersion: z.literal(1),
    title: z.string().optional(),
    report: ReportSchema,
    subject: SubjectSchema,
    conditions: z.array(ConditionSchema).readonly(),
    findings: z.array(FindingSchema).readonly(),
    measurements: z.array(MeasurementSchema).readonly(),
    investigations: z.array(InvestigationSchema).readonly(),
    treatments: z.array(TreatmentSchema).readonly(),
    course: CourseSchema,
    claims: z.array(ClaimSchema).readonly(),
    issues: z.array(IssueSchema).readonly(),
    /** Only for cases that a person coded. */
    curation: CurationSchema.optional(),
    /** The report's text that the spans point into; absent where a licence forbids keeping it. */
    text: z.string().optional(),
    versions: SoftwareVersionsSchema,
  })
  .readonly();
export type Case = z.infer<typeof CaseSchema>;
