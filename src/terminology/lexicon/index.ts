export { compileLexicon, LEXICON_RESOURCES } from './compile-lexicon.ts';
export type { LexiconConcept } from './lexicon-concept.ts';
export { type Lexicon, openLexicon } from './open-lexicon.ts';
export { GENERATED, type LexiconTables, NameFlag } from './tables.ts';
export { nextOrder, type WordCode } from './word-code.ts';
export { WordRole } from './word-role.ts';
