import { advisedAgainst } from './drugs/advised-against.ts';
import { classWithoutAgent } from './drugs/class-without-agent.ts';
import { doseByWeight } from './drugs/dose-by-weight.ts';
import { doseOutsideUsual } from './drugs/dose-outside-usual.ts';
import { doseTwiceTimed } from './drugs/dose-twice-timed.ts';
import { impossibleUnit } from './drugs/impossible-unit.ts';
import { drugMisspelt } from './drugs/misspelt.ts';
import { routeMissing } from './drugs/route-missing.ts';
import { bloodPressure } from './numbers/blood-pressure.ts';
import { bodyMassIndex } from './numbers/body-mass-index.ts';
import { calciumPhosphateProduct } from './numbers/calcium-phosphate-product.ts';
import { correctedCalcium } from './numbers/corrected-calcium.ts';
import { partOverWhole } from './numbers/part-over-whole.ts';
import { percentage } from './numbers/percentage.ts';
import { rangeReversed } from './numbers/range-reversed.ts';
import { separators } from './numbers/separators.ts';
import { sum } from './numbers/sum.ts';
import { unitMissing } from './numbers/unit-missing.ts';
import { valueAgainstRange } from './numbers/value-against-range.ts';
import { valueImplausible } from './numbers/value-implausible.ts';
import { abbreviationBeforeDefinition, abbreviationDefinedTwice } from './text/abbreviations.ts';
import { diagnosisAgainstPathology } from './text/diagnosis-against-pathology.ts';
import { figureNotCalled } from './text/figure-not-called.ts';
import { figureWithoutLegend } from './text/figure-without-legend.ts';
import { idiopathicWhileOpen } from './text/idiopathic-while-open.ts';
import { keywordAgainstDiagnosis } from './text/keyword-against-diagnosis.ts';
import { laterality } from './text/laterality.ts';
import { legendDiffers } from './text/legend-differs.ts';
import { nameMisspelt } from './text/name-misspelt.ts';
import { panelsDiffer } from './text/panels-differ.ts';
import { referenceNotCited, referenceNotListed } from './text/references.ts';
import { sexAgainstAnatomy } from './text/sex-against-anatomy.ts';
import { sexAgainstPronouns } from './text/sex-against-pronouns.ts';
import { afterPublication } from './times/after-publication.ts';
import { ageAgainstDates } from './times/age-against-dates.ts';
import { ageAnchorUnclear } from './times/age-anchor-unclear.ts';
import { ageDiffers } from './times/age-differs.ts';
import { ageWording } from './times/age-wording.ts';
import { durationOverLife } from './times/duration-over-life.ts';
import { impossibleDate } from './times/impossible-date.ts';
import { intervalAgainstDates } from './times/interval-against-dates.ts';
import { latencyDiffers } from './times/latency-differs.ts';
import { orderOfEvents } from './times/order-of-events.ts';
import { IDENTIFIER_RULES } from './deidentification/identifier-rules.ts';
import { rareCombination } from './deidentification/rare-combination.ts';
import { noveltyAgainstPrecedents } from './library/novelty-against-precedents.ts';
import { possibleSamePatient } from './library/possible-same-patient.ts';
import { sharedWording } from './library/shared-wording.ts';
import type { Rule } from './rule.ts';

/** Every rule of the check, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  ageAgainstDates,
  ageDiffers,
  intervalAgainstDates,
  latencyDiffers,
  durationOverLife,
  orderOfEvents,
  impossibleDate,
  afterPublication,
  ageWording,
  ageAnchorUnclear,
  percentage,
  partOverWhole,
  sum,
  calciumPhosphateProduct,
  correctedCalcium,
  valueAgainstRange,
  rangeReversed,
  separators,
  valueImplausible,
  bloodPressure,
  bodyMassIndex,
  unitMissing,
  drugMisspelt,
  classWithoutAgent,
  doseOutsideUsual,
  doseByWeight,
  doseTwiceTimed,
  impossibleUnit,
  routeMissing,
  advisedAgainst,
  laterality,
  sexAgainstPronouns,
  sexAgainstAnatomy,
  panelsDiffer,
  legendDiffers,
  figureWithoutLegend,
  figureNotCalled,
  referenceNotListed,
  referenceNotCited,
  abbreviationBeforeDefinition,
  abbreviationDefinedTwice,
  diagnosisAgainstPathology,
  keywordAgainstDiagnosis,
  idiopathicWhileOpen,
  nameMisspelt,
  noveltyAgainstPrecedents,
  possibleSamePatient,
  sharedWording,
  ...IDENTIFIER_RULES,
  rareCombination,
];

/** Doubts of the reader that rules take over and judge once more. */
const TAKEN_OVER =
  /-misspelt$|^drug-class-without-agent$|^dose-|^measurement-(?:unit-missing|implausible)$|^figure-panels-differ$/;

/** Whether a doubt of the reader is judged by a rule, so that it need not be listed beside the check. */
export function isChecked(issueCode: string): boolean {
  return TAKEN_OVER.test(issueCode);
}
