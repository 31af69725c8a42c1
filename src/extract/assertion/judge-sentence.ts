import { CueKind } from './cue-table.ts';
import type { FoundCue } from './cue-trie.ts';
import { assignPeople, type Reading } from './experiencer.ts';
import { DENIES, says, type Sentence } from './read-sentence.ts';
import { reachBackward, reachForward } from './reach.ts';
import type { SentenceRoom } from './sentence-room.ts';
import { WordClass } from './word-classes.ts';

/** A sentence with the cues that reach each of its tokens. */
export interface Judgement {
  readonly sentence: Sentence;
  readonly room: SentenceRoom;
}

/** Resolves the reach of every cue of a sentence once, into `room`; mentions then only look up their tokens. */
export function judgeSentence(sentence: Sentence, reading: Reading, room: SentenceRoom): Judgement {
  const judgement = { sentence, room };
  for (let i = 0; i < sentence.cues.length; i += 1) mark(judgement, sentence.cues[i], i + 1);
  assignPeople(sentence, reading, room.people);
  return judgement;
}

const REACHING = DENIES | CueKind.uncertain | CueKind.normal | CueKind.historical | CueKind.planned;

function mark(judgement: Judgement, found: FoundCue, value: number): void {
  const { direction } = found.cue;
  if (!says(found, REACHING) || direction === '-') return;
  const { sentence, room } = judgement;
  if (says(found, CueKind.historical) && isInterval(sentence, found)) return;
  const isAtEnd = direction === 'either' && endsClause(sentence, found.end);
  if (direction === 'backward' || direction === 'both' || isAtEnd) {
    const from = reachBackward(sentence, found) - sentence.start;
    const until = found.start - sentence.start;
    // Of two cues that reach a token, the nearer one counts.
    if (says(found, DENIES)) {
      fillEmpty(room.deniedAfter, value, from, until);
      markBrackets(judgement, found, value);
    }
    if (says(found, CueKind.uncertain)) fillEmpty(room.doubtedAfter, value, from, until);
    markTimeAndNormal(room, found, value, from, until);
  }
  if (direction === 'forward' || direction === 'both' || (direction === 'either' && !isAtEnd)) {
    const from = found.end - sentence.start;
    const until = reachForward(sentence, found) - sentence.start;
    if (says(found, DENIES)) room.deniedBefore.fill(value, from, until);
    if (says(found, CueKind.uncertain)) room.doubtedBefore.fill(value, from, until);
    markTimeAndNormal(room, found, value, from, until);
  }
}

function markTimeAndNormal(
  { normal, historical, planned }: SentenceRoom,
  found: FoundCue,
  value: number,
  from: number,
  until: number,
): void {
  if (says(found, CueKind.normal)) normal.fill(value, from, until);
  if (says(found, CueKind.historical)) historical.fill(value, from, until);
  if (says(found, CueKind.planned)) planned.fill(value, from, until);
}

/** "serologies were negative (hepatitis B and C)": what stands in brackets after the cue is meant too. */
function markBrackets({ sentence, room }: Judgement, found: FoundCue, value: number): void {
  const { start, end, classes } = sentence;
  if (found.end >= end || (classes[found.end - start] & WordClass.open) === 0) return;
  let t = found.end + 1;
  while (t < end && (classes[t - start] & (WordClass.close | WordClass.open)) === 0) t += 1;
  room.deniedBefore.fill(value, found.end - start, t - start);
}

function fillEmpty(layer: Int32Array, value: number, from: number, until: number): void {
  for (let i = from; i < until; i += 1) if (layer[i] === 0) layer[i] = value;
}

function endsClause({ start, end, classes, cueOf, cues, tokens, trie }: Sentence, at: number): boolean {
  if (at >= end) return true;
  const index = cueOf[at - start];
  const next = index > 0 ? cues[index - 1] : undefined;
  if (next !== undefined && says(next, CueKind.stop)) return true;
  const ends = WordClass.endMark | WordClass.and | WordClass.preposition;
  return ((trie.classOf(tokens.word[at]) | classes[at - start]) & ends) !== 0;
}

/** "a 2-week history of headache" is a present complaint. */
function isInterval({ start, classes }: Sentence, { start: at }: FoundCue): boolean {
  for (let t = at - 1; t >= Math.max(start, at - 3); t -= 1)
    if ((classes[t - start] & WordClass.interval) !== 0) return true;
  return false;
}
