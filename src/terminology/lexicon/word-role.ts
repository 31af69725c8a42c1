/** What a word does in a name, as bits. */
export const WordRole = {
  /** Dropped from names and stepped over in text: "of", "the". */
  connective: 1,
  /** Stepped over in text when the name lacks it: "severe", "left", "was". */
  modifier: 2,
  /** Dropped from the loose form of names and of text: "level", "serum". */
  noise: 4,
  /** A word of at least one name. */
  content: 8,
  /** "and", "or". */
  conjunction: 16,
  /** Never stepped over: "no", "normal". */
  barrier: 256,
} as const;
