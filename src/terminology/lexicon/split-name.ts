const PIECE = /[\p{L}\p{M}][\p{L}\p{M}\d]*|\d+(?:[.,·]\d+)*/gu;
const POSSESSIVE = /['’]s\b/g;

/** Cuts a name into lower-case words and numbers as the document tokeniser does; drops the marks between them and possessive s. */
export function splitName(name: string): string[] {
  return name.toLowerCase().replace(POSSESSIVE, '').match(PIECE) ?? [];
}
