export {
  createTagger,
  type Register,
  type TaggedDocument,
  type TaggedSpan,
  type Tagger,
} from './create-tagger.ts';
export type { Hint } from './hints.ts';
export type { TagType } from './labels.ts';
