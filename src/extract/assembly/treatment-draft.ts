import type { Treatment } from '../../case/index.ts';
import type { ConceptMention, DoseMention } from '../mention/index.ts';
import type { Cue } from './cues.ts';
import type { Fact } from './patient-view.ts';
import type { ResponseCue } from './responses.ts';

/** One place that names a treatment, with what its sentence says of it. */
export interface TreatmentUse {
  readonly fact: Fact<ConceptMention>;
  /** Position in the list of all mentions. */
  readonly index: number;
  /** Tokens `[fromToken, toToken)` of the name and of the doses that follow it. */
  readonly fromToken: number;
  readonly nameToToken: number;
  readonly toToken: number;
  readonly doses: readonly DoseMention[];
  /** Treatment cues of the sentence, not farther away than a long clause. */
  readonly cues: readonly Cue<'treatment'>[];
  readonly isStopped: boolean;
  readonly adverseEvents: Treatment['adverseEvents'];
  readonly draft: TreatmentDraft;
}

/** A treatment while it is put together from all the places that name it. */
export interface TreatmentDraft {
  readonly uses: TreatmentUse[];
  response?: ResponseCue;
  /** The use that the response speaks of. */
  answered?: TreatmentUse;
}

/** Whether a use says that the treatment was given, rather than planned or not given. */
export function isGiven({ fact }: TreatmentUse): boolean {
  return fact.assertion.status === 'present' && fact.assertion.temporality !== 'planned';
}
