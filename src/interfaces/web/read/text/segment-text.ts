import type { FactKey, ShownFact } from '../facts/shown-fact.ts';

/** Words of a block with the facts that rest on them. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly facts: readonly FactKey[];
  /** How the words are marked: by the fact with the shortest span, as the most exact one. */
  readonly mark?: ShownFact['status'] | 'derived' | 'by-hand';
}

/** A fact's words at one place. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly key: FactKey;
  readonly mark: NonNullable<Segment['mark']>;
}

/** A stretch of the text, half-open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where facts stand in the text, in its order. */
export function placesOf(facts: readonly ShownFact[]): readonly Place[] {
  return facts
    .flatMap(({ key, spans, status, isDerived, isByHand }) =>
      spans.map(
        ({ start, end }): Place => ({
          start,
          end,
          key,
          mark: isByHand ? 'by-hand' : isDerived ? 'derived' : status,
        }),
      ),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Cuts a block wherever marked words begin or end. The segments put together are the block. Linear in the block's own places. */
export function segmentText(block: TextRange, places: readonly Place[]): readonly Segment[] {
  const inside = places.filter(({ start, end }) => start < block.end && end > block.start);
  const cuts = new Set<number>([block.start, block.end]);
  for (const { start, end } of inside) {
    cuts.add(Math.max(start, block.start));
    cuts.add(Math.min(end, block.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? block.end;
    const over = inside.filter((place) => place.start <= start && place.end >= end);
    if (over.length === 0) return { start, end, facts: [] };
    const exact = over.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
    return { start, end, facts: [...new Set(over.map(({ key }) => key))], mark: exact.mark };
  });
}
