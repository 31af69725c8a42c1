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
  /** Present, itself or through a descendant → information content. */
  readonly presentNats: ReadonlyMap<string, number>;
  /** Excluded → information content. */
  readonly excludedNats: ReadonlyMap<string, number>;
  /** What it would share with itself. */
  readonly amount: number;
}

// Chosen on the tuning part of published individuals (evaluation/retrieval.md says how, and shows what they give on both parts): what two
// cases share only through an ancestor counts a tenth of what both name.
const INHERITED_SHARE = 0.1;
// That both exclude a thing counts half of what it counts that both have it. Among the development individuals a full share would rank a
// little better still, but there one curator asked the same questions of a whole cohort; among reports by many hands it lets a list of
// negatives outweigh the disease.
const EXCLUDED_SHARE = 0.5;
// None at all would rank a little better there, for the same reason; a contradiction that counted for nothing would be no use to a clinician.
const CONTRADICTION_SHARE = 0.05;
// A precedent that has more than was asked about is nearly as good; one that lacks what was asked about is not.
const ONLY_THERE_SHARE = 0.3;

/** Information content from counts of cases; half a case is added so that what nobody has is finite and what all have is not nothing. */
export function natsOf(cases: number, ofCases: number): number {
  return Math.log((ofCases + 1) / (cases + 0.5));
}

/** Weighs a profile once, for `similarity`. */
export function weigh(profile: ConceptProfile, informativeness: Informativeness): WeighedProfile {
  const direct = new Set(profile.direct);
  const presentNats = new Map<string, number>();
  const excludedNats = new Map<string, number>();
  let amount = 0;
  for (const list of [profile.direct, profile.inherited]) {
    for (const id of list) {
      if (presentNats.has(id)) continue;
      const nats = informativeness.presentNats(id);
      presentNats.set(id, nats);
      amount += nats * (INHERITED_SHARE + (direct.has(id) ? 1 : 0));
    }
  }
  for (const id of profile.excluded) {
    if (excludedNats.has(id)) continue;
    const nats = informativeness.excludedNats(id);
    excludedNats.set(id, nats);
    amount += EXCLUDED_SHARE * nats;
  }
  return { direct, presentNats, excludedNats, amount };
}

/**
 * How far a precedent is like the case asked about: Tversky's ratio (1977, doi 10.1037/0033-295X.84.4.327) of what they share, less what one has
 * and the other excludes, to what the case has and, counting less, what the precedent has beside it.
 *
 * At most 1, which a case has with itself unless it contradicts itself; 0 where nothing is shared, below 0 where contradictions outweigh
 * what is shared. Not symmetric: `there` is judged by what is known of `here`. Linear in the concepts of the smaller profile.
 */
export function similarity(here: WeighedProfile, there: WeighedProfile): number {
  if (here.amount === 0 || there.amount === 0) return 0;
  const common = sharedPresent(here, there) + sharedExcluded(here, there);
  const contradicted = contradictions(here, there) + contradictions(there, here);
  return ((1 + ONLY_THERE_SHARE) * (common - contradicted)) / (here.amount + ONLY_THERE_SHARE * there.amount);
}

function sharedPresent(a: WeighedProfile, b: WeighedProfile): number {
  const [small, large] = a.presentNats.size <= b.presentNats.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [id, nats] of small.presentNats) {
    if (!large.presentNats.has(id)) continue;
    sum += nats * (INHERITED_SHARE + (small.direct.has(id) && large.direct.has(id) ? 1 : 0));
  }
  return sum;
}

function sharedExcluded(a: WeighedProfile, b: WeighedProfile): number {
  const [small, large] = a.excludedNats.size <= b.excludedNats.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [id, nats] of small.excludedNats) if (large.excludedNats.has(id)) sum += nats;
  return EXCLUDED_SHARE * sum;
}

/** What `a` excludes and `b` has, itself or through a descendant. */
function contradictions(a: WeighedProfile, b: WeighedProfile): number {
  let sum = 0;
  for (const [id, nats] of a.excludedNats) {
    const present = b.presentNats.get(id);
    if (present !== undefined) sum += Math.sqrt(nats * present);
  }
  return CONTRADICTION_SHARE * sum;
}
