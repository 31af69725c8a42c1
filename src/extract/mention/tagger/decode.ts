import { isInside } from './labels.ts';

/**
 * Finds the best labels of one sentence (Viterbi 1967) under the BIO scheme.
 *
 * `scores` holds `[token][label]` from `scoresAt` on; `transition` holds `[label before][label]`, its last row for the start of a
 * sentence. Writes `length` labels into `labels` from `labelsAt` on. Cost: length × labels²/2.
 */
export function createDecoder(
  labelCount: number,
  transition: Float32Array,
): (
  scores: Float32Array,
  scoresAt: number,
  stride: number,
  length: number,
  labels: Uint8Array,
  labelsAt: number,
) => void {
  const L = labelCount;
  let back = new Uint8Array(64 * L);
  let before = new Float64Array(L);
  let now = new Float64Array(L);
  return (scores, scoresAt, stride, length, labels, labelsAt) => {
    if (back.length < length * L) back = new Uint8Array(2 * length * L);
    for (let y = 0; y < L; y += 1)
      before[y] = isInside(y) ? Number.NEGATIVE_INFINITY : transition[L * L + y] + scores[scoresAt + y];
    for (let t = 1; t < length; t += 1) {
      const at = scoresAt + t * stride;
      for (let y = 0; y < L; y += 1) {
        let best: number;
        let from: number;
        if (isInside(y)) {
          const begun = before[y - 1] + transition[(y - 1) * L + y];
          const gone = before[y] + transition[y * L + y];
          from = begun > gone ? y - 1 : y;
          best = begun > gone ? begun : gone;
        } else {
          from = 0;
          best = before[0] + transition[y];
          for (let a = 1; a < L; a += 1) {
            const score = before[a] + transition[a * L + y];
            if (score > best) {
              best = score;
              from = a;
            }
          }
        }
        now[y] = best + scores[at + y];
        back[t * L + y] = from;
      }
      const swap = before;
      before = now;
      now = swap;
    }
    let label = 0;
    for (let y = 1; y < L; y += 1) if (before[y] > before[label]) label = y;
    for (let t = length - 1; t >= 0; t -= 1) {
      labels[labelsAt + t] = label;
      label = back[t * L + label];
    }
  };
}
