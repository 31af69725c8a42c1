/** What two cases are compared by: concepts present as named, those above them, and those excluded. */
export interface ConceptProfile {
  readonly direct: readonly string[];
  readonly inherited: readonly string[];
  readonly excluded: readonly string[];
}

/** How much it says, in nats, that a concept is present or excluded: −ln of the share of the library's cases that say so. */
export interface Informativeness {
  presentNats(id: string): number;
  excludedNats(id: string): number;
}

/** A profile with its weights, ready to be compared many times. */
export interface WeighedProfile {
  readonly direct: ReadonlySet<string>;
  /** Present, itself or through a descendant → squared information content. */
  readonly presentWeights: ReadonlyMap<string, number>;
  /** Excluded → information content. */
  readonly excludedNats: ReadonlyMap<string, number>;
  readonly length: number;
}

// Chosen by hand on development individuals (evaluation/retrieval.md says how, and shows what they give): what two cases share only
// through an ancestor counts a tenth of what both name; a contradiction takes away a tenth of what an agreement would give.
const INHERITED_SHARE = 0.1;
// That both exclude a thing counts half of what it counts that both have it. Among the development individuals a full share would rank a
// little better still, but there one curator asked the same questions of a whole cohort; among reports by many hands it lets a list of
// negatives outweigh the disease.
const EXCLUDED_SHARE = 0.5;
const CONTRADICTION_SHARE = 0.1;

/** Information content from counts of cases; half a case is added so that what nobody has is finite and what all have is not nothing. */
export function natsOf(cases: number, ofCases: number): number {
  return Math.log((ofCases + 1) / (cases + 0.5));
}

/** Weighs a profile once, for `similarity`. */
export function weigh(profile: ConceptProfile, informativeness: Informativeness): WeighedProfile {
  const direct = new Set(profile.direct);
  const presentWeights = new Map<string, number>();
  const excludedNats = new Map<string, number>();
  let squares = 0;
  for (const id of new Set([...profile.direct, ...profile.inherited])) {
    const weight = informativeness.presentNats(id) ** 2;
    presentWeights.set(id, weight);
    squares += weight * (INHERITED_SHARE + (direct.has(id) ? 1 : 0));
  }
  for (const id of new Set(profile.excluded)) {
    const nats = informativeness.excludedNats(id);
    excludedNats.set(id, nats);
    squares += EXCLUDED_SHARE * nats ** 2;
  }
  return { direct, presentWeights, excludedNats, length: Math.sqrt(squares) };
}

/**
 * How alike two cases are: the cosine of their weighed concepts, less what one has and the other excludes.
 *
 * Symmetric; at most 1, which a case has with itself unless it contradicts itself; 0 where nothing is shared, below 0 where contradictions
 * outweigh what is shared. Linear in the concepts of the smaller profile.
 */
export function similarity(a: WeighedProfile, b: WeighedProfile): number {
  if (a.length === 0 || b.length === 0) return 0;
  return (
    (sharedPresent(a, b) + sharedExcluded(a, b) - contradictions(a, b) - contradictions(b, a)) /
    (a.length * b.length)
  );
}

function sharedPresent(a: WeighedProfile, b: WeighedProfile): number {
  const [small, large] = a.presentWeights.size <= b.presentWeights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [id, weight] of small.presentWeights) {
    if (!large.presentWeights.has(id)) continue;
    sum += weight * (INHERITED_SHARE + (small.direct.has(id) && large.direct.has(id) ? 1 : 0));
  }
  return sum;
}

function sharedExcluded(a: WeighedProfile, b: WeighedProfile): number {
  const [small, large] = a.excludedNats.size <= b.excludedNats.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [id, nats] of small.excludedNats) if (large.excludedNats.has(id)) sum += nats ** 2;
  return EXCLUDED_SHARE * sum;
}

/** What `a` excludes and `b` has, itself or through a descendant. */
function contradictions(a: WeighedProfile, b: WeighedProfile): number {
  let sum = 0;
  for (const [id, nats] of a.excludedNats) {
    const weight = b.presentWeights.get(id);
    if (weight !== undefined) sum += nats * Math.sqrt(weight);
  }
  return CONTRADICTION_SHARE * sum;
}
