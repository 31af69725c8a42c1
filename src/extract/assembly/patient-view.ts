import { type Evidence, type Span, spanOf } from '../../case/index.ts';
import type { Assertion } from '../assertion/index.ts';
import type { Document } from '../document/index.ts';
import type { Mention } from '../mention/index.ts';
import type { Section, SectionKind } from '../section/index.ts';
import type { Stages } from './stages.ts';

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
export interface PatientView {
  readonly document: Document;
  readonly sections: readonly Section[];
  /** All mentions of the report, for what stands beside a fact. */
  readonly mentions: readonly Mention[];
  /** Parallel to `mentions`. */
  readonly assertions: readonly Assertion[];
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
export function viewPatients(stages: Stages, seriesCue: boolean): PatientViews {
  const { document, sections, mentions, assertions } = stages;
  const patients = [
    ...new Set(sections.flatMap((s) => (s.patientIndex === undefined ? [] : [s.patientIndex]))),
  ].sort((a, b) => a - b);
  const sectionOf = locate(sections, mentions);

  const viewOf = (patient: number | undefined): PatientView => {
    const mine = (s: Section): boolean =>
      ABOUT_THE_PATIENT.has(s.kind) &&
      !(s.part !== undefined && GENERAL_PARTS.has(s.part)) &&
      (patient === undefined || s.patientIndex === patient);
    const facts: Fact[] = [];
    const family: Fact[] = [];
    for (const [index, mention] of mentions.entries()) {
      const section = sectionOf[index];
      if (section === undefined) continue;
      const assertion = assertions[index];
      const fact = { mention, assertion, section: section.kind, index };
      if (section.kind === 'title' && patient === undefined && names(mention)) {
        // The title of a case report names what its patient has, in words that sound general.
        facts.push({ ...fact, assertion: { ...assertion, experiencer: 'patient' } });
        continue;
      }
      if (!mine(section)) continue;
      if (assertion.experiencer === 'patient') facts.push(fact);
      else if (assertion.experiencer === 'relative') family.push(fact);
    }
    facts.sort((a, b) => rank(a.section) - rank(b.section) || a.mention.span.start - b.mention.span.start);
    const told = sections
      .filter(mine)
      .sort((a, b) => rank(a.kind) - rank(b.kind) || a.span.start - b.span.start);
    return { document, sections, mentions, assertions, facts, family, told };
  };
  if (patients.length > 1) return { views: patients.map(viewOf), unparted: false };
  return { views: [viewOf(undefined)], unparted: seriesCue };
}

function rank(kind: SectionKind): number {
  return kind === 'case-presentation' ? 0 : kind === 'title' ? 2 : 1;
}

function names(mention: Mention): boolean {
  return mention.type === 'finding' || mention.type === 'condition';
}

function locate(sections: readonly Section[], mentions: readonly Mention[]): (Section | undefined)[] {
  let s = 0;
  return mentions.map(({ span }) => {
    while (s < sections.length && sections[s].span.end <= span.start) s += 1;
    return s < sections.length && sections[s].span.start <= span.start ? sections[s] : undefined;
  });
}

/** Evidence read from the report at these spans, in the order of the text, without repeats. */
export function readAt(...spans: readonly Span[]): Evidence {
  const spanByPlace = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  const sorted = [...spanByPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  return { origin: 'read', spans: sorted };
}

/** The span of a whole sentence. */
export function sentenceSpan(document: Document, sentence: number): Span {
  const { sentenceStart, startUtf16, endUtf16 } = document.tokens;
  return spanOf(startUtf16[sentenceStart[sentence]], endUtf16[sentenceStart[sentence + 1] - 1]);
}

/** The first token that ends after an offset: the token there, or the next one. */
export function tokenAt(document: Document, offsetUtf16: number): number {
  const { endUtf16, count } = document.tokens;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endUtf16[middle] <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return low;
}
