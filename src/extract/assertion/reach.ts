import { CueKind, Reach } from './cue-table.ts';
import type { FoundCue } from './cue-trie.ts';
import { DENIES, says, type Sentence } from './read-sentence.ts';
import { WordClass } from './word-classes.ts';

/** No cue reaches further than this, in tokens: keeps the cost linear on a line without an end. */
const FURTHEST = 80;
/** How far ahead a list is searched for the "or" that closes it. */
const LIST_AHEAD = 25;

const CLAUSE_START = WordClass.verb | WordClass.subject;

/** The token after the last one that a cue reaches forward. */
export function reachForward(sentence: Sentence, found: FoundCue): number {
  const { start, end, classes, cueOf, cues } = sentence;
  const { reach } = found.cue;
  const until = Math.min(end, found.end + (reach > 0 ? reach : FURTHEST));
  if (reach === Reach.sentence) return until;
  const isPhrase = reach === Reach.phrase;
  let join = -1;
  let joins = 0;
  let isClosed = false;
  let isPredicate = false;
  let comma = -1;
  let depth = 0;
  for (let t = found.end; t < until; t += 1) {
    const bits = classes[t - start];
    if ((bits & (WordClass.stop | WordClass.endMark)) !== 0) return t;
    const index = cueOf[t - start];
    const next = index > 0 ? cues[index - 1] : undefined;
    if (next !== undefined && next.start === t) {
      if ((classes[next.end - 1 - start] & WordClass.colon) !== 0 && t > found.end) return t;
      const ending = endAtCue(found, next, t, join, classes[t - start]);
      if (ending !== undefined) return ending;
      t = next.end - 1;
      continue;
    }
    if ((bits & WordClass.colon) !== 0 && t > found.end) return t;
    if ((bits & WordClass.open) !== 0) depth += 1;
    if ((bits & WordClass.close) !== 0) {
      depth -= 1;
      if (depth < 0) return t;
    }
    if ((bits & WordClass.with) !== 0 && t - found.end >= 2) return t;
    if (t > found.end && (bits & CLAUSE_START) !== 0) {
      if (reach === Reach.predicate && !isPredicate && join < 0 && (bits & WordClass.verb) !== 0) {
        isPredicate = true;
        continue;
      }
      const mayBeSubject = reach === Reach.subject && (bits & WordClass.verb) !== 0;
      if (mayBeSubject && isPerceivedNext(sentence, t, until)) return t;
      if (comma >= 0 && (bits & WordClass.plural) !== 0) return comma;
      return join >= 0 ? join : t;
    }
    if (isPhrase && t > found.end && (bits & WordClass.preposition) !== 0) return t;
    if ((bits & WordClass.or) !== 0) {
      join = -1;
      comma = -1;
      isClosed = true;
    } else if ((bits & WordClass.and) !== 0) {
      if (isPhrase || beginsWhatIsThere(sentence, found, t + 1)) return t;
      // A list has a comma before its last one: "A, B, and C"; in "A, and B" the comma parts clauses.
      if (join === t - 1 && joins === 1 && !isClosed) return join;
      if (join !== t - 1) join = t;
    } else if ((bits & WordClass.comma) !== 0) {
      const isLone = isPhrase || isClosed || beginsWhatIsThere(sentence, found, t + 1);
      if (isLone && !listGoesOn(sentence, t + 1, until)) return t;
      join = t;
      comma = t;
      joins += 1;
    }
  }
  return until;
}

/** Whether the words after a join tell of something that is there: "and mild headache", ", a tight stenosis". */
function beginsWhatIsThere({ start, end, classes }: Sentence, found: FoundCue, t: number): boolean {
  if (t >= end || !says(found, DENIES)) return false;
  const bits = classes[t - start];
  if ((bits & WordClass.article) !== 0) return (classes[found.end - start] & WordClass.article) === 0;
  return (bits & WordClass.positive) !== 0;
}

/** Where another cue ends the reach of `found`, or nothing where it does not. */
function endAtCue(
  found: FoundCue,
  next: FoundCue,
  at: number,
  join: number,
  bits: number,
): number | undefined {
  if (says(next, CueKind.stop)) return at;
  const joined = join >= 0 ? join : at;
  if (next.cue.direction !== 'backward') {
    if (says(next, DENIES)) return at;
    if (says(next, CueKind.uncertain)) return join >= 0 || !says(found, DENIES) ? joined : undefined;
  }
  if (says(next, CueKind.present)) return joined;
  // A cue that holds a verb, such as "did not improve", has a subject of its own.
  if ((bits & CLAUSE_START) !== 0 && at > found.end) return joined;
  return undefined;
}

/** Whether the verb at `t` says that its subject was found, seen, …, so that the subject stays in reach. */
function isPerceivedNext({ start, classes }: Sentence, t: number, until: number): boolean {
  for (let i = t; i < Math.min(until, t + 4); i += 1) {
    if (i > t && (classes[i - start] & WordClass.perceived) !== 0) return true;
  }
  return false;
}

/** Whether an "or", "nor" or "and" follows before the clause ends: then a comma parts a list. */
function listGoesOn({ start, classes, cueOf, cues }: Sentence, from: number, until: number): boolean {
  for (let t = from; t < Math.min(until, from + LIST_AHEAD); t += 1) {
    const bits = classes[t - start];
    if ((bits & WordClass.or) !== 0) return true;
    if ((bits & WordClass.and) !== 0) return t > from;
    const index = cueOf[t - start];
    const cue = index > 0 ? cues[index - 1] : undefined;
    if (cue !== undefined && says(cue, CueKind.stop | DENIES | CueKind.present)) return false;
    if ((bits & (CLAUSE_START | WordClass.stop | WordClass.endMark | WordClass.colon)) !== 0) return false;
  }
  return false;
}

/** The first token that a cue reaches backward. */
export function reachBackward(sentence: Sentence, found: FoundCue): number {
  const { start, classes, cueOf, cues } = sentence;
  const { reach } = found.cue;
  const from = Math.max(start, found.start - (reach > 0 ? reach : FURTHEST));
  if (reach === Reach.sentence) return from;
  const isPhrase = reach === Reach.phrase;
  const clauseStart = reach === Reach.predicate ? WordClass.subject : CLAUSE_START;
  let join = -1;
  let depth = 0;
  for (let t = found.start - 1; t >= from; t -= 1) {
    const bits = classes[t - start];
    const index = cueOf[t - start];
    const before = index > 0 ? cues[index - 1] : undefined;
    if (before !== undefined) {
      if (says(before, CueKind.stop)) return t + 1;
      if (says(before, DENIES | CueKind.uncertain | CueKind.present)) return t + 1;
      if ((classes[before.start - start] & clauseStart) !== 0) return join >= 0 ? join + 1 : t + 1;
      t = before.start;
      continue;
    }
    if ((bits & (WordClass.stop | WordClass.colon)) !== 0) return t + 1;
    if ((bits & WordClass.close) !== 0) depth += 1;
    if ((bits & WordClass.open) !== 0) {
      depth -= 1;
      if (depth < 0) return t + 1;
    }
    if ((bits & clauseStart) !== 0) return join >= 0 ? join + 1 : t + 1;
    if ((bits & WordClass.and) !== 0) {
      if (isPhrase) return t + 1;
      if (join < 0) join = t;
    } else if ((bits & WordClass.comma) !== 0) {
      if (isPhrase || startsWithPreposition(sentence, t)) return t + 1;
      if (join < 0) join = t;
    }
    if ((bits & WordClass.endMark) !== 0) return t;
  }
  // "calcium was low and albumin was normal": the verb right before ends a short reach at the join too.
  if (join >= 0 && from > start && (classes[from - 1 - start] & CLAUSE_START) !== 0) return join + 1;
  return from;
}

/** Whether the words before the comma at `comma` are an adjunct such as "In this patient,". */
function startsWithPreposition({ start, classes }: Sentence, comma: number): boolean {
  const first = Math.max(start, comma - LIST_AHEAD);
  let t = comma - 1;
  while (t >= first && (classes[t - start] & (WordClass.comma | WordClass.stop)) === 0) t -= 1;
  return t + 1 < comma && (classes[t + 1 - start] & WordClass.preposition) !== 0;
}
