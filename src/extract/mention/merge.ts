import type { Span } from '../../case/index.ts';
import type { Document } from '../document/index.ts';
import { inOrder, type Named } from './find-named.ts';
import type { ConceptMention, Mention } from './mention.ts';
import type { GivenTest } from './given-test.ts';
import type { OrganismTest } from './organism-test.ts';
import type { SubstanceTest, SubstanceUse } from './substance-test.ts';
import type { TaggedDocument, TaggedSpan, TagType } from './tagger/index.ts';

/** Types that are one thing to the tagger: a finding or a condition is a problem, an investigation is a measurement. */
type Group = TagType;

const groupOf = (type: ConceptMention['type']): Group => {
  if (type === 'finding' || type === 'condition') return 'problem';
  return type === 'investigation' ? 'measurement' : type;
};

/** How a dictionary mention and the learned spans that touch it stand to each other. */
interface Standing {
  readonly group: Group;
  /** Learned spans of its own group that share a character with it. */
  readonly allies: readonly TaggedSpan[];
  /** The first learned span of another group that does. */
  readonly rival: TaggedSpan | undefined;
}

/** What a learned span without a concept is called: `measurement` spans of imaging, biopsies and the like are investigations. */
export type NameTest = (words: string) => 'measurement' | 'investigation';

/** What merging knows of words beyond what was found. */
export interface WordTests {
  readonly nameTest: NameTest;
  readonly substanceTest: SubstanceTest;
  readonly givenTest: GivenTest;
  readonly organismTest: OrganismTest;
}

/**
 * Merges what dictionaries and rules named with what the tagger learned to see, into one list by start.
 *
 * A dictionary drug goes where the tagger takes its words for something else; other dictionary mentions stay. By cross-validation
 * (docs/decisions/0003): problems must stay, for "elevated creatinine" is a measurement with a value to the tagger and a phenotype to
 * the dictionary, and dropping it costs 0.04 F1 of phenotypes on case reports.
 *
 * A dictionary mention keeps its concepts; where one learned span names the same words, its span becomes the learned one's, but for
 * a problem of a report that holds the learned one. Learned
 * spans that no dictionary knows become mentions without concepts. Quantities stay as the rules read them. No two mentions of one type
 * overlap, given that neither input does. Cost linear.
 */
export function mergeMentions(
  document: Document,
  named: Named,
  tagged: TaggedDocument,
  tests: WordTests,
): Mention[] {
  const dosed = new Set(
    named.quantities.filter(({ type }) => type === 'dose').map(({ sentence }) => sentence),
  );
  /**
   * What words that were taken for a drug are mostly named for, unless a dose in their sentence says that they were given. In a study's
   * abstract any substance may be what is studied.
   */
  const otherUse = ({ span, sentence }: Pick<TaggedSpan, 'span' | 'sentence'>): SubstanceUse | undefined =>
    tagged.register === 'abstract' || dosed.has(sentence)
      ? undefined
      : tests.substanceTest(wordsAt(document, span));
  const standings = standingsOf(named.concepts, tagged.spans);
  const namesBySpan = new Map<TaggedSpan, number>();
  for (const { allies } of standings)
    for (const span of allies) namesBySpan.set(span, (namesBySpan.get(span) ?? 0) + 1);
  const merged: Mention[] = [...named.quantities];
  /** Drugs that are rather measurements, and measurements that were given: they give way to others of their type on the same words. */
  const retyped: ConceptMention[] = [];
  /** What is measured, or of the body, but was given here. */
  const asGiven = (mention: ConceptMention): ConceptMention | undefined => {
    const { start, end } = mention.span;
    const isNamedAct = mention.type === 'procedure' && mention.concepts.length > 0;
    if (isNamedAct || groupOf(mention.type) === 'problem') return undefined;
    const given = tests.givenTest(document.text, start, end);
    if (given === undefined) return undefined;
    return {
      ...mention,
      type: 'drug',
      ...(mention.type === 'drug' && mention.concepts.length > 0 ? {} : given),
    };
  };
  named.concepts.forEach((mention, i) => {
    const { group, allies, rival } = standings[i];
    const [ally] = allies;
    const given = asGiven(mention);
    if (given !== undefined) {
      for (const span of allies) namesBySpan.set(span, 2);
      retyped.push(given);
      return;
    }
    if (ally === undefined) {
      if (group === 'drug' && (rival !== undefined || otherUse(mention) !== undefined)) return;
      // "Chemotherapy": a treatment by its name, by drugs. The concept stays; that drugs are meant is the tagger's word.
      if (group === 'procedure' && rival?.type === 'drug') {
        if (!namesBySpan.has(rival)) {
          merged.push({ ...mention, type: 'drug', span: rival.span });
          namesBySpan.set(rival, 1);
        }
        return;
      }
      merged.push(mention);
    } else if (group === 'drug' && otherUse(mention) === 'measured') {
      retyped.push({ ...mention, type: 'measurement' });
    } else {
      const isOnlyPair = allies.length === 1 && namesBySpan.get(ally) === 1;
      // In a report the words behind a fact are what a reader checks: "malar rash" keeps its "malar" where the tagger sees a rash alone.
      const isWhole = group === 'problem' && tagged.register === 'report' && holds(mention.span, ally.span);
      merged.push(isOnlyPair && !isWhole ? { ...mention, span: ally.span } : mention);
    }
  });
  for (const span of tagged.spans)
    if (!namesBySpan.has(span)) {
      // Half of an organism's name is no finding, nor is the whole of it a drug.
      const { start, end } = span.span;
      const isNamed = span.type === 'problem' || span.type === 'drug';
      if (isNamed && tests.organismTest(document.text, start, end)) continue;
      const given = asGiven(learnedMention(document, span, tests.nameTest));
      if (given !== undefined) retyped.push(given);
      else if (span.type === 'drug' && otherUse(span) === 'measured')
        retyped.push(learnedMention(document, { ...span, type: 'measurement' }, tests.nameTest));
      else merged.push(learnedMention(document, span, tests.nameTest));
    }
  inOrder(merged);
  return retyped.length === 0 ? merged : inOrder([...merged, ...withoutOverlaps(inOrder(retyped), merged)]);
}

/** Those of `mentions` that overlap neither one of their own nor a mention of their type among `others`; both sorted by start. */
function withoutOverlaps(mentions: readonly ConceptMention[], others: readonly Mention[]): ConceptMention[] {
  const kept: ConceptMention[] = [];
  let next = 0;
  let end = 0;
  for (const mention of mentions) {
    for (; next < others.length && others[next].span.start < mention.span.end; next += 1)
      if (others[next].type === mention.type) end = Math.max(end, others[next].span.end);
    if (end > mention.span.start) continue;
    kept.push(mention);
    end = mention.span.end;
  }
  return kept;
}

/** What most mentions share: a list of their own for each would cost more than the rest. */
const NO_SPANS: readonly TaggedSpan[] = [];

function standingsOf(concepts: readonly ConceptMention[], spans: readonly TaggedSpan[]): Standing[] {
  let from = 0;
  return concepts.map(({ span, type }) => {
    const group = groupOf(type);
    while (from < spans.length && spans[from].span.end <= span.start) from += 1;
    let allies = NO_SPANS;
    let rival: TaggedSpan | undefined;
    for (let i = from; i < spans.length && spans[i].span.start < span.end; i += 1) {
      if (spans[i].type === group) allies = allies.length === 0 ? [spans[i]] : [...allies, spans[i]];
      else rival ??= spans[i];
    }
    return { group, allies, rival };
  });
}

function learnedMention(document: Document, tagged: TaggedSpan, nameTest: NameTest): ConceptMention {
  const { span, sentence, type } = tagged;
  const label = wordsAt(document, span);
  const named = type === 'problem' ? 'finding' : type === 'measurement' ? nameTest(label) : type;
  return { type: named, span, sentence, concepts: [], label, basis: 'learned' };
}

const holds = (whole: Span, part: Span): boolean => whole.start <= part.start && part.end <= whole.end;

const wordsAt = ({ text }: Document, { start, end }: Span): string => text.slice(start, end);
