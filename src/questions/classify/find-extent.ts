import {
  type CitedFact,
  type ConceptMatcher,
  type ExtentSpec,
  type StatedFact,
  withoutRepeats,
} from '../../packs/index.ts';

/** How far it reaches, and who says so. */
export interface Extent {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  /** `author` the report uses the word; `regions` counted from the sites. */
  readonly source: 'author' | 'regions';
  /** Regions of the body that were counted. */
  readonly regions: readonly string[];
  /** What counting would say, where the author says otherwise. */
  readonly byRegions: string | undefined;
  readonly facts: readonly CitedFact[];
}

/** The author's word where there is one, else the rule on regions that do not touch; `undefined` where the report tells neither. */
export function findExtent(
  spec: ExtentSpec,
  facts: readonly StatedFact[],
  matcher: ConceptMatcher,
): Extent | undefined {
  const present = facts.filter(({ status }) => status === 'present');
  const about = present.filter(({ concept }) => spec.about.some((name) => matcher.isA(concept, name)));
  const placed = spec.regions
    .map((region) => ({
      region,
      facts: about.filter(({ sites }) =>
        sites.some((site) => region.sites.some((name) => matcher.isA(site, name))),
      ),
    }))
    .filter((one) => one.facts.length > 0);
  const apart = mostApart(
    placed.map(({ region }) => region.id),
    (a, b) => touches(spec, a, b),
  );
  const counted = spec.values.find(({ regionsAtLeast, regionsAtMost }) => {
    const isCounted = regionsAtLeast !== undefined || regionsAtMost !== undefined;
    return isCounted && apart >= (regionsAtLeast ?? 1) && apart <= (regionsAtMost ?? apart);
  });
  const regions = placed.map(({ region }) => region.label);

  for (const value of spec.values) {
    const said = present.filter(
      ({ concept, extent }, i) =>
        value.concepts.some((name) => matcher.isA(concept, name)) ||
        (extent !== undefined &&
          about.includes(present[i]) &&
          value.words.some((word) => extent.toLowerCase().includes(word.toLowerCase()))),
    );
    if (said.length === 0) continue;
    return {
      id: value.id,
      label: value.label,
      definition: value.definition,
      source: 'author',
      regions,
      byRegions: counted?.id,
      facts: withoutRepeats(said.map(({ cited }) => cited)),
    };
  }
  if (counted === undefined) return undefined;
  return {
    id: counted.id,
    label: counted.label,
    definition: counted.definition,
    source: 'regions',
    regions,
    byRegions: counted.id,
    facts: withoutRepeats(placed.flatMap((one) => one.facts.map(({ cited }) => cited))),
  };
}

function touches({ regions }: ExtentSpec, a: string, b: string): boolean {
  return regions.some(
    ({ id, adjacentTo }) => (id === a && adjacentTo.includes(b)) || (id === b && adjacentTo.includes(a)),
  );
}

/** Size of the largest set of regions of which no two touch. Cost: 2^n, n at most the dozen regions of a pack. */
function mostApart(ids: readonly string[], touch: (a: string, b: string) => boolean): number {
  const [first, ...rest] = ids;
  if (first === undefined) return 0;
  const without = mostApart(rest, touch);
  const withIt =
    1 +
    mostApart(
      rest.filter((id) => !touch(first, id)),
      touch,
    );
  return Math.max(without, withIt);
}
