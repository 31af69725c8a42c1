/** Gives the files under `resources/`, by names such as `en/assertion-cues.tsv`; reading them from disk is the caller's business. */
export interface Resources {
  text(name: string): string;
  bytes(name: string): Uint8Array;
}
