import { isInside } from './labels.ts';

/**
 * Labels whose own score lies further below the best of their token are not followed: as far as e^9 to one, which transitions
 * practically never make good. In steps of a shipped weight.
 */
export const BEAM = 9 * 24;

/** Forgets the labels whose best path lies further than `beam` below the best of all; keeps their order, and label 0. Gives their number. */
function prune(paths: Float64Array, followed: Int32Array, count: number, beam: number): number {
  let best = paths[followed[0]];
  for (let k = 1; k < count; k += 1) if (paths[followed[k]] > best) best = paths[followed[k]];
  let kept = 0;
  for (let k = 0; k < count; k += 1) {
    const label = followed[k];
    if (label > 0 && paths[label] < best - beam) paths[label] = Number.NEGATIVE_INFINITY;
    else {
      followed[kept] = label;
      kept += 1;
    }
  }
  return kept;
}

/** Spares a decoder work: scores are asked for as they are needed, and not for tokens that cannot be anything but outside. */
export interface DecodingGuide {
  /** Whether a token cannot begin a name, so that after an outside token it is outside. */
  beginsNoName(token: number): boolean;
  /** Makes the scores of a token, before they are read. */
  score(token: number): void;
}

/** Writes the best labels of one sentence: `length` of them into `labels` from `labelsAt` on. */
export type Decoder = (
  scores: Int16Array | Float32Array,
  scoresAt: number,
  stride: number,
  length: number,
  labels: Uint8Array,
  labelsAt: number,
  guide?: DecodingGuide,
) => void;

/**
 * Makes a decoder of the best path (Viterbi 1967) under the BIO scheme, among the labels within `beam` of each token's best.
 *
 * `transition` holds `[label before][label]`, its last row for the start of a sentence; `scores` hold `[token][label]` from `scoresAt`
 * on, a token every `stride` numbers. Label 0 is always followed, so that there is a path. Cost: length × (labels + followed²).
 */
export function createDecoder(labelCount: number, transition: Float32Array, beam: number): Decoder {
  const L = labelCount;
  const inside = Array.from({ length: L }, (_, y) => isInside(y));
  let back = new Uint8Array(64 * L);
  let before = new Float64Array(L).fill(Number.NEGATIVE_INFINITY);
  let now = new Float64Array(L).fill(Number.NEGATIVE_INFINITY);
  let followedBefore = new Int32Array(L);
  let followed = new Int32Array(L);
  return (scores, scoresAt, stride, length, labels, labelsAt, guide) => {
    if (back.length < length * L) back = new Uint8Array(2 * length * L);
    let countBefore = 0;
    for (let t = 0; t < length; t += 1) {
      const at = scoresAt + t * stride;
      const isAfterOutside = t === 0 || (countBefore === 1 && followedBefore[0] === 0);
      if (guide !== undefined) {
        if (isAfterOutside && guide.beginsNoName(t)) {
          // One label is followed here whatever it scores, so that scores of other tokens need not be compared with it.
          back[t * L] = 0;
          before[0] = 0;
          followedBefore[0] = 0;
          countBefore = 1;
          continue;
        }
        guide.score(t);
      }
      let best = scores[at];
      for (let y = 1; y < L; y += 1) if (scores[at + y] > best) best = scores[at + y];
      const least = best - beam;
      let count = 0;
      for (let y = 0; y < L; y += 1) {
        if (y > 0 && scores[at + y] < least) continue;
        let from = 0;
        let path = Number.NEGATIVE_INFINITY;
        if (t === 0) {
          if (!inside[y]) path = transition[L * L + y];
        } else if (inside[y]) {
          const begun = before[y - 1] + transition[(y - 1) * L + y];
          const gone = before[y] + transition[y * L + y];
          from = begun > gone ? y - 1 : y;
          path = begun > gone ? begun : gone;
        } else {
          for (let k = 0; k < countBefore; k += 1) {
            const a = followedBefore[k];
            const score = before[a] + transition[a * L + y];
            if (score > path) {
              path = score;
              from = a;
            }
          }
        }
        if (path === Number.NEGATIVE_INFINITY) continue;
        now[y] = path + scores[at + y];
        back[t * L + y] = from;
        followed[count] = y;
        count += 1;
      }
      for (let k = 0; k < countBefore; k += 1) before[followedBefore[k]] = Number.NEGATIVE_INFINITY;
      const scoresBefore = before;
      before = now;
      now = scoresBefore;
      const labelsBefore = followedBefore;
      followedBefore = followed;
      followed = labelsBefore;
      countBefore = count === 1 ? 1 : prune(before, followedBefore, count, beam);
    }
    let label = 0;
    for (let k = 0; k < countBefore; k += 1)
      if (before[followedBefore[k]] > before[label]) label = followedBefore[k];
    for (let k = 0; k < countBefore; k += 1) before[followedBefore[k]] = Number.NEGATIVE_INFINITY;
    for (let t = length - 1; t >= 0; t -= 1) {
      labels[labelsAt + t] = label;
      label = back[t * L + label];
    }
  };
}
