import { type MatchAnswer, nameConcepts, type Precedent } from '../questions/match/index.ts';
import { drawCombinations } from './figures/draw-combinations.ts';
import { type Line, type Part, type Piece, piece } from './page.ts';

const MOST_NAMED = 8;
const MOST_COMBINATIONS = 10;

/** The part of a brief that says whether the library holds such cases, and why each was found. */
export function describePrecedents(
  answer: MatchAnswer | undefined,
  options: { readonly most: number } = { most: 3 },
): Part {
  const heading = 'Seen before?';
  if (answer === undefined) return { key: 'precedents', heading, lines: [noLibrary()] };
  const { precedents, novelty, overlaps, labels, combinations } = answer;
  const names = (ids: readonly string[]) => listed(nameConcepts(ids, labels).map(({ label }) => label));
  const counted = combinations.combinations
    .filter(({ concepts, cases }) => concepts.length > 1 || cases > 0)
    .slice(0, MOST_COMBINATIONS)
    .map(({ concepts, cases }) =>
      piece(`${concepts.map((id) => labels[id] ?? id).join(' ∧ ')} ${cases}`, cases > 0 ? 'plain' : 'quiet'),
    );
  const figure = drawCombinations(combinations, labels);
  const nearest = precedents.slice(0, options.most);
  const [found] = novelty.searches;
  return {
    key: 'precedents',
    heading,
    lines: [
      line('claimed', [
        novelty.claim === undefined
          ? piece('The report makes no claim of being new that was read.', 'quiet')
          : piece(`“${novelty.claim.words}”`, 'plain', novelty.claim.spans),
      ]),
      line('found', [
        piece(novelty.statement, novelty.verdict === 'precedents-found' ? 'strong' : 'plain'),
        ...(found === undefined || found.cases === 0 ? [] : [piece(listed(found.caseIds))]),
      ]),
      ...novelty.searches
        .slice(1)
        .map(({ how, cases }) => line('widened', [piece(`${how}: ${cases} cases`, 'quiet')])),
      ...novelty.nearestMisses
        .filter(({ cases }) => cases > 0)
        .slice(0, 3)
        .map(({ lacks, cases, caseIds }) =>
          line('lack one', [piece(`${cases} cases lack ${lacks.label}: ${listed(caseIds)}`)]),
        ),
      ...(counted.length > 0 ? [line(`of ${combinations.of}`, counted, ' │ ')] : []),
      ...nearest.map((one, place) => describePrecedent(one, place + 1, names)),
      ...(nearest.length === 0
        ? [line('nearest', [piece('No case shares any concept or word.', 'quiet')])]
        : []),
      ...(overlaps.length === 0
        ? [line('overlap?', [piece('No publication here agrees in enough facts to ask.', 'quiet')])]
        : overlaps.map((overlap) =>
            line('overlap?', [
              piece(`${overlap.id}${yearOf(overlap.year)}`, 'strong'),
              piece(`agree: ${listed(overlap.agreeing.map(({ fact, here }) => `${fact} ${here}`))}`),
              piece(
                overlap.disagreeing.length === 0
                  ? 'nothing compared differs'
                  : `differ: ${listed(overlap.disagreeing.map(({ fact, here, there }) => `${fact} ${here} / ${there}`))}`,
              ),
              piece(overlap.decided === undefined ? 'please judge' : `judged: ${overlap.decided}`, 'unknown'),
            ]),
          )),
      ...(novelty.concepts.length === 0
        ? []
        : [
            line('PubMed', [piece(novelty.searchStrings.pubmed, 'quiet')]),
            line('Europe PMC', [piece(novelty.searchStrings.europePmc, 'quiet')]),
          ]),
    ],
    ...(figure !== undefined && { figures: [figure] }),
  };
}

function describePrecedent(one: Precedent, place: number, names: (ids: readonly string[]) => string): Line {
  const shares = one.sharedExactly.length + one.sharedThroughAncestor.length;
  const all = shares + one.onlyHere.length;
  const named = (ids: readonly string[], before: string): Piece[] =>
    ids.length === 0 ? [] : [piece(`${before} ${names(ids)}`)];
  return line(place === 1 ? 'nearest 1' : `        ${place}`, [
    piece(
      one.title === undefined
        ? `${one.id}${yearOf(one.year)}`
        : `${one.title}${yearOf(one.year)} [${one.id}]`,
      'strong',
    ),
    piece(`shares ${shares} of ${all}`),
    ...named(one.sharedExactly, 'the same:'),
    ...(one.sharedThroughAncestor.length === 0
      ? []
      : [
          piece(
            `alike: ${listed(one.sharedThroughAncestor.map(({ here, there, ancestor }) => (there === ancestor || here === ancestor ? `${names([here])} ~ ${names([there])}` : `${names([here])} ~ ${names([there])} (both ${names([ancestor])})`)))}`,
          ),
        ]),
    ...named(one.bothExclude, 'both exclude:'),
    ...named(one.onlyHere, 'only here:'),
    ...named(one.onlyThere, 'only there:'),
    ...(one.contradicted.length === 0
      ? []
      : [
          piece(
            `contradicted: ${listed(one.contradicted.map(({ excluded, excludedBy }) => `${names([excluded])}, excluded by ${excludedBy}`))}`,
            'bad',
          ),
        ]),
  ]);
}

/** The line that stands where a library would answer; `why` where there is one that cannot be opened. */
export function noLibrary(
  why = 'There is no library on this machine to ask; precedent library import PATH… makes one.',
): Line {
  return line('', [piece(why, 'quiet')]);
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}

function yearOf(year: number | undefined): string {
  return year === undefined ? '' : ` (${year})`;
}

function line(label: string, pieces: readonly Piece[], separator?: string): Line {
  return { label, pieces, ...(separator !== undefined && { separator }) };
}
