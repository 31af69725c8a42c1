export type { Block, BlockKind, Document, DocumentCitation, DocumentFormat } from './document.ts';
export { documentFromText } from './document-from-text.ts';
export { MAX_REPORT_BYTES, readDocument } from './read-document.ts';
export { type PhraseMatch, PhraseTable } from './phrase-table.ts';
export { tokenize } from './tokenize.ts';
export { TokenKind, type Tokens } from './tokens.ts';
export { WordTable } from './word-table.ts';
