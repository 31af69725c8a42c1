import { createHash } from 'node:crypto';
import { type Case, type CaseId, type Investigation, type SoftwareVersions } from '../../../case/index.ts';
import { InputError } from '../../../errors.ts';
import { createNoteBook, type NoteBook } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { Reference, ResourceOf } from '../resources.ts';
import { codeIn, readConcept, readConcepts, readWord } from './concepts.ts';
import { readConditions } from './read-conditions.ts';
import { evidenceReader, type EvidenceReader } from './read-evidence.ts';
import { readFinding, readMeasurement, shownFinding, statusOf } from './read-observation.ts';
import { readReport } from './read-report.ts';
import { readOutcome, readSubject } from './read-subject.ts';
import { readTreatments } from './read-treatments.ts';
import { readPool, type ResourcePool } from './resource-pool.ts';

/**
 * A case for each patient of a FHIR R4 Bundle, of ours or a hospital's; what is not read stands among its issues.
 *
 * Codings of unknown systems are kept by their words. Throws `InputError`: `fhir-not-bundle`, `fhir-version`, `fhir-no-patient`.
 */
export function casesFromBundle(value: object, versions: SoftwareVersions): readonly Case[] {
  const bundle = value as Readonly<Record<string, unknown>>;
  if (bundle['resourceType'] !== 'Bundle') {
    throw new InputError(
      'fhir-not-bundle',
      `This is a FHIR ${String(bundle['resourceType'])}; a Bundle with the patient and the resources about the patient is read.`,
    );
  }
  const notes = createNoteBook();
  const pool = readPool(bundle, notes);
  const patients = pool.all('Patient');
  if (patients.length === 0) {
    throw new InputError(
      'fhir-no-patient',
      'The Bundle holds no Patient (R4) that can be read, so nothing says whom its resources are about.',
    );
  }
  return patients.map((patient) => readCase(bundle, pool, patient, patients.length, versions, notes));
}

function readCase(
  bundle: Readonly<Record<string, unknown>>,
  pool: ResourcePool,
  patient: ResourceOf<'Patient'>,
  patientCount: number,
  versions: SoftwareVersions,
  notes: NoteBook,
): Case {
  const isAbout = (subject: Reference | undefined) =>
    (patientCount === 1 && subject === undefined) || pool.find('Patient', subject) === patient;
  const ofPatient = <T extends { readonly subject?: Reference | undefined }>(all: readonly T[]) =>
    all.filter(({ subject }) => isAbout(subject));
  const observations = ofPatient(pool.all('Observation')).filter(
    ({ status }) => status !== 'entered-in-error' && status !== 'cancelled',
  );
  const documents = ofPatient(pool.all('DocumentReference'));
  const { report, title, text } = readReport(documents);
  const evidenceOf = evidenceReader(pool, text);
  const { conditions, complications } = readConditions(
    ofPatient(pool.all('Condition')),
    pool.all('FamilyMemberHistory').filter((one) => isAbout(one.patient)),
    evidenceOf,
    notes,
  );
  const reports = ofPatient(pool.all('DiagnosticReport'));
  const inReports = new Set(
    reports
      .filter(isInvestigation)
      .flatMap(({ result }) => (result ?? []).flatMap((one) => pool.find('Observation', one) ?? [])),
  );
  // Parts of ours tell of the patient, the course or a treatment, and are read with these.
  const free = observations.filter((one) => !inReports.has(one) && codeIn(OWN.part, one.code) === undefined);
  const findings = free.flatMap((one) => {
    const status = statusOf(one);
    return status === undefined ? [] : (readFinding(one, status, evidenceOf) ?? []);
  });
  const treatments = readTreatments(
    {
      pool,
      observations,
      actions: [
        ...ofPatient(pool.all('MedicationStatement')),
        ...ofPatient(pool.all('MedicationRequest')),
        ...ofPatient(pool.all('Procedure')),
      ],
      adverseEvents: ofPatient(pool.all('AdverseEvent')),
    },
    evidenceOf,
    notes,
  );
  const firstSeen = ofPatient(pool.all('Encounter'))
    .flatMap(({ period }) => period?.start ?? [])
    .concat(observations.flatMap(({ effectiveDateTime }) => effectiveDateTime ?? []))
    .sort()[0];
  return {
    id: idOf(bundle, patient, patientCount),
    schemaVersion: 1,
    ...(title !== undefined && { title }),
    report,
    subject: readSubject(patient, observations, firstSeen, evidenceOf, notes),
    conditions,
    findings,
    measurements: free
      .filter((one) => statusOf(one) === undefined)
      .flatMap((one) => readMeasurement(one, evidenceOf, notes) ?? []),
    investigations: reports
      .filter(isInvestigation)
      .flatMap((one) => readInvestigation(one, pool, evidenceOf)),
    treatments,
    course: { ...readOutcome(observations, evidenceOf), complications },
    claims: [],
    issues: notes.list().map(({ code, message }) => ({ code: `fhir-${code}`, severity: 'note', message })),
    source: { format: 'fhir-r4', ...(typeof bundle['id'] === 'string' && { id: bundle['id'] }) },
    ...(text !== undefined && { text }),
    versions,
  };
}

const KINDS = [
  'imaging',
  'pathology',
  'serology',
  'microbiology',
  'genetics',
  'electrophysiology',
  'endoscopy',
  'other',
] as const;
const SERVICES: Readonly<Record<string, Investigation['kind']>> = {
  RAD: 'imaging',
  CT: 'imaging',
  NMR: 'imaging',
  RUS: 'imaging',
  VUS: 'imaging',
  PAT: 'pathology',
  SP: 'pathology',
  CP: 'pathology',
  SR: 'serology',
  IMM: 'serology',
  MB: 'microbiology',
  GE: 'genetics',
  EC: 'electrophysiology',
  EN: 'electrophysiology',
};

/** A hospital's laboratory panel is no investigation: its values stand for themselves. */
function isInvestigation({ category }: ResourceOf<'DiagnosticReport'>): boolean {
  const codes = (category ?? []).map((one) => codeIn('v2-0074', one) ?? one.coding?.[0]?.code);
  return !codes.some((code) => code === 'LAB' || code === 'CH' || code === 'HM');
}

function readInvestigation(
  one: ResourceOf<'DiagnosticReport'>,
  pool: ResourcePool,
  evidenceOf: EvidenceReader,
): readonly Investigation[] {
  const modality = readConcept(one.code);
  if (modality === undefined || one.status === 'entered-in-error') return [];
  const kind =
    one.category?.flatMap((category) => readWord(KINDS, category) ?? [])[0] ??
    one.category?.flatMap((category) => SERVICES[codeIn('v2-0074', category) ?? ''] ?? [])[0] ??
    'other';
  const sites = readConcepts(
    (one.extension ?? [])
      .filter(({ url }) => url === `${OWN.extension}site`)
      .flatMap(({ valueCodeableConcept }) => valueCodeableConcept ?? []),
  );
  const results = (one.result ?? []).flatMap((reference) => pool.find('Observation', reference) ?? []);
  const shown = results.flatMap((result) => {
    const finding = readFinding(result, statusOf(result) ?? 'present', evidenceOf);
    return finding === undefined ? [] : [shownFinding(finding)];
  });
  const concluded = readConcepts(
    one.conclusionCode?.filter((code) => readWord(RESULTS, code) === undefined),
  ).map((concept) => ({ concept, status: 'present' as const, evidence: evidenceOf(one) }));
  const interpretation = one.conclusionCode?.flatMap((code) => readWord(RESULTS, code) ?? [])[0];
  const isFigure = one.conclusion !== undefined && /^fig/i.test(one.conclusion);
  const evidence = evidenceOf(one);
  return [
    {
      modality,
      kind,
      ...(sites.length > 0 && { sites }),
      findings: [...shown, ...concluded],
      ...(interpretation !== undefined && { interpretation }),
      ...(isFigure && one.conclusion !== undefined && { figure: one.conclusion }),
      evidence: one.conclusion === undefined || isFigure ? evidence : { ...evidence, note: one.conclusion },
    },
  ];
}

const RESULTS = ['normal', 'abnormal', 'positive', 'negative'] as const;

/** Our Bundles carry the case's id; another system's id is a pseudonym made from its own, so that nothing leads back to the person. */
function idOf(
  bundle: Readonly<Record<string, unknown>>,
  patient: ResourceOf<'Patient'>,
  patientCount: number,
): CaseId {
  const { system, value } = (bundle['identifier'] ?? {}) as {
    readonly system?: unknown;
    readonly value?: unknown;
  };
  if (system === OWN.caseId && typeof value === 'string' && value !== '' && patientCount === 1)
    return value.slice(0, 200) as CaseId;
  const name = JSON.stringify([bundle['id'] ?? value ?? '', patient.id ?? '', patient.birthDate ?? '']);
  return `fhir-${createHash('sha256').update(name).digest('hex').slice(0, 16)}` as CaseId;
}
