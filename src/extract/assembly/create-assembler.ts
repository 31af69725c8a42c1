import type { Case, Citation } from '../../case/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import { PhraseTable } from '../document/index.ts';
import { type Resources, readRows } from '../resource.ts';
import { assembleConditions } from './assemble-conditions.ts';
import { createCourseAssembler } from './assemble-course.ts';
import { assembleFindings } from './assemble-findings.ts';
import { createInvestigationAssembler } from './assemble-investigations.ts';
import { createMeasurementAssembler } from './assemble-measurements.ts';
import { createTreatmentAssembler } from './assemble-treatments.ts';
import { createClaimFinder } from './claims.ts';
import { doubtsOf } from './issues.ts';
import { timeFacts } from './onsets.ts';
import { type PatientView, viewPatients } from './patient-view.ts';
import { createQualifierFinder } from './qualifiers.ts';
import { linkDoses, linkValues, type Relation } from './relations/index.ts';
import { createResponseFinder } from './responses.ts';
import type { Stages } from './stages.ts';
import { resolveSubject } from './subject/index.ts';

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

/** Gives the function that makes cases of the mentions: stage five. */
export function createAssembler(options: {
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
}): (stages: Stages) => Assembly {
  const { resources, vocabulary } = options;
  const qualify = createQualifierFinder(resources);
  const assembleMeasurements = createMeasurementAssembler(resources, vocabulary);
  const assembleInvestigations = createInvestigationAssembler(resources);
  const assembleTreatments = createTreatmentAssembler(resources);
  const assembleCourse = createCourseAssembler(resources);
  const findResponses = createResponseFinder(resources);
  const findClaims = createClaimFinder(resources);
  const seriesWords = new PhraseTable(
    readRows(resources, 'en/series-words.tsv', 1).map(([phrase]) => [phrase, true] as const),
  );

  return (stages) => {
    const { document, mentions } = stages;
    const relations = [...linkDoses(document, mentions), ...linkValues(document, mentions)];
    const claims = findClaims(stages);
    const { views, unparted } = viewPatients(
      stages,
      seriesWords.scan(document.tokens, 0, document.tokens.count).length > 0,
    );
    const factsOf = (view: PatientView): CaseFacts => {
      const subject = resolveSubject(document, view.told, mentions);
      const times = timeFacts(view, subject.age?.value.years);
      const responses = findResponses(view);
      const { measurements, derived } = assembleMeasurements(view, relations, {
        ...(subject.sex !== undefined && { sex: subject.sex.value }),
        ...(subject.age !== undefined && { ageYears: subject.age.value.years }),
      });
      const treatments = assembleTreatments(view, relations, responses);
      const course = assembleCourse(view, responses);
      return {
        subject:
          course.outcome.value === 'died'
            ? { ...subject, vitalStatus: { value: 'deceased', evidence: course.outcome.evidence } }
            : subject,
        conditions: assembleConditions(view, times),
        findings: withDerived(assembleFindings(view, qualify, times), derived),
        measurements,
        investigations: assembleInvestigations(view, qualify),
        treatments,
        course,
        claims,
        issues: [
          ...doubtsOf(view, treatments),
          ...(unparted
            ? [
                {
                  code: 'patients-not-parted',
                  severity: 'warning',
                  message:
                    'The report tells of several patients, and nothing in it parts them: the facts below may belong to different patients.',
                } as const,
              ]
            : []),
        ],
      };
    };
    return { cases: views.map(factsOf), relations, citation: citationOf(stages) };
  };
}

/** Adds derived findings that the report does not state itself. */
function withDerived(
  findings: readonly Case['findings'][number][],
  derived: readonly Case['findings'][number][],
): Case['findings'] {
  const stated = new Set(findings.map((f) => f.concept.id));
  return [...findings, ...derived.filter((f) => !stated.has(f.concept.id))];
}

function citationOf({ document, sections }: Stages): Citation {
  if (document.citation.title !== undefined) return withoutLicence(document.citation);
  const title = sections.find((section) => section.kind === 'title');
  const words =
    title === undefined ? undefined : document.text.slice(title.span.start, title.span.end).trim();
  return { ...withoutLicence(document.citation), ...(words !== undefined && { title: words }) };
}

function withoutLicence(citation: Stages['document']['citation']): Citation {
  const { licence, ...rest } = citation;
  return rest;
}
