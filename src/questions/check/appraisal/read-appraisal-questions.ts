import { phrasePattern } from '../phrase-pattern.ts';
import { type ReadText, tableRows } from '../table-rows.ts';

/** A question of an appraisal tool, as `appraisal-questions.tsv` has it. */
export interface AppraisalQuestion {
  readonly tool: 'JBI' | 'MURAD';
  readonly number: number;
  readonly question: string;
  /** Items of CARE whose sentences bear on it. */
  readonly careItems: readonly string[];
  readonly cues: RegExp | undefined;
}

/** Reads the questions of both tools. */
export function readAppraisalQuestions(readText: ReadText): readonly AppraisalQuestion[] {
  return tableRows(readText, 'en/appraisal-questions.tsv', [
    'tool',
    'number',
    'question',
    'evidence',
    'cues',
  ]).map(({ tool, number, question, evidence, cues }) => ({
    tool: tool as AppraisalQuestion['tool'],
    number: Number(number),
    question,
    careItems: evidence.split('|').filter((id) => id !== ''),
    cues: cues === '' ? undefined : phrasePattern(cues.split('|')),
  }));
}
