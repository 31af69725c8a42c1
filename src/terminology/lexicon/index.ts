/** The names of all concepts, compiled for matching against text. Its tables are typed arrays, so that a cache opens without parsing. */
export interface Lexicon {
  readonly nameCount: number;
}
