import type { ConceptRef, Finding } from '../../case/index.ts';
import { PhraseTable } from '../document/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { type Resources, readRows } from '../resource.ts';
import { conceptOf } from './concept-of.ts';
import { type PatientView, tokenAt } from './patient-view.ts';

type Qualifier =
  | { readonly kind: 'laterality'; readonly value: NonNullable<Finding['laterality']> }
  | { readonly kind: 'severity'; readonly value: NonNullable<Finding['severity']> }
  | { readonly kind: 'extent'; readonly value: string };

/** What the words around a finding say of it. */
export interface Qualifiers {
  readonly sites: readonly ConceptRef[];
  readonly laterality?: NonNullable<Finding['laterality']>;
  readonly severity?: NonNullable<Finding['severity']>;
  readonly extent?: string;
}

/** How many tokens before a finding may qualify it, and how many may stand between it and its first site. */
const REACH_BEFORE = 4;
const REACH_TO_SITE = 6;
const REACH_BETWEEN_SITES = 5;

/** Finds sites, side, severity and extent in the words next to a finding. */
export function createQualifierFinder(
  resources: Resources,
): (view: PatientView, mention: ConceptMention, index: number) => Qualifiers {
  const table = new PhraseTable(
    readRows(resources, 'en/qualifiers.tsv', 3).map(
      ([phrase, kind, value]) => [phrase, { kind, value } as Qualifier] as const,
    ),
  );
  return (view, mention, index) => {
    const { tokens } = view.document;
    const first = tokenAt(view.document, mention.span.start);
    const sentenceFrom = tokens.sentenceStart[mention.sentence];
    const sentenceTo = tokens.sentenceStart[mention.sentence + 1];
    const last = tokenAt(view.document, mention.span.end - 1) + 1;
    const sites = sitesOf(
      view,
      mention,
      index,
      (from, to) => tokenAt(view.document, to) - tokenAt(view.document, from),
    );
    const siteEnd = sites.at(-1)?.span.end;
    const reach = siteEnd === undefined ? last + 1 : tokenAt(view.document, siteEnd);
    const said: { -readonly [K in keyof Qualifiers]?: Qualifiers[K] } = {};
    for (const match of table.scan(
      tokens,
      Math.max(sentenceFrom, first - REACH_BEFORE),
      Math.min(sentenceTo, Math.max(last + 1, reach)),
    )) {
      const { kind, value } = match.meaning;
      if (kind === 'laterality') said.laterality = value;
      else if (kind === 'severity') said.severity ??= value;
      else said.extent ??= value;
    }
    return { ...said, sites: sites.map(conceptOf) };
  };
}

/** Body parts in the same sentence: one that stands right before the finding, and a run of them after it. */
function sitesOf(
  view: PatientView,
  finding: ConceptMention,
  index: number,
  gap: (fromUtf16: number, toUtf16: number) => number,
): ConceptMention[] {
  const { mentions, assertions } = view;
  const { status } = assertions[index];
  const sites: ConceptMention[] = [];
  const before = mentions[index - 1];
  if (
    before?.type === 'anatomy' &&
    before.sentence === finding.sentence &&
    gap(before.span.end, finding.span.start) === 0
  )
    sites.push(before);
  let end = finding.span.end;
  let reach = REACH_TO_SITE;
  for (let i = index + 1; i < mentions.length; i += 1) {
    const next = mentions[i];
    if (next.sentence !== finding.sentence || gap(end, next.span.start) > reach) break;
    if (next.span.end <= end) continue;
    if (next.type === 'anatomy') {
      if (assertions[i].status !== status) break;
      sites.push(next);
      end = next.span.end;
      reach = REACH_BETWEEN_SITES;
    } else if (
      next.type === 'finding' ||
      next.type === 'condition' ||
      next.type === 'drug' ||
      next.type === 'investigation'
    )
      break;
  }
  return sites;
}
