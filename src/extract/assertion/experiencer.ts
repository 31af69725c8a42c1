import type { Section } from '../section/index.ts';
import { CueKind } from './cue-table.ts';
import { says, type Sentence } from './read-sentence.ts';
import { reachBackward, reachForward } from './reach.ts';
import { WordClass } from './word-classes.ts';

/** Whom a token's words are about. */
export const Person = { patient: 0, relative: 1, other: 2 } as const;

/** What a sentence says of its people where it says nothing. */
export type Reading = 'patient' | 'mixed' | 'general';

const READING_BY_SECTION: Readonly<Partial<Record<Section['kind'], Reading>>> = {
  title: 'general',
  metadata: 'general',
  keywords: 'general',
  introduction: 'general',
  discussion: 'general',
  conclusion: 'general',
  consent: 'general',
  acknowledgements: 'general',
  references: 'general',
  abstract: 'mixed',
};

/** How sentences of a section are read: about the patient, about people in general, or each by its words. */
export function readingOf(section: Section | undefined): Reading {
  return (section === undefined ? undefined : READING_BY_SECTION[section.kind]) ?? 'patient';
}

/** Says for each token of a sentence whom it is about, into `people` (indexed by token minus the sentence's start). */
export function assignPeople(sentence: Sentence, reading: Reading, people: Uint8Array): void {
  assignGeneral(sentence, reading, people);
  const { start, end, classes, cues, cueOf } = sentence;
  for (const found of cues) {
    if (!says(found, CueKind.relative)) continue;
    if (found.cue.direction !== 'backward')
      people.fill(
        Person.relative,
        found.end - start,
        resumption(sentence, found.end, reachForward(sentence, found)) - start,
      );
    else people.fill(Person.relative, reachBackward(sentence, found) - start, found.start - start);
  }
  if (!sentence.hasRelative) return;
  for (let t = start; t < end; t += 1) {
    const isNoun = (classes[t - start] & WordClass.relative) !== 0 && cueOf[t - start] === 0;
    if (isNoun) assignRelative(sentence, t, people);
  }
}

/** People in general against the patient: each cue claims the words from its clause's start to the next cue's. */
function assignGeneral(sentence: Sentence, reading: Reading, people: Uint8Array): void {
  const { start, end, cues } = sentence;
  const generalKinds = CueKind.general | (reading === 'patient' ? 0 : CueKind['general-weak']);
  people.fill(reading === 'general' ? Person.other : Person.patient, 0, end - start);
  let claimedFrom = start;
  let isFirst = true;
  for (const found of cues) {
    if (!says(found, generalKinds | CueKind.patient)) continue;
    const person = says(found, CueKind.patient) ? Person.patient : Person.other;
    const from = isFirst ? start : Math.max(claimedFrom, clauseStart(sentence, found.start));
    people.fill(person, from - start, end - start);
    claimedFrom = found.end;
    isFirst = false;
  }
}

function clauseStart({ start, classes, cues, cueOf }: Sentence, at: number): number {
  for (let t = at - 1; t >= start; t -= 1) {
    const index = cueOf[t - start];
    const cue = index > 0 ? cues[index - 1] : undefined;
    const isStop = cue !== undefined && says(cue, CueKind.stop);
    if (isStop || (classes[t - start] & (WordClass.stop | WordClass.comma)) !== 0) return t + 1;
  }
  return start;
}

/** A relative as the subject has the rest of the sentence; after a preposition, the words around it. */
function assignRelative(sentence: Sentence, noun: number, people: Uint8Array): void {
  const { start, end, classes } = sentence;
  const bitsAt = (t: number): number => classes[t - start] ?? 0;
  if (noun + 1 < end && (bitsAt(noun + 1) & WordClass.reporting) !== 0) return;
  let before = noun - 1;
  while (before >= start && describesRelative(bitsAt(before), bitsAt(before - 1))) before -= 1;
  const isObject = before >= start && (bitsAt(before) & WordClass.preposition) !== 0;
  const preposition = isObject ? sentence.tokens.words.form(sentence.tokens.word[before]) : '';
  let until = noun + 1;
  // "brought by his father with fever": whoever acts or comes along is not the one described.
  if (preposition !== 'by' && preposition !== 'with')
    while (until < end && !endsRelative(sentence, until, isObject)) until += 1;
  people.fill(Person.relative, noun - start, until - start);
  if (preposition !== 'in' && preposition !== 'on' && preposition !== 'among') return;
  const breaks = WordClass.comma | WordClass.stop;
  let from = before;
  while (from > start && (bitsAt(from - 1) & breaks) === 0) {
    if ((bitsAt(from - 1) & WordClass.verb) !== 0 && (bitsAt(from) & WordClass.perceived) === 0) break;
    from -= 1;
  }
  people.fill(Person.relative, from - start, noun - start);
}

/** "his two", "a deceased": words known to stand before a relative, or one unknown word after such a word. */
function describesRelative(bits: number, bitsBefore: number): boolean {
  return (bits & WordClass.possessive) !== 0 || (bits === 0 && (bitsBefore & WordClass.possessive) !== 0);
}

/** "born to a mother with diabetes after a long labour" ends before "after"; a relative as the subject keeps the sentence. */
function endsRelative({ start, classes, cueOf, cues }: Sentence, t: number, isObject: boolean): boolean {
  const bits = classes[t - start];
  if ((bits & (WordClass.stop | WordClass.resume)) !== 0) return true;
  if (!isObject) return false;
  const cue = cues[cueOf[t - start] - 1];
  const isAdjunct = (bits & WordClass.preposition) !== 0 && (bits & WordClass.with) === 0;
  return (
    isAdjunct ||
    (bits & (WordClass.comma | WordClass.verb)) !== 0 ||
    (cue !== undefined && says(cue, CueKind.stop))
  );
}

/** Where the patient is the subject again: "the proband", "a personal history of". */
function resumption({ start, classes, cueOf, cues }: Sentence, from: number, until: number): number {
  for (let t = from; t < until; t += 1) {
    const cue = cues[cueOf[t - start] - 1];
    const isPatient = cue !== undefined && says(cue, CueKind.patient) && says(cue, CueKind.historical);
    if (isPatient || (classes[t - start] & WordClass.resume) !== 0) return t;
  }
  return until;
}
