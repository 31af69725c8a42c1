import { type AnalyteTable, parseAnalyteUnits } from '../../packs/index.ts';
import { type AppraisalQuestion, readAppraisalQuestions } from './appraisal/read-appraisal-questions.ts';
import type { CareItem } from './care/care-item.ts';
import { readCareItems } from './care/read-care-items.ts';
import { type IdentifierCues, readIdentifierCues } from './deidentification/read-identifier-cues.ts';
import { type DoseRange, readDoseRanges } from './drugs/dose-range.ts';
import { type Limits, readLimits } from './numbers/read-limits.ts';
import { type ReadText, tableRows } from './table-rows.ts';

/** The resources that the check reads, parsed once. */
export interface CheckTables {
  readonly careItems: readonly CareItem[];
  readonly appraisalQuestions: readonly AppraisalQuestion[];
  readonly analytes: AnalyteTable;
  readonly partWhole: readonly { readonly part: string; readonly whole: string; readonly names: string }[];
  readonly limits: readonly Limits[];
  readonly identifierCues: IdentifierCues;
  readonly doseRanges: ReadonlyMap<string, readonly DoseRange[]>;
}

/** Reads every table of the check. Throws `DefectError` for a table that lacks a column. */
export function readCheckTables(readText: ReadText): CheckTables {
  return {
    careItems: readCareItems(readText),
    appraisalQuestions: readAppraisalQuestions(readText),
    analytes: parseAnalyteUnits(readText('en/analytes.tsv')),
    partWhole: tableRows(readText, 'en/part-whole.tsv', ['part', 'whole', 'names']),
    limits: readLimits(readText),
    identifierCues: readIdentifierCues(readText),
    doseRanges: readDoseRanges(readText),
  };
}
