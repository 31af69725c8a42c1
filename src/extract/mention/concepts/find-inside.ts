import type { ConceptIndex } from '../../../terminology/index.ts';
import type { Candidate } from './candidate.ts';
import type { Reading } from './choose-names.ts';
import { firstFrom } from './first-from.ts';

/** How the finder asks of two concepts whether the second is above the first by is_a. */
export type IsBroader = (concept: ConceptIndex, ancestor: ConceptIndex) => boolean;

/**
 * Finds the broader findings that some words of a name spell out themselves: "schwannoma" in "vestibular schwannoma".
 *
 * Only what the name implies counts, so nothing is said that is not true: "club" in "club foot" stays out.
 * Both lists stand in the order of the text. Cost: linear in the candidates inside names of several words.
 */
export function findInside(
  reading: Reading,
  candidates: readonly Candidate[],
  choose: (candidate: Candidate) => Reading | undefined,
  isBroader: IsBroader,
): Reading[] {
  const found: Reading[] = [];
  if (reading.words < 2 || !reading.hasFinding) return found;
  for (let i = firstFrom(candidates, reading.from); i < candidates.length; i += 1) {
    const candidate = candidates[i];
    if (candidate.from >= reading.to) break;
    if (candidate.to > reading.to || candidate.key === 'loose' || candidate.skipped > 0) continue;
    if (candidate.to - candidate.from >= reading.to - reading.from) continue;
    const inside = choose(candidate);
    if (inside?.hasFinding !== true) continue;
    const [broader] = inside.concepts;
    if (broader === undefined || found.some((other) => other.concepts[0] === broader)) continue;
    if (reading.concepts.some((concept) => concept !== broader && isBroader(concept, broader)))
      found.push(inside);
  }
  return found;
}
