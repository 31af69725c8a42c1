import type { Document } from '../document/index.ts';
import { inOrder, type Named } from './find-named.ts';
import type { ConceptMention, Mention } from './mention.ts';
import type { Register, TaggedDocument, TaggedSpan } from './tagger/index.ts';

/** Types that are one thing to the tagger. */
export type Group = 'problem' | 'drug' | 'measurement' | 'procedure' | 'anatomy';
export type QuantityGroup = 'value' | 'dose' | 'date' | 'duration';

/** What becomes of the dictionary mentions of one group. */
export interface GroupRule {
  /** Whose span stays where the dictionary and the tagger name the same words. */
  readonly span: 'learned' | 'dictionary';
  /** Whether a dictionary mention stays that the tagger takes for nothing. */
  readonly unconfirmed: boolean;
  /** Whether it stays where the tagger takes its words for another group. */
  readonly contradicted: boolean;
}
export type Policy = {
  readonly groups: Readonly<Record<Group, GroupRule>>;
  readonly quantities: Readonly<
    Record<
      QuantityGroup,
      {
        readonly unconfirmed: boolean;
        readonly contradicted: boolean;
        readonly learned: boolean;
        readonly span: 'learned' | 'rule';
      }
    >
  >;
};
const G: GroupRule = { span: 'learned', unconfirmed: true, contradicted: true };
const Q = { span: 'rule', unconfirmed: true, contradicted: true, learned: false } as const;
const P: Policy = {
  groups: { problem: G, drug: G, measurement: G, procedure: G, anatomy: G },
  quantities: { value: Q, dose: Q, date: Q, duration: Q },
};
export const POLICY: Record<Register, Policy> = { abstract: P, report: P };

export function mergeMentions(document: Document, named: Named, tagged: TaggedDocument): Mention[] {
  return mergeBy(POLICY[tagged.register], document, named, tagged);
}

const groupOf = (type: Mention['type']): Group | QuantityGroup | 'age' | 'sex' => {
  if (type === 'finding' || type === 'condition') return 'problem';
  return type === 'investigation' ? 'measurement' : type;
};

export function mergeBy(
  policy: Policy,
  document: Document,
  named: Named,
  { spans }: TaggedDocument,
): Mention[] {
  const merged: Mention[] = [];
  // Learned spans of each dictionary mention's group; how many mentions name each learned span.
  const namesOf = new Map<TaggedSpan, Mention[]>();
  const firsts = new Map<Mention, TaggedSpan[]>();
  let from = 0;
  const crossed = new Set<Mention>();
  for (const mention of named.all) {
    while (from < spans.length && spans[from].span.end <= mention.span.start) from += 1;
    const group = groupOf(mention.type);
    const own: TaggedSpan[] = [];
    for (let i = from; i < spans.length && spans[i].span.start < mention.span.end; i += 1) {
      if (spans[i].span.end <= mention.span.start) continue;
      if (spans[i].type === group) {
        own.push(spans[i]);
        namesOf.set(spans[i], [...(namesOf.get(spans[i]) ?? []), mention]);
      } else crossed.add(mention);
    }
    firsts.set(mention, own);
  }
  const used = new Set<TaggedSpan>();
  for (const mention of named.all) {
    const group = groupOf(mention.type);
    const own = firsts.get(mention) ?? [];
    if (group === 'age' || group === 'sex') {
      merged.push(mention);
      continue;
    }
    const isQ = group === 'value' || group === 'dose' || group === 'date' || group === 'duration';
    const rule = isQ ? policy.quantities[group] : policy.groups[group];
    if (own.length === 0) {
      if (crossed.has(mention) ? rule.contradicted : rule.unconfirmed) merged.push(mention);
      continue;
    }
    for (const span of own) used.add(span);
    if (own.length === 1 && namesOf.get(own[0])?.length === 1 && rule.span === 'learned')
      merged.push({ ...mention, span: own[0].span } as Mention);
    else merged.push(mention);
  }
  for (const span of spans) {
    if (used.has(span)) continue;
    const m = learnedMention(document, span, policy);
    if (m) merged.push(m);
  }
  return inOrder(merged);
}

function learnedMention(
  document: Document,
  { span, sentence, type }: TaggedSpan,
  policy: Policy,
): Mention | undefined {
  if (type === 'value' || type === 'dose' || type === 'date' || type === 'duration') {
    if (!policy.quantities[type].learned) return undefined;
    return { type, span, sentence } as Mention;
  }
  const t: ConceptMention['type'] = type === 'problem' ? 'finding' : type;
  return {
    type: t,
    span,
    sentence,
    concepts: [],
    label: document.text.slice(span.start, span.end),
    basis: 'learned',
  };
}
