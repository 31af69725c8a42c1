import type { Response, Span } from '../../case/index.ts';
import { spanOf } from '../../case/index.ts';
import { PhraseTable } from '../document/index.ts';
import { type Resources, readRows } from '../resource.ts';
import type { PatientView } from './patient-view.ts';

/** Words that say how a patient did, with what they mean. */
export interface ResponseCue {
  readonly response: Response;
  readonly span: Span;
  readonly sentence: number;
}

/** Finds response words in the sentences that tell of the patient, in the order of the text. */
export function createResponseFinder(resources: Resources): (view: PatientView) => ResponseCue[] {
  const table = new PhraseTable(
    readRows(resources, 'en/response-words.tsv', 2).map(
      ([phrase, response]) => [phrase, response as Response] as const,
    ),
  );
  return (view) => {
    const { tokens } = view.document;
    const cues: ResponseCue[] = [];
    for (const section of view.told) {
      if (
        section.kind !== 'case-presentation' &&
        section.kind !== 'abstract' &&
        section.kind !== 'results' &&
        section.kind !== 'other'
      )
        continue;
      const from = firstTokenFrom(view, section.span.start);
      const to = firstTokenFrom(view, section.span.end);
      for (const match of table.scan(tokens, from, to)) {
        cues.push({
          response: match.meaning,
          span: spanOf(tokens.startUtf16[match.fromToken], tokens.endUtf16[match.toToken - 1]),
          sentence: tokens.sentenceOf[match.fromToken],
        });
      }
    }
    return cues;
  };
}

function firstTokenFrom(view: PatientView, offsetUtf16: number): number {
  const { startUtf16, count } = view.document.tokens;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startUtf16[middle] < offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return low;
}
