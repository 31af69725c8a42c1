import type { Assertion } from '../assertion/index.ts';
import type { Mention } from '../mention/index.ts';
import type { Section, SectionKind } from '../section/index.ts';
import { cuesIn } from './cues.ts';
import { isProblem, type ReportView, sentenceTokens, tokenAt } from './report-view.ts';

/** Sections that tell of the patient. Introduction and discussion tell of the disease: nothing in them becomes a fact. */
const ABOUT_THE_PATIENT: ReadonlySet<SectionKind> = new Set([
  'case-presentation',
  'abstract',
  'caption',
  'results',
  'table',
  'other',
]);

/** Parts of a structured abstract that tell of the disease, as the sections of those names do. */
const GENERAL_PARTS: ReadonlySet<SectionKind> = new Set(['introduction', 'discussion', 'conclusion']);

/** A mention together with what the report asserts of it and where it stands. */
export interface Fact<M extends Mention = Mention> {
  readonly mention: M;
  readonly assertion: Assertion;
  readonly section: SectionKind;
  /** Position in the list of all mentions of the report. */
  readonly index: number;
}

/** What one report says of one patient: the mentions that may become facts of the case, case presentation first. */
export interface PatientView extends ReportView {
  /** About the patient; those of the case presentation stand before those of abstract and captions. */
  readonly facts: readonly Fact[];
  /** About the patient's relatives. */
  readonly family: readonly Fact[];
  /** The sections that tell of this patient, case presentation first. */
  readonly told: readonly Section[];
}

export interface PatientViews {
  readonly views: readonly PatientView[];
  /** Set where the report tells of several patients whose parts could not be told apart. */
  readonly unparted: boolean;
}

/** Parts a report's mentions by patient. Cost linear in the number of mentions. */
export function viewPatients(report: ReportView): PatientViews {
  const patients = [
    ...new Set(report.sections.flatMap((s) => (s.patientIndex === undefined ? [] : [s.patientIndex]))),
  ].sort((a, b) => a - b);
  if (patients.length > 1)
    return { views: patients.map((patient) => viewPatient(report, patient)), unparted: false };
  return { views: [viewPatient(report, undefined)], unparted: isSeries(report) };
}

function viewPatient(report: ReportView, patient: number | undefined): PatientView {
  const { sections, mentions, assertions, sectionOf } = report;
  const isTold = (s: Section): boolean =>
    ABOUT_THE_PATIENT.has(s.kind) &&
    !(s.part !== undefined && GENERAL_PARTS.has(s.part)) &&
    (patient === undefined || s.patientIndex === patient);
  const told = sections.filter(isTold);
  const toldSet = new Set(told);
  const byRank: Fact[][] = [[], [], []];
  const family: Fact[] = [];
  for (let index = 0; index < mentions.length; index += 1) {
    const section = sectionOf[index];
    if (section === undefined) continue;
    const mention = mentions[index];
    const assertion = assertions[index];
    if (section.kind === 'title' && patient === undefined && isProblem(mention)) {
      // The title of a case report names what its patient has, in words that sound general.
      byRank[2].push({
        mention,
        assertion: { ...assertion, experiencer: 'patient' },
        section: section.kind,
        index,
      });
    } else if (toldSet.has(section)) {
      const fact = { mention, assertion, section: section.kind, index };
      if (assertion.experiencer === 'patient') byRank[rank(section.kind)].push(fact);
      else if (assertion.experiencer === 'relative') family.push(fact);
    }
  }
  told.sort((a, b) => rank(a.kind) - rank(b.kind) || a.span.start - b.span.start);
  return { ...report, facts: byRank.flat(), family, told };
}

function rank(kind: SectionKind): 0 | 1 | 2 {
  return kind === 'case-presentation' ? 0 : kind === 'title' ? 2 : 1;
}

/** "Two cases" in the title, or "we report three patients" in the report's own words; not what a discussion says of others. */
function isSeries({ cues, document, sections }: ReportView): boolean {
  if (!cues.series.some((cue) => cue.value === 'series')) return false;
  for (const section of sections) {
    if (
      section.kind !== 'title' &&
      section.kind !== 'abstract' &&
      section.kind !== 'introduction' &&
      section.kind !== 'case-presentation' &&
      section.kind !== 'other'
    )
      continue;
    const from = tokenAt(document, section.span.start);
    const to = tokenAt(document, section.span.end - 1) + 1;
    for (const cue of cuesIn(cues.series, from, to)) {
      if (cue.value !== 'series') continue;
      const [first, last] = sentenceTokens(document, document.tokens.sentenceOf[cue.fromToken]);
      if (section.kind === 'title' || cuesIn(cues.series, first, last).some((c) => c.value === 'we'))
        return true;
    }
  }
  return false;
}
