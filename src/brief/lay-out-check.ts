import type { Case } from '../case/index.ts';
import type { CheckAnswer } from '../questions/check/index.ts';
import { describeHead } from './describe-case.ts';
import { describeAppraisal, describeCare, describeFirings } from './describe-check.ts';
import type { Page, Piece } from './page.ts';

/** Longer sentences are shown by their beginning; the HTML form leads to the whole. */
const LONGEST_QUOTE = 110;

/** Lays a check out as a page: what to check first, then the checklist, then what bears on the appraisal tools. */
export function layOutCheck(answer: CheckAnswer, one: Case): Page {
  const head = describeHead(one);
  const text = one.text ?? '';
  const quote = ({ spans }: Piece): string => {
    const [span] = spans;
    const words = span === undefined ? '' : text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).trimEnd()} …` : words;
  };
  return {
    name: 'check',
    title: head.title,
    subtitle: [...head.subtitle, `precedent ${answer.versions.program}`],
    parts: [describeFirings(answer, quote), describeCare(answer, quote), ...describeAppraisal(answer, quote)],
    ...(one.text !== undefined && { reportText: one.text }),
    doubts: [],
  };
}
