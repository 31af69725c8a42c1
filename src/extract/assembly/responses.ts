import type { Response, Span } from '../../case/index.ts';
import type { SectionKind } from '../section/index.ts';
import { cuesIn } from './cues.ts';
import type { PatientView } from './patient-view.ts';
import { spanOfTokens, tokenAt } from './report-view.ts';

/** Words that say how a patient did, with what they mean. */
export interface ResponseCue {
  readonly response: Response;
  readonly span: Span;
  readonly sentence: number;
  readonly fromToken: number;
  readonly toToken: number;
  readonly section: SectionKind;
}

/** How many words may stand between a negator and what it denies. */
const NEGATOR_REACH = 3;

/** What a response word means where it is denied; what is missing then says nothing. */
const DENIED: Readonly<Partial<Record<Response, Response>>> = {
  complete: 'none',
  partial: 'none',
  worse: 'stable',
  recurrence: 'complete',
};

/** Response words in the sentences that tell of the patient, in the order of the text. */
export function findResponses(view: PatientView): ResponseCue[] {
  const { cues, document } = view;
  if (cues.response.length === 0) return [];
  const responses: ResponseCue[] = [];
  for (const section of view.told) {
    if (section.kind === 'caption' || section.kind === 'table') continue;
    const from = tokenAt(document, section.span.start);
    let negator: (typeof cues.response)[number] | undefined;
    for (const cue of cuesIn(cues.response, from, tokenAt(document, section.span.end - 1) + 1)) {
      if (cue.value === 'negator') {
        negator = cue;
        continue;
      }
      const isDenied = negator !== undefined && cue.fromToken - negator.toToken < NEGATOR_REACH;
      const response = isDenied ? DENIED[cue.value] : cue.value;
      if (response === undefined) continue;
      responses.push({
        response,
        span: spanOfTokens(
          document,
          isDenied && negator !== undefined ? negator.fromToken : cue.fromToken,
          cue.toToken,
        ),
        sentence: document.tokens.sentenceOf[cue.fromToken],
        fromToken: cue.fromToken,
        toToken: cue.toToken,
        section: section.kind,
      });
    }
  }
  return responses;
}
