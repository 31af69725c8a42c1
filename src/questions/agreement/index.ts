export {
  AGREEMENT_NOTE,
  type CodingDifference,
  compareCodings,
  type DoubleCoding,
  type FieldAgreement,
  NOT_CODED,
} from './compare-codings.ts';
