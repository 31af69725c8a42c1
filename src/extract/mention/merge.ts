import type { Span } from '../../case/index.ts';
import type { Document } from '../document/index.ts';
import { inOrder, type Named } from './find-named.ts';
import type { ConceptMention, Mention } from './mention.ts';
import type { TaggedDocument, TaggedSpan, TagType } from './tagger/index.ts';

/** Types that are one thing to the tagger: a finding or a condition is a problem, an investigation is a measurement. */
type Group = TagType;

const groupOf = (type: ConceptMention['type']): Group => {
  if (type === 'finding' || type === 'condition') return 'problem';
  return type === 'investigation' ? 'measurement' : type;
};

/**
 * Groups whose dictionary mentions go where the tagger takes their words for something of another group; those of other groups stay.
 *
 * By cross-validation (docs/decisions/0003). Problems must stay: "elevated creatinine" is a measurement with a value to the tagger and
 * a phenotype to the dictionary, and dropping it costs 0.04 F1 of phenotypes on case reports.
 */
const YIELDING: ReadonlySet<Group> = new Set<Group>(['drug']);

/** How a dictionary mention and the learned spans that touch it stand to each other. */
interface Standing {
  readonly group: Group;
  /** Learned spans of its own group that share a character with it. */
  readonly allies: readonly TaggedSpan[];
  /** The first learned span of another group that does. */
  readonly rival?: TaggedSpan;
}

/** What a learned span without a concept is called: `measurement` spans of imaging, biopsies and the like are investigations. */
export type NameTest = (words: string) => 'measurement' | 'investigation';

/**
 * Merges what dictionaries and rules named with what the tagger learned to see, into one list by start.
 *
 * A dictionary mention keeps its concepts; where one learned span names the same words, its span becomes the learned one's. Learned
 * spans that no dictionary knows become mentions without concepts. Quantities stay as the rules read them. No two mentions of one type
 * overlap, given that neither input does. Cost linear.
 */
export function mergeMentions(
  document: Document,
  named: Named,
  tagged: TaggedDocument,
  nameTest: NameTest,
): Mention[] {
  const standings = standingsOf(named.concepts, tagged.spans);
  const namesBySpan = new Map<TaggedSpan, number>();
  for (const { allies } of standings)
    for (const span of allies) namesBySpan.set(span, (namesBySpan.get(span) ?? 0) + 1);
  const merged: Mention[] = [...named.quantities];
  named.concepts.forEach((mention, i) => {
    const { group, allies, rival } = standings[i];
    const [ally] = allies;
    if (ally === undefined) {
      if (rival === undefined || !YIELDING.has(group)) merged.push(mention);
    } else {
      const isOnlyPair = allies.length === 1 && namesBySpan.get(ally) === 1;
      merged.push(isOnlyPair ? { ...mention, span: ally.span } : mention);
    }
  });
  for (const span of tagged.spans)
    if (!namesBySpan.has(span)) merged.push(learnedMention(document, span, nameTest));
  return inOrder(merged);
}

function standingsOf(concepts: readonly ConceptMention[], spans: readonly TaggedSpan[]): Standing[] {
  let from = 0;
  return concepts.map(({ span, type }) => {
    const group = groupOf(type);
    while (from < spans.length && spans[from].span.end <= span.start) from += 1;
    const allies: TaggedSpan[] = [];
    let rival: TaggedSpan | undefined;
    for (let i = from; i < spans.length && spans[i].span.start < span.end; i += 1) {
      if (spans[i].type === group) allies.push(spans[i]);
      else rival ??= spans[i];
    }
    return { group, allies, ...(rival && { rival }) };
  });
}

function learnedMention(document: Document, tagged: TaggedSpan, nameTest: NameTest): ConceptMention {
  const { span, sentence, type } = tagged;
  const label = wordsAt(document, span);
  const named = type === 'problem' ? 'finding' : type === 'measurement' ? nameTest(label) : type;
  return { type: named, span, sentence, concepts: [], label, basis: 'learned' };
}

const wordsAt = ({ text }: Document, { start, end }: Span): string => text.slice(start, end);
