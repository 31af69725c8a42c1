/** An ontology class: `HP:0001945`, Fever. */
export interface OntologyClass {
  readonly id: string;
  readonly label: string;
}

/** Exactly one of these is set. */
export interface TimeElement {
  readonly age?: Age;
  readonly ageRange?: { readonly start: Age; readonly end: Age };
  readonly ontologyClass?: OntologyClass;
  readonly timestamp?: string;
  readonly interval?: TimeInterval;
  readonly gestationalAge?: { readonly weeks?: number; readonly days?: number };
}

interface Age {
  readonly iso8601duration: string;
}

/** ISO 8601 timestamps, UTC. */
export interface TimeInterval {
  readonly start?: string;
  readonly end?: string;
}

export interface ExternalReference {
  readonly id?: string;
  readonly reference?: string;
  readonly description?: string;
}

export interface PhenopacketEvidence {
  readonly evidenceCode?: OntologyClass;
  readonly reference?: ExternalReference;
}

export interface Individual {
  readonly id?: string;
  readonly timeAtLastEncounter?: TimeElement;
  readonly vitalStatus?: {
    readonly status?: string;
    readonly timeOfDeath?: TimeElement;
    readonly causeOfDeath?: OntologyClass;
    readonly survivalTimeInDays?: number;
  };
  readonly sex?: string;
  readonly karyotypicSex?: string;
  readonly gender?: OntologyClass;
}

export interface PhenotypicFeature {
  readonly description?: string;
  readonly type?: OntologyClass;
  readonly excluded?: boolean;
  readonly severity?: OntologyClass;
  readonly modifiers?: readonly OntologyClass[];
  readonly onset?: TimeElement;
  readonly resolution?: TimeElement;
  readonly evidence?: readonly PhenopacketEvidence[];
}

export interface Disease {
  readonly term?: OntologyClass;
  readonly excluded?: boolean;
  readonly onset?: TimeElement;
  readonly resolution?: TimeElement;
  readonly diseaseStage?: readonly OntologyClass[];
  readonly clinicalTnmFinding?: readonly OntologyClass[];
  readonly primarySite?: OntologyClass;
  readonly laterality?: OntologyClass;
}

export interface PhenopacketQuantity {
  readonly unit?: OntologyClass;
  readonly value?: number;
  readonly referenceRange?: { readonly unit?: OntologyClass; readonly low?: number; readonly high?: number };
}

export interface TypedQuantity {
  readonly type?: OntologyClass;
  readonly quantity?: PhenopacketQuantity;
}

export interface PhenopacketProcedure {
  readonly code?: OntologyClass;
  readonly bodySite?: OntologyClass;
  readonly performed?: TimeElement;
}

export interface PhenopacketMeasurement {
  readonly description?: string;
  readonly assay?: OntologyClass;
  readonly value?: { readonly quantity?: PhenopacketQuantity; readonly ontologyClass?: OntologyClass };
  readonly complexValue?: { readonly typedQuantities?: readonly TypedQuantity[] };
  readonly timeObserved?: TimeElement;
  readonly procedure?: PhenopacketProcedure;
}

export interface DoseInterval {
  readonly quantity?: PhenopacketQuantity;
  readonly scheduleFrequency?: OntologyClass;
  readonly interval?: TimeInterval;
}

export interface MedicalAction {
  readonly procedure?: PhenopacketProcedure;
  readonly treatment?: {
    readonly agent?: OntologyClass;
    readonly routeOfAdministration?: OntologyClass;
    readonly doseIntervals?: readonly DoseInterval[];
    readonly cumulativeDose?: PhenopacketQuantity;
  };
  readonly radiationTherapy?: {
    readonly modality?: OntologyClass;
    readonly bodySite?: OntologyClass;
    readonly dosage?: number;
    readonly fractions?: number;
  };
  readonly therapeuticRegimen?: {
    readonly externalReference?: ExternalReference;
    readonly ontologyClass?: OntologyClass;
    readonly startTime?: TimeElement;
    readonly endTime?: TimeElement;
  };
  readonly treatmentTarget?: OntologyClass;
  readonly treatmentIntent?: OntologyClass;
  readonly responseToTreatment?: OntologyClass;
  readonly adverseEvents?: readonly OntologyClass[];
  readonly treatmentTerminationReason?: OntologyClass;
}

export interface GeneDescriptor {
  readonly valueId?: string;
  readonly symbol?: string;
}

export interface VariationDescriptor {
  readonly id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly geneContext?: GeneDescriptor;
  readonly expressions?: readonly {
    readonly syntax?: string;
    readonly value?: string;
    readonly version?: string | undefined;
  }[];
  readonly vcfRecord?: {
    readonly genomeAssembly?: string;
    readonly chrom?: string;
    /** A number; canonical protobuf JSON writes 64-bit numbers as strings, and both are read. */
    readonly pos?: number | string;
    readonly id?: string;
    readonly ref?: string;
    readonly alt?: string;
    readonly qual?: string;
    readonly filter?: string;
    readonly info?: string;
  };
  readonly moleculeContext?: string;
  readonly structuralType?: OntologyClass;
  readonly allelicState?: OntologyClass;
}

export interface GenomicInterpretation {
  readonly subjectOrBiosampleId?: string;
  readonly interpretationStatus?: string;
  readonly gene?: GeneDescriptor;
  readonly variantInterpretation?: {
    readonly acmgPathogenicityClassification?: string;
    readonly therapeuticActionability?: string;
    readonly variationDescriptor?: VariationDescriptor;
  };
}

export interface PhenopacketInterpretation {
  readonly id?: string;
  readonly progressStatus?: string;
  readonly diagnosis?: {
    readonly disease?: OntologyClass;
    readonly genomicInterpretations?: readonly GenomicInterpretation[];
  };
  readonly summary?: string;
}

export interface PhenopacketResource {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly version: string;
  readonly namespacePrefix: string;
  readonly iriPrefix: string;
}

export interface MetaData {
  readonly created?: string;
  readonly createdBy?: string;
  readonly submittedBy?: string;
  readonly resources?: readonly Partial<PhenopacketResource>[];
  readonly phenopacketSchemaVersion?: string;
  readonly externalReferences?: readonly ExternalReference[];
}

/** A Phenopacket v2 as JSON: what a case has room for of it (see `message-table.ts`). */
export interface Phenopacket {
  readonly id: string;
  readonly subject?: Individual;
  readonly phenotypicFeatures?: readonly PhenotypicFeature[];
  readonly measurements?: readonly PhenopacketMeasurement[];
  readonly interpretations?: readonly PhenopacketInterpretation[];
  readonly diseases?: readonly Disease[];
  readonly medicalActions?: readonly MedicalAction[];
  readonly metaData: MetaData;
}
