export {
  answerEvidence,
  type EvidenceAnswer,
  type EvidenceQuestion,
  type NamedTreatmentEvidence,
} from './answer-evidence.ts';
export {
  type AmountRange,
  groupTreatments,
  RESPONDED,
  type TreatedCase,
  type TreatmentEvidence,
} from './group-treatments.ts';
export type { QuotedCase } from './quote-treatments.ts';
