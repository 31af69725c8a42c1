import type { Document } from '../../document/index.ts';
import type { ConceptMention, DoseMention, Mention } from '../../mention/index.ts';
import { inSentences } from './in-sentences.ts';
import type { Relation } from './relation.ts';
import { spelledOut } from './spelled-out.ts';

// "10 mg of intravenous furosemide", "high-dose dexamethasone": nothing but these stands before the drug.
const BEFORE_ITS_DRUG =
  /^[\s\-–]*(?:of\s+)?(?:(?:the|this|an?|daily|oral|orally|intravenous|intravenously|iv|i\.v\.|intramuscular|subcutaneous|parenteral|systemic|topical|inhaled|liposomal|conventional|intrathecal|concomitant|adjuvant)\s+){0,3}$/iu;
// "prednisolone (30 mg", "prednisolone, 30 mg", "prednisolone tablets 30 mg": the drug stands right before.
const AFTER_ITS_DRUG = /^\s*(?:tablets?|capsules?|therapy|injections?|treatment)?\s*[,([:]?\s*$/iu;

/**
 * Ties each dose to the drug it is a dose of: the drug right after it ("10 mg of X", "low-dose X"), else the last drug before it
 * in its sentence, else the next one there. Relations run from dose to drug. Cost linear in the mentions.
 */
export function linkDoses(document: Document, mentions: readonly Mention[]): Relation[] {
  const relations: Relation[] = [];
  for (const group of inSentences(mentions)) {
    const drugs = group.filter((index) => mentions[index]?.type === 'drug');
    if (drugs.length === 0) continue;
    for (const index of group) {
      const dose = mentions[index];
      if (dose?.type !== 'dose') continue;
      const drug = drugOf(document.text, dose, drugs, mentions);
      if (drug !== undefined)
        relations.push({
          type: 'dose-of-drug',
          from: index,
          to: spelledOut(document.text, drug, drugs, mentions),
        });
    }
  }
  return relations;
}

function drugOf(
  text: string,
  dose: DoseMention,
  drugs: readonly number[],
  mentions: readonly Mention[],
): number | undefined {
  let before: number | undefined;
  let after: number | undefined;
  for (const index of drugs) {
    const drug = mentions[index] as ConceptMention;
    if (drug.span.end <= dose.span.start) before = index;
    else if (drug.span.start >= dose.span.end) {
      after = index;
      break;
    }
  }
  if (after === undefined) return before;
  if (before === undefined) return after;
  const toAfter = text.slice(dose.span.end, mentions[after]?.span.start);
  if (!BEFORE_ITS_DRUG.test(toAfter)) return before;
  const isOf = /^\s*of\s/i.test(toAfter);
  const fromBefore = text.slice(mentions[before]?.span.end, dose.span.start);
  return !isOf && dose.quantity !== undefined && AFTER_ITS_DRUG.test(fromBefore) ? before : after;
}
