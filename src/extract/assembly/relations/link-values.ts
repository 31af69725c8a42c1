import type { Document } from '../../document/index.ts';
import type { Mention, ValueMention } from '../../mention/index.ts';
import { inSentences } from './in-sentences.ts';
import type { Relation } from './relation.ts';
import { spelledOut } from './spelled-out.ts';

// What may stand between a value and the measurement after it: "normal serum X", "positive staining for X", "improvement in X".
const BEFORE_ITS_MEASUREMENT =
  /^[\s\-–]*(?:(?:for|of|in|to|on|against|the|his|her|its|serum|plasma|blood|urine|urinary|levels?|immunostaining|staining|expression|reactivity|results?|both|overall|total|and|mildly|values?)\s+){0,4}$/iu;
// Between a measurement and the number that follows: the number is its own.
const AFTER_ITS_MEASUREMENT =
  /^\s*(?:levels?|counts?|values?|scores?|rates?|titer|titre|concentration)?\s*(?:was|were|is|are|of|at|to|=|:|,|\(|\[|-)?\s*$/iu;
// Behind a predicate, what follows tells of something else: "calcium was low and albumin normal".
const NEXT_CLAUSE = /^\s*(?:,|and\b)/iu;
// Between the parts of a list: "vimentin, CD10, and cyclin D1", "calcium (2.3 mmol/L) and albumin levels".
const LIST_GLUE =
  /^\s*(?:\([^()]{0,40}\))?\s*(?:levels?|tests?|counts?|results?|values?)?\s*(?:,|;|and|or|as well as|,\s*and|,\s*or|\/|&)\s*(?:the|serum|plasma|her|his|a|an)?\s*$/iu;
// A predicate: what it says, it says of all that stand before it.
const PREDICATE = /^[^.;]{0,40}\b(?:was|were|is|are|been|remained|became|came|all|both)\b[^.;]{0,25}$/iu;
/** Of an attribute to its measurement, and between two parts of a list. */
const LONGEST_GAP_UTF16 = 60;
/** A value farther than this from every measurement is of something that was not found. */
const FARTHEST_GAP_UTF16 = 80;

/**
 * Ties each value to the measurements it is of: those right after an attribute ("normal X", "negative for X, Y and Z"), else the
 * nearest before, a whole list where a predicate speaks of it ("X, Y and Z were normal"), else the next after it in the sentence.
 * Relations run from value to measurement or investigation. Cost linear in the mentions, but for lists within one sentence.
 */
export function linkValues(document: Document, mentions: readonly Mention[]): Relation[] {
  const relations: Relation[] = [];
  for (const group of inSentences(mentions)) {
    const measured = group.filter((index) => {
      const type = mentions[index]?.type;
      return type === 'measurement' || type === 'investigation';
    });
    if (measured.length === 0) continue;
    for (const index of group) {
      const value = mentions[index];
      if (value?.type !== 'value') continue;
      for (const to of measurementsOf(document.text, value, measured, mentions))
        relations.push({ type: 'value-of-measurement', from: index, to });
    }
  }
  return relations;
}

function measurementsOf(
  text: string,
  value: ValueMention,
  measured: readonly number[],
  mentions: readonly Mention[],
): readonly number[] {
  const startOf = (index: number): number => mentions[index]?.span.start ?? 0;
  const endOf = (index: number): number => mentions[index]?.span.end ?? 0;
  let split = 0;
  while (split < measured.length && startOf(measured[split] ?? 0) < value.span.start) split += 1;
  const before = measured[split - 1];
  const after = measured[split];
  const isWord = value.quantity === undefined;
  const gapAfter = after === undefined ? undefined : text.slice(value.span.end, startOf(after));
  const gapBefore = before === undefined ? undefined : text.slice(endOf(before), value.span.start);
  const isBeforeIts =
    gapAfter !== undefined && gapAfter.length <= LONGEST_GAP_UTF16 && BEFORE_ITS_MEASUREMENT.test(gapAfter);
  const isAfterIts = gapBefore !== undefined && AFTER_ITS_MEASUREMENT.test(gapBefore);
  const endsClause = isAfterIts && gapAfter !== undefined && NEXT_CLAUSE.test(gapAfter);
  if (after !== undefined && isBeforeIts && !endsClause && (isWord || !isAfterIts)) {
    if (!isWord) return [after];
    return list(text, measured.slice(split), startOf, endOf);
  }
  if (before === undefined)
    return after === undefined || (gapAfter?.length ?? 0) > FARTHEST_GAP_UTF16 ? [] : [after];
  if ((gapBefore?.length ?? 0) > FARTHEST_GAP_UTF16) return [];
  if (isWord && gapBefore !== undefined && PREDICATE.test(gapBefore))
    return list(text, measured.slice(0, split).reverse(), startOf, endOf);
  return [spelledOut(text, before, measured, mentions)];
}

/** The first of these, and those that a list ties to it; they run away from the value, either way. */
function list(
  text: string,
  ordered: readonly number[],
  startOf: (index: number) => number,
  endOf: (index: number) => number,
): number[] {
  const found: number[] = [];
  for (const index of ordered) {
    const last = found.at(-1);
    if (last !== undefined) {
      const [left, right] = startOf(last) < startOf(index) ? [last, index] : [index, last];
      const gap = text.slice(endOf(left), startOf(right));
      if (gap.length > LONGEST_GAP_UTF16 || !LIST_GLUE.test(gap)) break;
    }
    found.push(index);
  }
  return found;
}
