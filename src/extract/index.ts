export {
  type AnnotatedMention,
  type AnnotateInput,
  AnnotateInputSchema,
  type Annotation,
  annotate,
} from './annotate.ts';
export type { Assertion } from './assertion/index.ts';
export type { CaseFacts } from './assembly/index.ts';
export { decodeBytes } from './document/index.ts';
export { createReader, type Reader, type Reading } from './extract.ts';
export type { SourceText } from './document/index.ts';
export type { Mention, MentionType } from './mention/index.ts';
export { reportTextOf } from './report-text.ts';
export type { Resources } from './resource.ts';
