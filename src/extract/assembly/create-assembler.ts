import type { Case, Citation } from '../../case/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import type { Resources } from '../resource.ts';
import { readAnalytes } from './analytes.ts';
import { assembleConditions } from './assemble-conditions.ts';
import { assembleCourse } from './assemble-course.ts';
import { assembleFindings } from './assemble-findings.ts';
import { assembleInvestigations } from './assemble-investigations.ts';
import { assembleMeasurements } from './assemble-measurements.ts';
import { assembleTreatments } from './assemble-treatments.ts';
import { findClaims } from './claims.ts';
import { createCueScanner, readPlaceWords } from './cues.ts';
import { readGenericNames } from './generic-names.ts';
import { createDoubtFinder } from './issues.ts';
import { timeFacts } from './onsets.ts';
import { type PatientView, viewPatients } from './patient-view.ts';
import { linkDoses, linkValues, type Relation } from './relations/index.ts';
import { viewReport } from './report-view.ts';
import { findResponses } from './responses.ts';
import type { Stages } from './stages.ts';
import { ageInYears, resolveSubject } from './subject/index.ts';

/** What one patient's case holds before it has an id, a report and versions. */
export type CaseFacts = Pick<
  Case,
  | 'subject'
  | 'conditions'
  | 'findings'
  | 'measurements'
  | 'investigations'
  | 'treatments'
  | 'course'
  | 'claims'
  | 'issues'
>;

export interface Assembly {
  /** One for each patient that the report tells of apart; at least one. */
  readonly cases: readonly CaseFacts[];
  readonly relations: readonly Relation[];
  readonly citation: Citation;
}

/** Gives the function that makes cases of the mentions: stage five. Cost linear in tokens and mentions. */
export function createAssembler(options: {
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
}): (stages: Stages) => Assembly {
  const { resources, vocabulary } = options;
  const scanCues = createCueScanner(resources);
  const placeWords = readPlaceWords(resources);
  const analytes = readAnalytes(resources, vocabulary);
  const generic = readGenericNames(resources);
  const findDoubts = createDoubtFinder(resources);

  return (stages) => {
    const { document, mentions } = stages;
    const relations = [...linkDoses(document, mentions), ...linkValues(document, mentions)];
    const report = viewReport(stages, scanCues(document.tokens), placeWords, relations);
    const claims = findClaims(report);
    const { views, unparted } = viewPatients(report);
    const factsOf = (view: PatientView): CaseFacts => {
      const subject = resolveSubject(document, view.told, mentions);
      const ageYears = subject.age === undefined ? undefined : ageInYears(subject.age.value);
      const times = timeFacts(view, ageYears);
      const responses = findResponses(view);
      const measured = assembleMeasurements(
        view,
        {
          ...(subject.sex !== undefined && { sex: subject.sex.value }),
          ...(ageYears !== undefined && { ageYears }),
        },
        analytes,
        generic,
      );
      const investigated = assembleInvestigations(view, generic);
      const treatments = assembleTreatments(view, responses, generic);
      const course = assembleCourse(view, responses, generic);
      const findings = withDerived(assembleFindings(view, times, generic), measured.derived);
      return {
        subject: withVitalStatus(subject, course),
        conditions: assembleConditions(view, times, generic, vocabulary),
        findings,
        measurements: measured.measurements,
        investigations: investigated.investigations,
        treatments,
        course,
        claims,
        issues: [
          ...findDoubts(view, { subject, treatments }),
          ...measured.issues,
          ...investigated.issues,
          ...(unparted ? [UNPARTED] : []),
        ],
      };
    };
    return { cases: views.map(factsOf), relations, citation: citationOf(stages) };
  };
}

const UNPARTED: Case['issues'][number] = {
  code: 'patients-not-parted',
  severity: 'warning',
  message:
    'The report tells of several patients, and nothing in it parts them: the facts below may belong to different patients.',
};

function withVitalStatus(subject: Case['subject'], { outcome }: Case['course']): Case['subject'] {
  if (outcome.value !== 'died') return subject;
  return { ...subject, vitalStatus: { value: 'deceased', evidence: outcome.evidence } };
}

/** Adds derived findings that the report does not state itself. */
function withDerived(findings: Case['findings'], derived: Case['findings']): Case['findings'] {
  if (derived.length === 0) return findings;
  const stated = new Set(findings.filter((f) => f.status === 'present').map((f) => f.concept.id));
  return [...findings, ...derived.filter((f) => !stated.has(f.concept.id))];
}

function citationOf({ document, sections }: Stages): Citation {
  const { licence: _licence, ...citation } = document.citation;
  if (citation.title !== undefined) return citation;
  const title = sections.find((section) => section.kind === 'title');
  if (title === undefined) return citation;
  return { ...citation, title: document.text.slice(title.span.start, title.span.end).trim() };
}
