import type { Span } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';

/** How far before its sentence the fluid of a value may be named. */
const MOST_BEFORE = 160;
const PUNCTURE =
  /\b(?:lumbar puncture|spinal tap|csf|cerebrospinal fluid|thoracocentesis|thoracentesis|paracentesis|arthrocentesis)\b/i;

/** Whether a value is of a fluid that was tapped, named in its sentence or just before: "Lumbar puncture was done. Protein was 0.7 g/L". */
export function isOfAPuncture({ report, sentenceAt }: CheckContext, { start }: Span): boolean {
  const sentence = sentenceAt(start)?.span;
  if (sentence === undefined) return false;
  return PUNCTURE.test(report.text.slice(Math.max(0, sentence.start - MOST_BEFORE), sentence.end));
}
