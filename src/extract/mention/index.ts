export type {
  AgeMention,
  ConceptMention,
  DateMention,
  DoseMention,
  DurationMention,
  Mention,
  MentionType,
  Quantity,
  SexMention,
  ValueMention,
} from './mention.ts';
