export type { Block, BlockKind, Document, DocumentCitation, DocumentFormat } from './document.ts';
export { documentFromText } from './document-from-text.ts';
export { documentFromSource } from './document-from-source.ts';
export { readSources, readTextSources, type SourceOptions } from './read-sources.ts';
export type { SourceText } from './source-text.ts';
export { type PhraseMatch, PhraseTable } from './phrase-table.ts';
export { tokenize } from './tokenize.ts';
export { TokenKind, type Tokens } from './tokens.ts';
export { WordTable } from './word-table.ts';
