const PIECE = /[\p{L}\p{M}][\p{L}\p{M}\d]*|\d+(?:[.,·]\d+)*/gu;

/** Cuts a name into lower-case words and numbers as the document tokeniser does, and drops the marks between them. */
export function splitName(name: string): string[] {
  return (name.toLowerCase().match(PIECE) ?? []).filter(
    (piece, i, all) => !(piece === 's' && i > 0 && all.length > 1),
  );
}
