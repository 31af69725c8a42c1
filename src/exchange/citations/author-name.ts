/** A person's name in its parts, or an organisation's as it is. */
export type AuthorName = { readonly family: string; readonly given: string } | { readonly literal: string };

// "Curie M", "van der Berg JA": PubMed's form, surname and then initials without points.
const PUBMED = /^(.+?) ([A-ZÀ-Þ]{1,4})$/;

/** Reads "Curie, Marie", "Curie M" and "Marie Curie"; one word alone is an organisation. */
export function authorName(written: string): AuthorName {
  const words = written.trim();
  const [family, given] = words.split(/,\s*/, 2);
  if (given !== undefined && given !== '') return { family: family ?? '', given };
  const [, surname, initials] = PUBMED.exec(words) ?? [];
  if (surname !== undefined && initials !== undefined && !/^[A-Z]+$/.test(surname))
    return { family: surname, given: [...initials].map((letter) => `${letter}.`).join(' ') };
  const last = words.lastIndexOf(' ');
  return last === -1 || /\b(?:group|consortium|society|organi[sz]ation|team|network)\b/i.test(words)
    ? { literal: words }
    : { family: words.slice(last + 1), given: words.slice(0, last) };
}
