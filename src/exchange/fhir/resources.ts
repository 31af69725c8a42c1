import { z } from 'zod';

// What is read and written of FHIR R4 (4.0.1). Elements that a case has no room for are let through unread.

const CodingSchema = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});
export const CodeableConceptSchema = z.object({
  coding: z.array(CodingSchema).optional(),
  text: z.string().optional(),
});
export type CodeableConcept = z.infer<typeof CodeableConceptSchema>;

const ReferenceSchema = z.object({
  reference: z.string().optional(),
  display: z.string().optional(),
  identifier: z.object({ system: z.string().optional(), value: z.string().optional() }).optional(),
});
export type Reference = z.infer<typeof ReferenceSchema>;

export const FhirQuantitySchema = z.object({
  extension: z.array(z.object({ url: z.string(), valueBoolean: z.boolean().optional() })).optional(),
  value: z.number().optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
});
export type FhirQuantity = z.infer<typeof FhirQuantitySchema>;

const RangeSchema = z.object({ low: FhirQuantitySchema.optional(), high: FhirQuantitySchema.optional() });
const PeriodSchema = z.object({ start: z.string().optional(), end: z.string().optional() });

export interface Extension {
  url: string;
  valueString?: string | undefined;
  valueInteger?: number | undefined;
  valueBoolean?: boolean | undefined;
  valueCodeableConcept?: CodeableConcept | undefined;
  valueDateTime?: string | undefined;
  valuePeriod?: { start?: string | undefined; end?: string | undefined } | undefined;
  valueQuantity?: FhirQuantity | undefined;
  extension?: Extension[] | undefined;
}
const ExtensionSchema: z.ZodType<Extension> = z.lazy(() =>
  z.object({
    url: z.string(),
    valueString: z.string().optional(),
    valueInteger: z.int().optional(),
    valueBoolean: z.boolean().optional(),
    valueCodeableConcept: CodeableConceptSchema.optional(),
    valueDateTime: z.string().optional(),
    valuePeriod: PeriodSchema.optional(),
    valueQuantity: FhirQuantitySchema.optional(),
    extension: z.array(ExtensionSchema).optional(),
  }),
);

const IdentifierSchema = z.object({ system: z.string().optional(), value: z.string().optional() });
const AnnotationSchema = z.object({ text: z.string().optional() });
const base = {
  id: z.string().optional(),
  extension: z.array(ExtensionSchema).optional(),
};

export const PatientSchema = z.object({
  ...base,
  resourceType: z.literal('Patient'),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
});

export const ConditionResourceSchema = z.object({
  ...base,
  resourceType: z.literal('Condition'),
  clinicalStatus: CodeableConceptSchema.optional(),
  verificationStatus: CodeableConceptSchema.optional(),
  category: z.array(CodeableConceptSchema).optional(),
  code: CodeableConceptSchema.optional(),
  bodySite: z.array(CodeableConceptSchema).optional(),
  subject: ReferenceSchema,
  onsetDateTime: z.string().optional(),
  onsetAge: FhirQuantitySchema.optional(),
  onsetPeriod: PeriodSchema.optional(),
  onsetRange: RangeSchema.optional(),
  onsetString: z.string().optional(),
  abatementDateTime: z.string().optional(),
  abatementAge: FhirQuantitySchema.optional(),
  abatementPeriod: PeriodSchema.optional(),
  abatementRange: RangeSchema.optional(),
  abatementString: z.string().optional(),
  recordedDate: z.string().optional(),
  stage: z
    .array(z.object({ summary: CodeableConceptSchema.optional(), type: CodeableConceptSchema.optional() }))
    .optional(),
  note: z.array(AnnotationSchema).optional(),
});

const valueFields = {
  valueQuantity: FhirQuantitySchema.optional(),
  valueCodeableConcept: CodeableConceptSchema.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.int().optional(),
  valueRange: RangeSchema.optional(),
  valueDateTime: z.string().optional(),
  valuePeriod: PeriodSchema.optional(),
};

export const ObservationComponentSchema = z.object({ code: CodeableConceptSchema, ...valueFields });
export type ObservationComponent = z.infer<typeof ObservationComponentSchema>;

export const ObservationResourceSchema = z.object({
  ...base,
  resourceType: z.literal('Observation'),
  partOf: z.array(ReferenceSchema).optional(),
  status: z.string().optional(),
  category: z.array(CodeableConceptSchema).optional(),
  code: CodeableConceptSchema,
  subject: ReferenceSchema.optional(),
  effectiveDateTime: z.string().optional(),
  effectivePeriod: PeriodSchema.optional(),
  ...valueFields,
  interpretation: z.array(CodeableConceptSchema).optional(),
  note: z.array(AnnotationSchema).optional(),
  bodySite: CodeableConceptSchema.optional(),
  method: CodeableConceptSchema.optional(),
  referenceRange: z
    .array(
      z.object({
        low: FhirQuantitySchema.optional(),
        high: FhirQuantitySchema.optional(),
        text: z.string().optional(),
      }),
    )
    .optional(),
  component: z.array(ObservationComponentSchema).optional(),
});

export const DiagnosticReportSchema = z.object({
  ...base,
  resourceType: z.literal('DiagnosticReport'),
  status: z.string().optional(),
  category: z.array(CodeableConceptSchema).optional(),
  code: CodeableConceptSchema,
  subject: ReferenceSchema.optional(),
  result: z.array(ReferenceSchema).optional(),
  conclusion: z.string().optional(),
  conclusionCode: z.array(CodeableConceptSchema).optional(),
});

const DosageSchema = z.object({
  text: z.string().optional(),
  route: CodeableConceptSchema.optional(),
  timing: z
    .object({
      code: CodeableConceptSchema.optional(),
      repeat: z
        .object({
          boundsPeriod: PeriodSchema.optional(),
          frequency: z.number().optional(),
          period: z.number().optional(),
          periodUnit: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  doseAndRate: z
    .array(z.object({ doseQuantity: FhirQuantitySchema.optional(), doseRange: RangeSchema.optional() }))
    .optional(),
});
export type Dosage = z.infer<typeof DosageSchema>;

const medication = {
  ...base,
  status: z.string().optional(),
  medicationCodeableConcept: CodeableConceptSchema.optional(),
  medicationReference: ReferenceSchema.optional(),
  contained: z.array(z.looseObject({ id: z.string().optional(), resourceType: z.string() })).optional(),
  subject: ReferenceSchema,
  reasonCode: z.array(CodeableConceptSchema).optional(),
  note: z.array(AnnotationSchema).optional(),
};

export const MedicationStatementSchema = z.object({
  ...medication,
  resourceType: z.literal('MedicationStatement'),
  statusReason: z.array(CodeableConceptSchema).optional(),
  effectiveDateTime: z.string().optional(),
  effectivePeriod: PeriodSchema.optional(),
  dosage: z.array(DosageSchema).optional(),
});

/** A hospital's orders and administrations, read as treatments too. */
export const MedicationRequestSchema = z.object({
  ...medication,
  resourceType: z.literal('MedicationRequest'),
  authoredOn: z.string().optional(),
  dosageInstruction: z.array(DosageSchema).optional(),
});

export const MedicationSchema = z.object({
  ...base,
  resourceType: z.literal('Medication'),
  code: CodeableConceptSchema.optional(),
});

export const ProcedureResourceSchema = z.object({
  ...base,
  resourceType: z.literal('Procedure'),
  status: z.string().optional(),
  category: CodeableConceptSchema.optional(),
  code: CodeableConceptSchema.optional(),
  subject: ReferenceSchema,
  performedDateTime: z.string().optional(),
  performedPeriod: PeriodSchema.optional(),
  performedString: z.string().optional(),
  performedAge: FhirQuantitySchema.optional(),
  performedRange: RangeSchema.optional(),
  reasonCode: z.array(CodeableConceptSchema).optional(),
  bodySite: z.array(CodeableConceptSchema).optional(),
  statusReason: CodeableConceptSchema.optional(),
  note: z.array(AnnotationSchema).optional(),
});

export const AdverseEventSchema = z.object({
  ...base,
  resourceType: z.literal('AdverseEvent'),
  actuality: z.string().optional(),
  event: CodeableConceptSchema.optional(),
  subject: ReferenceSchema,
  suspectEntity: z.array(z.object({ instance: ReferenceSchema })).optional(),
});

export const FamilyMemberHistorySchema = z.object({
  ...base,
  resourceType: z.literal('FamilyMemberHistory'),
  status: z.string().optional(),
  patient: ReferenceSchema,
  relationship: CodeableConceptSchema.optional(),
  condition: z
    .array(
      z.object({
        code: CodeableConceptSchema,
        onsetAge: FhirQuantitySchema.optional(),
        onsetRange: RangeSchema.optional(),
        onsetPeriod: PeriodSchema.optional(),
        onsetString: z.string().optional(),
        note: z.array(AnnotationSchema).optional(),
      }),
    )
    .optional(),
});

export const DocumentReferenceSchema = z.object({
  ...base,
  resourceType: z.literal('DocumentReference'),
  status: z.string().optional(),
  identifier: z.array(IdentifierSchema).optional(),
  type: CodeableConceptSchema.optional(),
  subject: ReferenceSchema.optional(),
  author: z.array(ReferenceSchema).optional(),
  custodian: ReferenceSchema.optional(),
  description: z.string().optional(),
  content: z.array(
    z.object({
      attachment: z.object({
        contentType: z.string().optional(),
        language: z.string().optional(),
        data: z.string().optional(),
        url: z.string().optional(),
        title: z.string().optional(),
        creation: z.string().optional(),
      }),
    }),
  ),
});

export const ProvenanceSchema = z.object({
  ...base,
  resourceType: z.literal('Provenance'),
  target: z.array(ReferenceSchema),
  activity: CodeableConceptSchema.optional(),
  entity: z
    .array(
      z.object({
        extension: z.array(ExtensionSchema).optional(),
        role: z.string().optional(),
        what: ReferenceSchema,
      }),
    )
    .optional(),
});

export const CompositionSchema = z.object({
  ...base,
  resourceType: z.literal('Composition'),
  identifier: IdentifierSchema.optional(),
  title: z.string().optional(),
  date: z.string().optional(),
  subject: ReferenceSchema.optional(),
});

export const EncounterSchema = z.object({
  ...base,
  resourceType: z.literal('Encounter'),
  subject: ReferenceSchema.optional(),
  period: PeriodSchema.optional(),
});

/** Every resource that is read, by its type. */
export const RESOURCE_SCHEMAS = {
  Patient: PatientSchema,
  Condition: ConditionResourceSchema,
  Observation: ObservationResourceSchema,
  DiagnosticReport: DiagnosticReportSchema,
  MedicationStatement: MedicationStatementSchema,
  MedicationRequest: MedicationRequestSchema,
  Medication: MedicationSchema,
  Procedure: ProcedureResourceSchema,
  AdverseEvent: AdverseEventSchema,
  FamilyMemberHistory: FamilyMemberHistorySchema,
  DocumentReference: DocumentReferenceSchema,
  Provenance: ProvenanceSchema,
  Composition: CompositionSchema,
  Encounter: EncounterSchema,
} as const;
export type ResourceType = keyof typeof RESOURCE_SCHEMAS;
export type ResourceOf<T extends ResourceType> = z.infer<(typeof RESOURCE_SCHEMAS)[T]>;

/** A resource as it is written: its required elements are the writer's to keep. */
export type WrittenResource = { readonly resourceType: string } & Readonly<Record<string, unknown>>;

/** A FHIR Bundle as it is written. */
export interface Bundle {
  readonly resourceType: 'Bundle';
  readonly id?: string;
  readonly identifier: { readonly system: string; readonly value: string };
  readonly type: 'document';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: WrittenResource }[];
}
