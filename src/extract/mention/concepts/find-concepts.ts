import type { ConceptKind, Vocabulary } from '../../../terminology/index.ts';
import type { Document, Tokens } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import type { ConceptMention } from '../mention.ts';
import { applyAbbreviations } from './apply-abbreviations.ts';
import type { Candidate } from './candidate.ts';
import { chooseNames, domainOf, type Reading } from './choose-names.ts';
import { findAbbreviations } from './find-abbreviations.ts';
import { findInside, type IsBroader } from './find-inside.ts';
import { firstFrom } from './first-from.ts';
import { findWindows } from './find-windows.ts';
import { createHalfJoiner } from './join-halves.ts';
import { readLists } from './read-lists.ts';
import { keepReadingsOfWords } from './read-alone.ts';
import { addListed, resolveOverlaps } from './resolve-overlaps.ts';
import { createWordSides, TokenRole, type WordSide } from './word-side.ts';

/**
 * Finds the concepts that a document names, in the order of the text; spans do not overlap.
 *
 * Asked `withInside`, for texts where there is no case to keep short, a mention also holds the broader findings named inside it.
 */
export type ConceptFinder = (document: Document, withInside?: boolean) => ConceptMention[];

const TYPE_BY_KIND: Readonly<Record<Exclude<ConceptKind, 'qualifier'>, ConceptMention['type']>> = {
  finding: 'finding',
  condition: 'condition',
  drug: 'drug',
  'drug-class': 'drug',
  anatomy: 'anatomy',
  procedure: 'procedure',
  measurement: 'measurement',
  investigation: 'investigation',
};

/** Makes a finder over a vocabulary's lexicon. It keeps a side table per word table, so use one finder for many documents. */
export function createConceptFinder(vocabulary: Vocabulary, resources: Resources): ConceptFinder {
  const { lexicon } = vocabulary;
  const sideOf = createWordSides(lexicon);
  const joinHalves = createHalfJoiner(lexicon, readPrefixes(resources));
  const chooseOf = keepReadingsOfWords((candidate, text, tokens) =>
    markMisspelt(chooseNames(candidate, text, tokens, lexicon), tokens, sideOf(tokens.words)),
  );
  const isBroader: IsBroader = (concept, ancestor) => vocabulary.isA(concept, ancestor);
  return (document, withInside = false) => {
    const { tokens, text } = document;
    const side = sideOf(tokens.words);
    const choose = (candidate: Candidate): Reading | undefined => chooseOf(candidate, text, tokens);
    const joined = joinHalves(tokens, sideOf);
    // What two words share lies across both ("hypo- and hyperpigmentation"), as in a list; other halves are plain names.
    const shared = joined.filter(({ basis }) => basis === 'coordinated');
    const plain = joined.filter(({ basis }) => basis !== 'coordinated').sort((a, b) => a.from - b.from);
    const candidates: Candidate[] = [];
    const resolved: Reading[] = [];
    const taken = new Uint8Array(tokens.count);
    // No name reaches beyond its sentence: a long document is resolved piece by piece, so that its candidates need not be held at once.
    for (const [fromSentence, toSentence] of pieces(tokens)) {
      const found = findWindows(tokens, sideOf(tokens.words), lexicon, fromSentence, toSentence);
      const to = tokens.sentenceStart[toSentence];
      if (plain.length > 0 && plain[0].from < to) {
        found.push(...plain.splice(0, firstFrom(plain, to)));
        found.sort((a, b) => a.from - b.from);
      }
      for (const reading of resolveOverlaps(found, taken, choose)) resolved.push(reading);
      if (withInside) for (const candidate of found) candidates.push(candidate);
    }
    const kept = applyAbbreviations(resolved, findAbbreviations(text, tokens), text, tokens);
    const finding = new Uint8Array(tokens.count);
    for (const { kind, from, to } of kept) if (domainOf(kind) === 'problem') finding.fill(1, from, to);
    const lists = readLists(tokens, sideOf(tokens.words), lexicon, (token) => finding[token] === 1);
    const listed = [...shared, ...lists]
      .map(choose)
      .filter((reading) => reading !== undefined)
      .filter((reading) => !isCutShort(reading, tokens, side));
    const found = addListed(kept, listed);
    if (!withInside) return found.map((reading) => mentionOf(reading, document, vocabulary));
    return found.map((reading) => {
      const inside = findInside(reading, candidates, choose, isBroader);
      return mentionOf(reading, document, vocabulary, inside);
    });
  };
}

/** How many tokens are resolved at once, at the least. */
const PIECE_TOKENS = 1 << 15;

/** Runs of whole sentences. */
function* pieces({ count, sentenceCount, sentenceStart }: Tokens): Generator<readonly [number, number]> {
  let from = 0;
  while (from < sentenceCount) {
    let to = from + 1;
    if (count - sentenceStart[from] <= PIECE_TOKENS) to = sentenceCount;
    else while (to < sentenceCount && sentenceStart[to] - sentenceStart[from] < PIECE_TOKENS) to += 1;
    yield [from, to];
    from = to;
  }
}

/** Words in another order than the name's, with more of the phrase to come, are no item of a list: "dilatation and severe aortic stenosis". */
function isCutShort({ isReordered, to }: Reading, tokens: Tokens, side: WordSide): boolean {
  if (!isReordered || to >= tokens.count || tokens.sentenceOf[to] !== tokens.sentenceOf[to - 1]) return false;
  const role = side.role[tokens.word[to]];
  return (
    (role & TokenRole.content) !== 0 &&
    (role & (TokenRole.connective | TokenRole.conjunction | TokenRole.modifier)) === 0
  );
}

/** A misspelt word stands for itself only: in a name of several words, guessing one of them is one guess too many. */
function markMisspelt(reading: Reading | undefined, tokens: Tokens, side: WordSide): Reading | undefined {
  if (reading === undefined || side.intended.size === 0) return reading;
  for (let at = reading.from; at < reading.to; at += 1) {
    const intended = side.intended.get(tokens.word[at]);
    if (intended === undefined) continue;
    return reading.to - reading.from === 1 ? { ...reading, basis: 'misspelt', intended } : undefined;
  }
  return reading;
}

/** The first halves of words, from the one line of their table. */
function readPrefixes(resources: Resources): ReadonlySet<string> {
  const lines = resources.text('en/joining-prefixes.tsv').split('\n');
  return new Set(
    lines
      .filter((line) => !line.startsWith('#'))
      .slice(1)
      .flatMap((line) => line.split(' ')),
  );
}

function mentionOf(
  reading: Reading,
  document: Document,
  vocabulary: Vocabulary,
  inside: readonly Reading[] = [],
): ConceptMention {
  const { tokens } = document;
  const [first] = reading.concepts;
  const kind = reading.kind === 'qualifier' ? 'finding' : reading.kind;
  const mention: ConceptMention = {
    type: TYPE_BY_KIND[kind],
    span: {
      start: tokens.startUtf16[reading.from],
      end: tokens.endUtf16[reading.to - 1],
    } as ConceptMention['span'],
    sentence: tokens.sentenceOf[reading.from],
    concepts: reading.concepts.map((concept) => vocabulary.id(concept)),
    label: first === undefined ? '' : vocabulary.label(first),
    basis: reading.basis ?? (reading.isReordered ? 'reordered' : reading.isLoose ? 'inflected' : 'exact'),
  };
  // Most mentions hold no more than that, and spreading costs as much as finding them.
  if (reading.intended === undefined && kind !== 'drug-class' && inside.length === 0) return mention;
  return {
    ...mention,
    ...(reading.intended === undefined ? {} : { intended: reading.intended }),
    ...(kind === 'drug-class' ? { isClass: true as const } : {}),
    ...(inside.length === 0
      ? {}
      : { inside: inside.map((broader) => mentionOf(broader, document, vocabulary)) }),
  };
}
