import type { Evidence, Origin, Span } from '../../case/index.ts';

/** A fact that a criterion rests on: what it says, in a line, and the places in the report that say so. */
export interface CitedFact {
  readonly says: string;
  readonly spans: readonly Span[];
  /** `answered` for what a person typed at a prompt. */
  readonly origin: Origin | 'answered';
}

/** A fact with the evidence of a case. */
export function citedFact(says: string, { spans, origin }: Evidence): CitedFact {
  return { says, spans, origin };
}

/** Facts without repeats, in order. */
export function withoutRepeats(facts: readonly CitedFact[]): readonly CitedFact[] {
  const seen = new Set<string>();
  return facts.filter(({ says, spans }) => {
    const key = `${says}|${spans.map(({ start, end }) => `${start}-${end}`).join(',')}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
