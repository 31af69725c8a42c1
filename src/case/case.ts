import { z } from 'zod';
import { CaseIdSchema } from './case-id.ts';
import { CaseSourceSchema } from './case-source.ts';
import { CurationSchema } from './curation.ts';
import { ConceptRefSchema, EvidenceSchema, StatusSchema } from './evidence.ts';
import { InterpretationSchema } from './interpretation.ts';
import { PlaceSchema } from './place.ts';
import { QuantitySchema } from './quantity.ts';
import { SpanSchema } from './span.ts';
import { AgeSchema, DurationSchema, TimeSchema } from './time.ts';
import { TreatmentSchema } from './treatment.ts';

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
    /** What the source was: `pdf`, `docx`, `jats`, `html`, `pubmed` … */
    format: z.string().optional(),
    /** Where in the source each stretch of the text stands, in the order of the text; absent for formats without pages and elements. */
    places: z.array(PlaceSchema).readonly().optional(),
  })
  .readonly();
export type Report = z.infer<typeof ReportSchema>;

export const SubjectSchema = z
  .object({
    /** What the source calls this person: a pseudonym such as `II-3`. */
    sourceId: z.string().optional(),
    sex: z
      .object({ value: z.enum(['female', 'male', 'other']), evidence: EvidenceSchema })
      .readonly()
      .optional(),
    /** Age at presentation. */
    age: z.object({ value: AgeSchema, evidence: EvidenceSchema }).readonly().optional(),
    /** When the person was last seen, where it is told in another way than as an age. */
    lastEncounter: z.object({ time: TimeSchema, evidence: EvidenceSchema }).readonly().optional(),
    vitalStatus: z
      .object({
        value: z.enum(['alive', 'deceased']),
        timeOfDeath: TimeSchema.optional(),
        causeOfDeath: ConceptRefSchema.optional(),
        survivalDays: z.int().nonnegative().optional(),
        evidence: EvidenceSchema,
      })
      .readonly()
      .optional(),
    gender: ConceptRefSchema.optional(),
    /** As in Phenopacket v2: `XX`, `XY`, `XO` …, `other`. */
    karyotypicSex: z
      .enum(['XX', 'XY', 'XO', 'XXY', 'XXX', 'XXYY', 'XXXY', 'XXXX', 'XYY', 'other'])
      .optional(),
  })
  .readonly();
export type Subject = z.infer<typeof SubjectSchema>;

const LateralitySchema = z.enum(['left', 'right', 'bilateral', 'unilateral']);

export const ConditionSchema = z
  .object({
    concept: ConceptRefSchema,
    status: StatusSchema,
    role: z.enum(['main', 'underlying', 'comorbidity', 'history', 'family']),
    /** For the role `family`: the relative, in the report's word ("mother"). */
    relative: z.string().optional(),
    onset: TimeSchema.optional(),
    resolution: TimeSchema.optional(),
    stages: z.array(ConceptRefSchema).readonly().optional(),
    /** Findings of the clinical TNM classification. */
    tnm: z.array(ConceptRefSchema).readonly().optional(),
    primarySite: ConceptRefSchema.optional(),
    laterality: LateralitySchema.optional(),
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
    laterality: LateralitySchema.optional(),
    severity: z.enum(['borderline', 'mild', 'moderate', 'severe', 'profound']).optional(),
    /** Words on how far it reaches: `generalised`, `localised`, `universalis`. */
    extent: z.string().optional(),
    /** Other concepts that say more of it: progressive, triggered by cold. */
    modifiers: z.array(ConceptRefSchema).readonly().optional(),
    onset: TimeSchema.optional(),
    resolution: TimeSchema.optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Finding = z.infer<typeof FindingSchema>;

export const MeasurementSchema = z
  .object({
    analyte: ConceptRefSchema,
    quantity: QuantitySchema.optional(),
    /** A result that is a concept and no number. */
    valueConcept: ConceptRefSchema.optional(),
    /** A result of several numbers, each with what it is of. */
    components: z
      .array(z.object({ type: ConceptRefSchema, quantity: QuantitySchema }).readonly())
      .readonly()
      .optional(),
    /** How the sample was taken or the measurement was made. */
    procedure: ConceptRefSchema.optional(),
    /** The report's own. */
    referenceRange: z
      .object({ low: z.number().optional(), high: z.number().optional(), unit: z.string().optional() })
      .readonly()
      .optional(),
    interpretation: z.enum(['low', 'normal', 'high', 'abnormal', 'positive', 'negative']).optional(),
    /** Whether the report said so or a range was compared. */
    interpretationBasis: z.enum(['stated', 'report-range', 'adult-range', 'child-range']).optional(),
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
    interpretations: z.array(InterpretationSchema).readonly().optional(),
    issues: z.array(IssueSchema).readonly(),
    source: CaseSourceSchema.optional(),
    /** Only for cases that a person coded. */
    curation: CurationSchema.optional(),
    /** The report's text that the spans point into; absent where a licence forbids keeping it. */
    text: z.string().optional(),
    versions: SoftwareVersionsSchema,
  })
  .readonly();
export type Case = z.infer<typeof CaseSchema>;
