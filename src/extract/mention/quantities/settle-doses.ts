import type { Document } from '../../document/index.ts';
import type { Mention } from '../mention.ts';
import type { QuantityMention } from './reading.ts';

/** Amounts whose unit alone does not say whether they were given or measured. */
const UNDECIDED = /^(?:k|m|u|n)?(?:g|mol|eq|U|L)$|^\[arb'U\]$|^(?:m|u|n)?g\/d$/u;
/** How far a drug or measurement may stand from an amount to speak for it, UTF-16. */
const NEAR_UTF16 = 60;
const APPOSED = /^\s*[,([]?\s*$/u;

/**
 * Settles which amounts are doses and which are values, once drugs and measurements are known: "IgG (165 U)" was measured,
 * "furosemide 40 mg" was given. Amounts whose unit is plain ("mg/dL", "mg/kg") are left alone.
 *
 * Takes quantities and concepts, each sorted by start; gives the quantities in the same order. Cost linear in both.
 */
export function settleDoses(
  document: Document,
  quantities: readonly QuantityMention[],
  concepts: readonly Mention[],
): QuantityMention[] {
  let c = 0;
  return quantities.map((quantity) => {
    if (quantity.type !== 'dose' && quantity.type !== 'value') return quantity;
    while (c < concepts.length && (concepts[c]?.span.end ?? 0) <= quantity.span.start) c += 1;
    const unit = quantity.quantity?.unit;
    if (unit === undefined || !UNDECIDED.test(unit)) return quantity;
    const drug = nearest(concepts, c, quantity, (type) => type === 'drug');
    const measurement = nearest(
      concepts,
      c,
      quantity,
      (type) => type === 'measurement' || type === 'investigation',
    );
    const { span, sentence } = quantity;
    if (quantity.type === 'dose') {
      const isGiven =
        quantity.timesPerDay !== undefined && !unit.endsWith('/d') ? true : quantity.route !== undefined;
      if (isGiven || measurement === undefined || (drug !== undefined && drug.gap <= measurement.gap))
        return quantity;
      return { type: 'value', span, sentence, ...(quantity.quantity && { quantity: quantity.quantity }) };
    }
    if (drug === undefined || !drug.isBefore || (measurement !== undefined && measurement.gap <= drug.gap))
      return quantity;
    if (quantity.referenceRange !== undefined || !APPOSED.test(document.text.slice(drug.end, span.start)))
      return quantity;
    return { type: 'dose', span, sentence, ...(quantity.quantity && { quantity: quantity.quantity }) };
  });
}

interface Near {
  readonly gap: number;
  readonly end: number;
  readonly isBefore: boolean;
}

/** The nearest concept of a kind in the quantity's sentence; `from` is the first concept that ends after the quantity begins. */
function nearest(
  concepts: readonly Mention[],
  from: number,
  { span, sentence }: QuantityMention,
  isKind: (type: Mention['type']) => boolean,
): Near | undefined {
  let found: Near | undefined;
  for (let i = from - 1; i >= 0; i -= 1) {
    const concept = concepts[i];
    if (concept === undefined || concept.sentence !== sentence) break;
    const gap = span.start - concept.span.end;
    if (gap > NEAR_UTF16) break;
    if (isKind(concept.type)) {
      found = { gap, end: concept.span.end, isBefore: true };
      break;
    }
  }
  for (let i = from; i < concepts.length; i += 1) {
    const concept = concepts[i];
    if (concept === undefined || concept.sentence !== sentence) break;
    const gap = concept.span.start - span.end;
    if (gap > NEAR_UTF16 || (found !== undefined && gap >= found.gap)) break;
    if (gap >= 0 && isKind(concept.type)) return { gap, end: concept.span.end, isBefore: false };
  }
  return found;
}
