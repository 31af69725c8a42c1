/** Gives the text of a file under `resources/`, such as `en/assertion-cues.tsv`; reading it from disk is the caller's business. */
export type ResourceText = (name: string) => string;
