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
export { createMentionFinder, type MentionFinder, TAGGER_MODEL } from './find-mentions.ts';
export { findAbbreviations } from './concepts/index.ts';
