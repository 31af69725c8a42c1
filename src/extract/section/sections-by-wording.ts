import { type Document, TokenKind } from '../document/index.ts';
import type { Mark } from './mark.ts';
import type { SectionKind } from './section.ts';
import type { WordingCues } from './wording-cues.ts';
import { Role } from './word-roles.ts';

/** Sentences this short and few say too little to be called an abstract. */
const MIN_ABSTRACT_TOKENS = 20;

interface Reading {
  /** Speaks of one patient: "she", "a 34-year-old", "the boy". */
  readonly patient: boolean;
  /** Begins with the patient: "She …", "The patient …". */
  readonly beginsWithPatient: boolean;
  /** Words about people or a disease in general. */
  readonly general: number;
}

/**
 * Parts a stretch without headings by its wording: general sentences before the patient appears are introduction, the patient's
 * sentences are the case presentation, "In conclusion", "To our knowledge" and the like begin conclusion and discussion, until the
 * patient's story goes on. A stretch with no patient that speaks of a disease in general is an abstract.
 */
export function sectionsByWording(
  document: Document,
  roles: Uint16Array,
  cues: WordingCues,
  from: number,
  to: number,
): readonly Mark[] {
  const { tokens } = document;
  const { sentenceOf, sentenceStart } = tokens;
  const marks: Mark[] = [];
  const begin = (token: number, kind: SectionKind, basis: Mark['basis']): void => {
    if (marks.at(-1)?.kind !== kind) marks.push({ token, kind, basis });
  };
  const firstSentence = sentenceOf[from];
  const lastSentence = sentenceOf[to - 1];
  let general = 0;
  let patientSeen = false;
  let introduced = false;
  for (let s = firstSentence; s <= lastSentence; s += 1) {
    const start = Math.max(sentenceStart[s], from);
    const end = Math.min(sentenceStart[s + 1], to);
    const cue =
      (roles[tokens.word[start]] & Role.cue) !== 0 || tokens.kind[start] === TokenKind.number
        ? cues.match(tokens, start)
        : undefined;
    const current = marks.at(-1)?.kind;
    const reading = readSentence(document, roles, start, end);
    general += reading.general;
    if (cue !== undefined && (s > firstSentence || !reading.patient)) {
      begin(start, cue, 'wording');
    } else if (current === 'consent' && patientSeen) {
      begin(start, 'case-presentation', 'wording');
    } else if (reading.patient) {
      if (!patientSeen && !introduced) begin(start, 'case-presentation', 'wording');
      else if (current !== 'case-presentation' && (reading.beginsWithPatient || current === 'introduction'))
        begin(start, 'case-presentation', 'wording');
      patientSeen = true;
    } else if (!patientSeen && reading.general > 0 && (current === undefined || current === 'introduction')) {
      begin(start, 'introduction', 'wording');
      introduced = true;
    } else if (current === undefined) begin(start, 'case-presentation', 'default');
  }
  if (patientSeen) return marks;
  const isAbstract = general > 1 && to - from >= MIN_ABSTRACT_TOKENS;
  return [
    {
      token: from,
      kind: isAbstract ? 'abstract' : 'case-presentation',
      basis: isAbstract ? 'wording' : 'default',
    },
  ];
}

function readSentence({ tokens }: Document, roles: Uint16Array, from: number, to: number): Reading {
  const { word } = tokens;
  const isOld = (t: number): boolean => t < to && (roles[word[t]] & Role.old) !== 0;
  let patient = false;
  let beginsWithPatient = false;
  let general = 0;
  let determiner = -9;
  let age = -9;
  for (let t = from; t < to; t += 1) {
    const role = roles[word[t]];
    if (role === 0) continue;
    if ((role & Role.general) !== 0) general += 1;
    if ((role & Role.determiner) !== 0) determiner = t;
    if ((role & Role.ageUnit) !== 0) {
      if (isNumber(tokens.kind, t - 1) || isNumber(tokens.kind, t - 2)) age = t;
      if (isOld(t + 1) || isOld(t + 2)) {
        patient = true;
        beginsWithPatient = true;
      }
    }
    const isPatient =
      (role & Role.pronoun) !== 0 ||
      ((role & Role.patientNoun) !== 0 && (t - determiner <= 6 || t - age <= 6 || t === from));
    if (isPatient) {
      patient = true;
      if (t - from <= 2 || t - age <= 6) beginsWithPatient = true;
    }
  }
  return { patient, beginsWithPatient, general };
}

const isNumber = (kind: Uint8Array, t: number): boolean => t >= 0 && kind[t] === TokenKind.number;
