import type { Tokens } from '../../document/index.ts';
import type { ConceptIndex, ConceptKind } from '../../../terminology/index.ts';
import { GENERATED, type Lexicon, NameFlag } from '../../../terminology/lexicon/index.ts';
import type { Candidate } from './candidate.ts';
import { isSafeByRoot } from './safe-by-root.ts';

/** The concepts that a candidate's words name, best first, all of one kind of mention. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly concepts: readonly ConceptIndex[];
  readonly kind: ConceptKind;
  readonly isReordered: boolean;
  readonly isLoose: boolean;
  readonly words: number;
  readonly skipped: number;
  readonly basis: Candidate['basis'];
  /** For `misspelt`: the word that was meant. */
  readonly intended?: string;
  /** Whether one of the concepts is a finding; a condition of its own terminology need not be. */
  readonly hasFinding: boolean;
}

type Domain = 'problem' | 'drug' | 'anatomy' | 'procedure' | 'measurement';

/** Kinds that compete for the same words. */
export function domainOf(kind: ConceptKind): Domain {
  if (kind === 'finding' || kind === 'condition') return 'problem';
  if (kind === 'drug' || kind === 'drug-class') return 'drug';
  if (kind === 'anatomy') return 'anatomy';
  return kind === 'measurement' ? 'measurement' : 'procedure';
}

/** An article at the edge of a name out of its order: "a brachydactyly type" is not type A. */
const ARTICLE = /^a\s|\sa$/;

/** Medicines have plurals, not tenses ("covered" is not Covera). */
const VERB_ENDING = /(?:ed|ing)$/i;

const DOMAIN_ORDER: readonly Domain[] = ['problem', 'measurement', 'drug', 'procedure', 'anatomy'];

/** Picks the names under a candidate's key that the text may mean; undefined when none of them fits. */
export function chooseNames(
  candidate: Candidate,
  text: string,
  tokens: Tokens,
  lexicon: Lexicon,
): Reading | undefined {
  const only = lexicon.posting(candidate.posting);
  if (only < 0)
    return isMeant(~only, candidate, text, tokens, lexicon)
      ? readingOf(candidate, [lexicon.nameConcept(~only)], [~only], lexicon)
      : undefined;
  const names: { readonly name: number; readonly score: number }[] = [];
  let domain: Domain | undefined;
  for (let at = candidate.posting; ; at += 1) {
    const entry = lexicon.posting(at);
    const name = entry < 0 ? ~entry : entry;
    if (isMeant(name, candidate, text, tokens, lexicon)) {
      names.push({ name, score: scoreOf(name, candidate, lexicon) });
      const its = domainOf(lexicon.nameKind(name));
      if (domain === undefined || DOMAIN_ORDER.indexOf(its) < DOMAIN_ORDER.indexOf(domain)) domain = its;
    }
    if (entry < 0) break;
  }
  if (domain === undefined) return undefined;
  names.sort((a, b) => a.score - b.score || lexicon.nameConcept(a.name) - lexicon.nameConcept(b.name));
  const concepts: ConceptIndex[] = [];
  const chosen: number[] = [];
  for (const { name } of names) {
    const concept = lexicon.nameConcept(name);
    if (concepts.includes(concept) || domainOf(lexicon.nameKind(name)) !== domain) continue;
    concepts.push(concept);
    chosen.push(name);
  }
  return readingOf(candidate, concepts, chosen, lexicon);
}

/** The reading of a candidate by the names chosen for it, each with its concept, best first. */
function readingOf(
  candidate: Candidate,
  concepts: readonly ConceptIndex[],
  names: readonly number[],
  lexicon: Lexicon,
): Reading {
  const [first] = names;
  const kinds = names.map((name) => lexicon.nameKind(name));
  return {
    from: candidate.from,
    to: candidate.to,
    concepts,
    kind: kinds.includes('condition') ? 'condition' : lexicon.nameKind(first),
    isReordered: !isInOrder(first, candidate, lexicon),
    isLoose: candidate.key === 'loose',
    words: candidate.words,
    skipped: candidate.skipped,
    basis: candidate.basis,
    hasFinding: kinds.includes('finding'),
  };
}

function isMeant(
  name: number,
  candidate: Candidate,
  text: string,
  tokens: Tokens,
  lexicon: Lexicon,
): boolean {
  const flags = lexicon.nameFlags(name);
  if ((flags & NameFlag.acronym) !== 0) {
    if (candidate.key === 'loose' || candidate.skipped > 0) return false;
    const surface = surfaceOf(candidate, text, tokens).replace(/s$/, '');
    return surface.length >= 3 && surface === surface.toUpperCase();
  }
  if ((flags & NameFlag.rigid) !== 0) {
    const isTense = candidate.words === 1 && VERB_ENDING.test(surfaceOf(candidate, text, tokens));
    return (
      candidate.key === 'strict' && candidate.skipped === 0 && !isTense && isInOrder(name, candidate, lexicon)
    );
  }
  if (candidate.strangers > 0 && (lexicon.nameKind(name) !== 'finding' || isGenerated(flags))) return false;
  if (!isInOrder(name, candidate, lexicon) && ARTICLE.test(surfaceOf(candidate, text, tokens))) return false;
  if (candidate.key === 'loose' && candidate.words === 1)
    return isSafeAlone(name, candidate, text, tokens, lexicon);
  return true;
}

const isGenerated = (flags: number): boolean => (flags & GENERATED) === GENERATED;

function surfaceOf(candidate: Candidate, text: string, tokens: Tokens): string {
  return text.slice(tokens.startUtf16[candidate.from], tokens.endUtf16[candidate.to - 1]);
}

/** One word by its root alone is trusted for findings with a long name that is not an adverb ("ataxic", not "personally"). */
function isSafeAlone(
  name: number,
  candidate: Candidate,
  text: string,
  tokens: Tokens,
  lexicon: Lexicon,
): boolean {
  const end = tokens.endUtf16[candidate.to - 1];
  const length = end - tokens.startUtf16[candidate.from];
  return length >= 6 && text.slice(end - 2, end) !== 'ly' && isSafeByRoot(name, lexicon);
}

function isInOrder(name: number, candidate: Candidate, lexicon: Lexicon): boolean {
  const order = candidate.key === 'strict' ? lexicon.nameOrder(name) : lexicon.nameLooseOrder(name);
  return order === candidate.order;
}

/** Lower is better: the label before exact, narrow, broad and related synonyms; the name's own order before another. */
function scoreOf(name: number, candidate: Candidate, lexicon: Lexicon): number {
  const flags = lexicon.nameFlags(name);
  let score = lexicon.nameRank(name) * 100;
  if (!isInOrder(name, candidate, lexicon)) score += 4;
  if ((flags & NameFlag.label) === 0) score += 1;
  if (isGenerated(flags)) score += 900;
  else if ((flags & NameFlag.phrase) !== 0) score -= 50;
  if ((flags & NameFlag.narrow) !== 0) score += 8;
  if ((flags & NameFlag.broad) !== 0) score += 16;
  if ((flags & NameFlag.related) !== 0) score += 24;
  return score + Math.abs(lexicon.nameWordCount(name) - candidate.words) * 2;
}
