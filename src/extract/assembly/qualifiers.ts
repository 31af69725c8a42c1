import type { ConceptRef, Finding } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { conceptOf } from './concept-of.ts';
import { cuesIn } from './cues.ts';
import type { GenericNames } from './generic-names.ts';
import { type ReportView, sentenceTokens } from './report-view.ts';

/** What the words around a finding say of it. */
export interface Qualifiers {
  readonly sites: readonly ConceptRef[];
  readonly laterality?: NonNullable<Finding['laterality']>;
  readonly severity?: NonNullable<Finding['severity']>;
  readonly extent?: string;
}

/** How many tokens before a finding may qualify it, and how many may stand between it and its first site, and between sites. */
const REACH_BEFORE = 4;
const REACH_TO_SITE = 6;
const REACH_BETWEEN_SITES = 5;

/** Sites, side, severity and extent in the words next to the mention at `index`. */
export function qualify(
  report: ReportView,
  index: number,
  generic: GenericNames,
  reach: number = REACH_TO_SITE,
): Qualifiers {
  const { cues, document, firstToken, endToken, mentions } = report;
  const [sentenceFrom, sentenceTo] = sentenceTokens(document, mentions[index].sentence);
  const placed = sitesOf(report, index, generic, reach);
  const subjects = placed.length > 0 ? [] : subjectsOf(report, index, generic);
  const sites = placed.length > 0 ? placed : subjects;
  const end = placed.length > 0 ? endToken[placed[placed.length - 1]] : endToken[index];
  const said: { -readonly [K in keyof Qualifiers]?: Qualifiers[K] } = {};
  for (const { value: qualifier } of cuesIn(
    cues.qualifier,
    Math.max(sentenceFrom, startOfPhrase(report, index)),
    Math.min(sentenceTo, placed.length > 0 ? end + REACH_AFTER_SITE : Math.max(end, firstToken[index])),
  ).concat(
    subjects.length > 0
      ? cuesIn(cues.qualifier, Math.max(sentenceFrom, firstToken[subjects[0]] - 2), endToken[subjects[0]])
      : [],
  )) {
    const { kind, value } = qualifier;
    if (kind === 'laterality')
      said.laterality = said.laterality === undefined || said.laterality === value ? value : 'bilateral';
    else if (kind === 'severity') said.severity ??= value;
    else said.extent ??= value;
  }
  return { ...said, sites: sites.map((i) => conceptOf(mentions[i] as ConceptMention)) };
}

/** "over the knee and lower leg on both sides": the side may stand after the place. */
const REACH_AFTER_SITE = 3;

/** The words before a finding that belong to it: no farther than the mention before it, nor beyond a comma or bracket. */
function startOfPhrase({ document, firstToken, endToken, mentions }: ReportView, index: number): number {
  const { tokens } = document;
  const first = firstToken[index];
  let from = Math.max(0, first - REACH_BEFORE);
  for (let i = index - 1; i >= 0 && endToken[i] > from; i -= 1)
    if (endToken[i] < first || (mentions[i].type !== 'anatomy' && endToken[i] === first))
      from = Math.max(from, endToken[i]);
  for (let t = first - 1; t >= from; t -= 1)
    if (/^[,;:().]$/.test(tokens.words.form(tokens.word[t]))) return t + 1;
  return from;
}

const COPULA = /^(?:was|were|is|are|appeared|became|felt|looked)$/;
/** What parts a predicate from what only goes with it: "was enlarged with a mass" does not say that the part was a mass. */
const NOT_PREDICATE = /^(?:[;:.()]|with|of|in|on|by|from|that|which|who|but|to|as)$/;
/** Tokens of a predicate before the adjective: "was markedly thickened, red and tender". */
const REACH_TO_COPULA = 8;

/** Body parts that a predicate adjective is said of: "The left temporal artery was thickened and tender", "knees and ankles were swollen". */
function subjectsOf(report: ReportView, index: number, generic: GenericNames): number[] {
  const { document, endToken, firstToken, mentions } = report;
  const { tokens } = document;
  const { sentence } = mentions[index];
  const [sentenceFrom] = sentenceTokens(document, sentence);
  const first = Math.max(sentenceFrom, firstToken[index] - REACH_TO_COPULA);
  let copula = firstToken[index] - 1;
  for (; copula >= first; copula -= 1) {
    const form = tokens.words.form(tokens.word[copula]);
    if (COPULA.test(form)) break;
    if (NOT_PREDICATE.test(form)) return [];
  }
  if (copula < first) return [];
  const subjects: number[] = [];
  let from = copula;
  for (let i = index - 1; i >= 0 && mentions[i].sentence === sentence; i -= 1) {
    const mention = mentions[i];
    if (endToken[i] > from) continue;
    const isTied = subjects.length === 0 ? endToken[i] === copula : isListed(report, endToken[i], from);
    if (!isTied || mention.type !== 'anatomy') break;
    if (generic.has('anatomy', mention)) break;
    subjects.unshift(i);
    from = firstToken[i];
  }
  return subjects;
}

/** Positions of body parts: one that stands right before the finding, and a run of them after "in", "over", "of" and the like. */
function sitesOf(report: ReportView, index: number, generic: GenericNames, reach: number): number[] {
  const { assertions, endToken, firstToken, mentions } = report;
  const { sentence } = mentions[index];
  const { status } = assertions[index];
  const named = (mentions[index] as ConceptMention).label.toLowerCase();
  const isSite = (i: number): boolean => {
    const mention = mentions[i];
    // "malar rash" and "chest pain" name their place themselves.
    return (
      mention.type === 'anatomy' &&
      !generic.has('anatomy', mention) &&
      !named.includes(mention.label.toLowerCase())
    );
  };
  const sites: number[] = [];
  for (
    let i = index - 1;
    i >= 0 && mentions[i].sentence === sentence && endToken[i] >= firstToken[index];
    i -= 1
  )
    if (endToken[i] === firstToken[index] && isSite(i)) {
      sites.push(i);
      break;
    }
  let end = endToken[index];
  let isFirst = true;
  for (let i = index + 1; i < mentions.length && mentions[i].sentence === sentence; i += 1) {
    if (endToken[i] <= end) continue;
    const gap = firstToken[i] - end;
    if (gap > (isFirst ? reach : REACH_BETWEEN_SITES)) break;
    if (mentions[i].type !== 'anatomy') {
      if ('concepts' in mentions[i]) break;
      continue;
    }
    if (firstToken[i] < end || assertions[i].status !== status) break;
    if (!(isFirst ? isPlaced(report, end, i) : isListed(report, end, firstToken[i]))) break;
    if (isSite(i)) sites.push(i);
    end = endToken[i];
    isFirst = false;
  }
  return sites;
}

/** Whether a word such as "over" ties the body part at position `i` to what ends before it, within the clause. */
function isPlaced(
  { document, endToken, placeWords, firstToken }: ReportView,
  from: number,
  i: number,
): boolean {
  const { tokens } = document;
  let isTied = false;
  for (let t = from; t < endToken[i]; t += 1) {
    const form = tokens.words.form(tokens.word[t]);
    if (t < firstToken[i] && /^[,;:.()]$/.test(form)) return false;
    isTied ||= placeWords.get(form) === 'at';
  }
  return isTied;
}

/** Whether nothing but commas, sides and words that join a list of places stands between two tokens. */
function isListed({ cues, document, placeWords }: ReportView, from: number, to: number): boolean {
  const { tokens } = document;
  for (let t = from; t < to; t += 1) {
    const form = tokens.words.form(tokens.word[t]);
    if (form === ',' || placeWords.has(form)) continue;
    if (!cuesIn(cues.qualifier, t, t + 1).some((cue) => cue.value.kind === 'laterality')) return false;
  }
  return true;
}
