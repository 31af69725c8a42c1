import type { ReportSection, Span } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import { type CareItem, MOST_SENTENCES } from './care-item.ts';

/** Text without headings is searched like a case presentation: it may hold any part of a report. */
function isSearched({ kind, basis }: ReportSection, item: CareItem): boolean {
  if (item.sections.has(kind)) return true;
  return (
    item.sections.has('case-presentation') &&
    (kind === 'other' || kind === 'results' || (basis === 'wording' && kind !== 'abstract'))
  );
}

/** The sections an item is looked for in. */
export function sectionsFor({ report }: CheckContext, item: CareItem): readonly ReportSection[] {
  return report.sections.filter((section) => isSearched(section, item));
}

/** Sentences of an item's sections that hold its cues, by the part told. Linear in the sections' text. */
export function findCues(context: CheckContext, item: CareItem): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>();
  for (const [part, pattern] of item.cues) {
    const spans: Span[] = [];
    for (const { span } of sectionsFor(context, item)) {
      pattern.lastIndex = 0;
      const words = context.report.text.slice(span.start, span.end);
      for (const match of words.matchAll(pattern)) {
        const sentence = context.sentenceAt(span.start + match.index)?.span;
        if (sentence !== undefined && spans.at(-1) !== sentence) spans.push(sentence);
        if (spans.length >= MOST_SENTENCES) break;
      }
      if (spans.length >= MOST_SENTENCES) break;
    }
    if (spans.length > 0) found.set(part, spans);
  }
  return found;
}
