import { isInside, mayFollow } from '../../src/extract/mention/tagger/labels.ts';

/** One sentence to learn from: token `t` has the features `ids[begin[t]] … ids[begin[t + 1] - 1]` and the label `labels[t]`. */
export interface Example {
  readonly begin: Int32Array;
  readonly ids: Int32Array;
  readonly labels: Uint8Array;
}

/** What training gives: a weight for each feature and label, and for each pair of neighbouring labels. */
export interface CrfWeights {
  readonly labelCount: number;
  /** `[feature][label]`. */
  readonly emission: Float32Array;
  /** `[label before][label]`; the last row stands for the start of a sentence. */
  readonly transition: Float32Array;
}

export interface CrfOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** L2 penalty, applied to a weight whenever its feature is seen. */
  readonly decay: number;
  readonly seed: number;
  /** By gold label: added to the score of a wrong "outside" while learning; above 0 it favours recall (softmax-margin, Gimpel & Smith 2010). */
  readonly missCost: readonly number[];
  /** Share of a token's features hidden from it each time it is learned from, so that the weights do not lean on a few (dropout). */
  readonly dropout: number;
}

const GRADIENT_FLOOR = 1e-3;

/** A seeded generator of numbers in [0, 1): mulberry32, so that training gives the same model everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Trains a linear-chain conditional random field (Lafferty 2001) by AdaGrad (Duchi 2011), averaging the weights of the
 * second half of the epochs. Deterministic for a seed. Cost: epochs × tokens × (features + labels) × labels.
 */
export function trainCrf(
  examples: readonly Example[],
  featureCount: number,
  labelCount: number,
  options: CrfOptions,
): CrfWeights {
  const emission = new Float32Array(featureCount * labelCount);
  const transition = new Float32Array((labelCount + 1) * labelCount);
  const state = {
    labelCount,
    emission,
    transition,
    emissionSquares: new Float32Array(emission.length).fill(1e-8),
    transitionSquares: new Float32Array(transition.length).fill(1e-8),
  };
  const sums = {
    emission: new Float32Array(emission.length),
    transition: new Float32Array(transition.length),
  };
  const random = seededRandom(options.seed);
  const order = Int32Array.from(examples.keys());
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const i of order) learn(state, hideSome(examples[i], options.dropout, random), options);
    if (epoch < options.epochs / 2) continue;
    averaged += 1;
    for (let i = 0; i < emission.length; i += 1) sums.emission[i] += emission[i];
    for (let i = 0; i < transition.length; i += 1) sums.transition[i] += transition[i];
  }
  return {
    labelCount,
    emission: sums.emission.map((sum) => sum / averaged),
    transition: sums.transition.map((sum) => sum / averaged),
  };
}

function hideSome({ begin, ids, labels }: Example, share: number, random: () => number): Example {
  if (share === 0) return { begin, ids, labels };
  const keptBegin = new Int32Array(begin.length);
  const kept = new Int32Array(ids.length);
  let count = 0;
  for (let t = 0; t < labels.length; t += 1) {
    for (let k = begin[t]; k < begin[t + 1]; k += 1) {
      if (random() < share) continue;
      kept[count] = ids[k];
      count += 1;
    }
    keptBegin[t + 1] = count;
  }
  return { begin: keptBegin, ids: kept, labels };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}

interface Learning extends CrfWeights {
  readonly emissionSquares: Float32Array;
  readonly transitionSquares: Float32Array;
}

function learn(state: Learning, example: Example, options: CrfOptions): void {
  const { labelCount: L, emission, emissionSquares, transition, transitionSquares } = state;
  const { begin, ids, labels } = example;
  const length = labels.length;
  const scores = new Float64Array(length * L);
  for (let t = 0; t < length; t += 1) {
    const at = t * L;
    for (let k = begin[t]; k < begin[t + 1]; k += 1) {
      const row = ids[k] * L;
      for (let y = 0; y < L; y += 1) scores[at + y] += emission[row + y];
    }
    if (labels[t] !== 0) scores[at] += options.missCost[labels[t]];
  }
  const { label: expected, pair } = marginals(scores, transition, length, L);
  const active = new Int32Array(L);
  const gradient = new Float64Array(L);
  for (let t = 0; t < length; t += 1) {
    let count = 0;
    for (let y = 0; y < L; y += 1) {
      const g = expected[t * L + y] - (labels[t] === y ? 1 : 0);
      if (Math.abs(g) < GRADIENT_FLOOR) continue;
      active[count] = y;
      gradient[count] = g;
      count += 1;
    }
    if (count === 0) continue;
    for (let k = begin[t]; k < begin[t + 1]; k += 1) {
      const row = ids[k] * L;
      for (let j = 0; j < count; j += 1) {
        const i = row + active[j];
        const g = gradient[j] + options.decay * emission[i];
        emissionSquares[i] += g * g;
        emission[i] -= (options.learningRate * g) / Math.sqrt(emissionSquares[i]);
      }
    }
  }
  let before = L;
  for (const y of labels) {
    pair[before * L + y] -= 1;
    before = y;
  }
  for (let i = 0; i < pair.length; i += 1) {
    const g = pair[i];
    if (Math.abs(g) < 1e-5) continue;
    transitionSquares[i] += g * g;
    transition[i] -= (options.learningRate * g) / Math.sqrt(transitionSquares[i]);
  }
}

/** Forward and backward in probability space, each token scaled to sum to one (Rabiner 1989). */
function marginals(
  scores: Float64Array,
  transition: Float32Array,
  length: number,
  L: number,
): { label: Float64Array; pair: Float64Array } {
  const step = new Float64Array((L + 1) * L);
  for (let a = 0; a <= L; a += 1)
    for (let y = 0; y < L; y += 1)
      step[a * L + y] = (a === L ? !isInside(y) : mayFollow(a, y)) ? Math.exp(transition[a * L + y]) : 0;
  const weight = new Float64Array(length * L);
  for (let t = 0; t < length; t += 1) {
    let most = Number.NEGATIVE_INFINITY;
    for (let y = 0; y < L; y += 1) most = Math.max(most, scores[t * L + y]);
    for (let y = 0; y < L; y += 1) weight[t * L + y] = Math.exp(scores[t * L + y] - most);
  }
  const forward = new Float64Array(length * L);
  for (let t = 0; t < length; t += 1) {
    const at = t * L;
    for (let y = 0; y < L; y += 1) {
      let sum = t === 0 ? step[L * L + y] : 0;
      if (t > 0 && isInside(y)) {
        sum = forward[at - L + y] * step[y * L + y] + forward[at - L + y - 1] * step[(y - 1) * L + y];
      } else if (t > 0) {
        for (let a = 0; a < L; a += 1) sum += forward[at - L + a] * step[a * L + y];
      }
      forward[at + y] = sum * weight[at + y];
    }
    normalise(forward, at, L);
  }
  const backward = new Float64Array(length * L);
  backward.fill(1, (length - 1) * L);
  const pair = new Float64Array((L + 1) * L);
  const label = new Float64Array(length * L);
  const flow = new Float64Array(L * L);
  for (let t = length - 1; t >= 0; t -= 1) {
    const at = t * L;
    for (let y = 0; y < L; y += 1) label[at + y] = forward[at + y] * backward[at + y];
    normalise(label, at, L);
    if (t === 0) break;
    let total = 0;
    for (let a = 0; a < L; a += 1) {
      let sum = 0;
      for (let y = 0; y < L; y += 1) {
        const onward = step[a * L + y] * weight[at + y] * backward[at + y];
        sum += onward;
        flow[a * L + y] = forward[at - L + a] * onward;
        total += flow[a * L + y];
      }
      backward[at - L + a] = sum;
    }
    normalise(backward, at - L, L);
    for (let i = 0; i < L * L; i += 1) pair[i] += flow[i] / total;
  }
  for (let y = 0; y < L; y += 1) pair[L * L + y] = label[y];
  return { label, pair };
}

function normalise(values: Float64Array, from: number, count: number): void {
  let sum = 0;
  for (let i = from; i < from + count; i += 1) sum += values[i];
  for (let i = from; i < from + count; i += 1) values[i] /= sum;
}
