import type { CaseFacts } from '../../src/extract/assembly/index.ts';

/** Something a golden case has wrong and that cannot be mended yet. The golden file shows the fault; this list says that it is known. */
export interface Skip {
  readonly example: string;
  /** What the report says, and what the case makes of it. */
  readonly fault: string;
  readonly reason: string;
  /** Whether the fault is still there; when it is not, the entry is stale and must go. */
  readonly isStillThere: (facts: CaseFacts) => boolean;
}

export const SKIPS: readonly Skip[] = [
  {
    example: 'legionella-hyponatraemia.md',
    fault:
      '“Hypertonic saline 3%, 150 mL … was given twice” is no treatment, so nothing carries its good response.',
    reason: 'The mention stage takes the words for a measurement.',
    isStillThere: ({ treatments }) => !treatments.some((t) => /saline/i.test(t.agent.label)),
  },
  {
    example: 'hypercalcaemia-sarcoidosis.xml',
    fault: '“Isotonic saline was infused at 200 mL/h” is no treatment.',
    reason: 'The mention stage takes the words for a measurement.',
    isStillThere: ({ treatments }) => !treatments.some((t) => /saline/i.test(t.agent.label)),
  },
  {
    example: 'legionella-hyponatraemia.md',
    fault:
      '“a 24-hour Holter recording showed no conduction disturbance” is told of the chest X-ray before it.',
    reason: 'No mention is made of the Holter recording.',
    isStillThere: ({ investigations }) => !investigations.some((i) => /holter/i.test(i.modality.label)),
  },
  {
    example: 'legionella-hyponatraemia.md',
    fault: '“PCR … detected Legionella pneumophila” shows a finding named “pneumophila”.',
    reason: 'The tagger sees half of the organism’s name as a finding; organisms have no type of mention.',
    isStillThere: ({ findings }) => findings.some((f) => f.concept.label === 'pneumophila'),
  },
  {
    example: 'giant-cell-arteritis.txt',
    fault: '“The left temporal artery was thickened, tender and without a pulse” gives no finding.',
    reason: 'A predicate adjective is not joined to the body part that is its subject.',
    isStillThere: ({ findings }) => !findings.some((f) => /thicken|pulse/i.test(f.concept.label)),
  },
  {
    example: 'giant-cell-arteritis.txt',
    fault: '“calcium [was] given to protect the bone” is no treatment.',
    reason: 'The dictionary names calcium as an analyte only.',
    isStillThere: ({ treatments }) => !treatments.some((t) => /calcium/i.test(t.agent.label)),
  },
];
