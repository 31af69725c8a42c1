import type { Investigation } from '../../case/index.ts';
import { PhraseTable } from '../document/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { type Resources, readRows } from '../resource.ts';
import { statusOf } from './assemble-findings.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { type Fact, type PatientView, readAt, tokenAt } from './patient-view.ts';
import type { Qualifiers } from './qualifiers.ts';

type Kind = Investigation['kind'];

/** One investigation per modality and sentence, with what the sentence says it showed or ruled out. */
export function createInvestigationAssembler(
  resources: Resources,
): (
  view: PatientView,
  qualify: (view: PatientView, mention: ConceptMention, index: number) => Qualifiers,
) => Investigation[] {
  const kinds = new PhraseTable(
    readRows(resources, 'en/investigations.tsv', 2).map(([word, kind]) => [word, kind as Kind] as const),
  );
  return (view, qualify) => {
    const byPlace = new Map<string, Investigation>();
    for (const [position, fact] of view.facts.entries()) {
      if (
        fact.mention.type !== 'investigation' ||
        fact.assertion.status === 'excluded' ||
        fact.assertion.temporality === 'planned'
      )
        continue;
      const mention = fact.mention;
      const key = `${conceptKey(mention)} ${mention.sentence}`;
      if (byPlace.has(key)) continue;
      const shown = shownBy(view, position);
      const interpretation = overallOf(view, fact.index, mention);
      const figure = figureOf(view, mention);
      byPlace.set(key, {
        modality: conceptOf(mention),
        kind: kindOf(view, kinds, mention),
        findings: shown.map((f) => {
          const { sites } = qualify(view, f.mention, f.index);
          const label =
            sites.length > 0
              ? `${f.mention.label} (${sites.map((s) => s.label).join(', ')})`
              : f.mention.label;
          return {
            concept: { ...conceptOf(f.mention), label },
            status: statusOf(f),
            evidence: readAt(f.mention.span),
          };
        }),
        ...(interpretation !== undefined && { interpretation }),
        ...(figure !== undefined && { figure }),
        evidence: readAt(mention.span),
      });
    }
    return [...byPlace.values()];
  };
}

function kindOf(view: PatientView, kinds: PhraseTable<Kind>, mention: ConceptMention): Kind {
  const from = tokenAt(view.document, mention.span.start);
  const to = tokenAt(view.document, mention.span.end - 1) + 1;
  return kinds.scan(view.document.tokens, from, to).at(-1)?.meaning ?? 'other';
}

/** Findings and conditions after the investigation, up to the next one or the end of its sentence. */
function shownBy(view: PatientView, position: number): Fact<ConceptMention>[] {
  const { sentence } = view.facts[position].mention;
  const shown: Fact<ConceptMention>[] = [];
  for (let i = position + 1; i < view.facts.length; i += 1) {
    const next = view.facts[i];
    if (next.mention.sentence !== sentence) break;
    if (next.mention.type === 'investigation' && shown.length > 0) break;
    if (next.mention.type === 'finding' || next.mention.type === 'condition')
      shown.push(next as Fact<ConceptMention>);
  }
  return shown;
}

/** "Echocardiography was normal": a value word right after the investigation. */
function overallOf(
  view: PatientView,
  index: number,
  mention: ConceptMention,
): Investigation['interpretation'] {
  for (const next of view.mentions.slice(index + 1, index + 3)) {
    if (next.sentence !== mention.sentence || next.type === 'finding' || next.type === 'measurement')
      return undefined;
    if (next.type === 'value') {
      const said = next.interpretation;
      return said === 'normal' || said === 'abnormal' || said === 'positive' || said === 'negative'
        ? said
        : undefined;
    }
  }
  return undefined;
}

const FIGURE = /\b(?:fig(?:ure|\.)?s?)\s*\.?\s*(\d+\s*[a-z]?)\b/i;

/** The figure called out in the investigation's sentence, or whose caption it stands in. */
function figureOf(view: PatientView, mention: ConceptMention): string | undefined {
  const caption = view.sections.find(
    (s) => s.kind === 'caption' && s.span.start <= mention.span.start && mention.span.end <= s.span.end,
  );
  if (caption?.figure !== undefined) return caption.figure;
  const { tokens, text } = view.document;
  const end = tokens.endUtf16[tokens.sentenceStart[mention.sentence + 1] - 1];
  const match = FIGURE.exec(text.slice(mention.span.end, Math.min(end + 20, mention.span.end + 400)));
  return match === null ? undefined : `Figure ${match[1].replace(/\s+/g, '').toUpperCase()}`;
}
