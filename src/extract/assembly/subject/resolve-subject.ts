import type { Age, Span, Subject } from '../../../case/index.ts';
import type { Document } from '../../document/index.ts';
import type { AgeMention, DateMention, Mention, SexMention } from '../../mention/index.ts';
import type { Section, SectionKind } from '../../section/index.ts';
import { readPronouns } from './read-pronouns.ts';

/** Where the patient is introduced, best first; what is not listed tells of the patient only if nothing else does. */
const ORDER: readonly SectionKind[] = [
  'case-presentation',
  'abstract',
  'other',
  'results',
  'title',
  'caption',
  'table',
];
const LAST = ORDER.length;

type Told = Pick<Subject, 'sex' | 'age'>;

/**
 * The patient's sex and age at presentation, from the first part of the report that introduces the patient.
 *
 * Takes the sections that tell of one patient (all sections of a report of one) and the report's mentions, sorted by start.
 * Ages and sexes of relatives never count; pronouns speak only where no noun does. A part that says nothing leaves the field absent.
 * Cost linear in the sections' tokens and mentions.
 */
export function resolveSubject(
  document: Document,
  sections: readonly Section[],
  mentions: readonly Mention[],
): Told {
  const ordered = sections
    .map((section) => ({ section, rank: rankOf(section.kind) }))
    .sort((a, b) => a.rank - b.rank || a.section.span.start - b.section.span.start)
    .map(({ section }) => section);
  const spans =
    ordered.length === 0 ? [{ start: 0, end: document.text.length }] : ordered.map(({ span }) => span);
  let age: { mention: AgeMention | DateMention; value: Age } | undefined;
  for (const span of spans) {
    age = ageIn(mentionsIn(mentions, span));
    if (age !== undefined) break;
  }
  const sex = sexOf(document, spans, mentions, age?.mention);
  return {
    ...(sex !== undefined && { sex: { value: sex.sex, evidence: { origin: 'read', spans: [sex.span] } } }),
    ...(age !== undefined && {
      age: { value: age.value, evidence: { origin: 'read', spans: [age.mention.span] } },
    }),
  };
}

/** An age as one number of years: the middle where a range or decade is given. */
export function ageInYears({ years, yearsHigh }: Age): number {
  return yearsHigh === undefined ? years : (years + yearsHigh) / 2;
}

function rankOf(kind: SectionKind): number {
  const rank = ORDER.indexOf(kind);
  return rank < 0 ? LAST : rank;
}

function mentionsIn(
  mentions: readonly Mention[],
  { start, end }: { start: number; end: number },
): readonly Mention[] {
  let from = 0;
  let high = mentions.length;
  while (from < high) {
    const middle = (from + high) >> 1;
    const mention = mentions[middle];
    if (mention !== undefined && mention.span.start < start) from = middle + 1;
    else high = middle;
  }
  const found: Mention[] = [];
  for (let i = from; i < mentions.length; i += 1) {
    const mention = mentions[i];
    if (mention === undefined || mention.span.start >= end) break;
    found.push(mention);
  }
  return found;
}

// An age said outright, else a narrow stage of life ("newborn"), else the first time told by age ("at 65 years of age").
function ageIn(mentions: readonly Mention[]): { mention: AgeMention | DateMention; value: Age } | undefined {
  let stage: AgeMention | undefined;
  let told: DateMention | undefined;
  for (const mention of mentions) {
    if (mention.type === 'age' && mention.ofAnother !== true) {
      if (mention.approximate !== true) return { mention, value: valueOf(mention) };
      stage ??= mention;
    } else if (mention.type === 'date' && mention.age !== undefined) told ??= mention;
  }
  if (stage !== undefined) return { mention: stage, value: valueOf(stage) };
  return told?.age === undefined ? undefined : { mention: told, value: told.age };
}

function valueOf({ years, yearsHigh, iso8601duration }: AgeMention): Age {
  return { iso8601duration, years, ...(yearsHigh !== undefined && { yearsHigh }) };
}

// The noun beside the age, else the first noun, else the pronouns of the first part that has any.
function sexOf(
  document: Document,
  spans: readonly { start: number; end: number }[],
  mentions: readonly Mention[],
  age: AgeMention | DateMention | undefined,
): { sex: 'female' | 'male'; span: Span } | undefined {
  let first: SexMention | undefined;
  for (const span of spans) {
    for (const mention of mentionsIn(mentions, span)) {
      if (mention.type !== 'sex' || mention.ofAnother === true) continue;
      if (age === undefined || mention.sentence === age.sentence) return mention;
      first ??= mention;
    }
  }
  for (const span of spans) {
    const pronouns = readPronouns(document, span);
    // A lone noun far from the age ("women are affected more often") yields to the pronouns beside it.
    if (pronouns !== undefined) return first !== undefined && first.sex === pronouns.sex ? first : pronouns;
  }
  return first;
}
