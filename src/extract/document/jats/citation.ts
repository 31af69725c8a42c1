import type { DocumentCitation } from '../document.ts';

/** Gathers the citation from an article's front matter; the first of each counts. What a sub-article does not say it has from the article around it. */
export function createCitation(inherited: DocumentCitation = {}): {
  open(path: readonly string[], attributes: Readonly<Record<string, string>>): void;
  text(words: string): void;
  close(path: readonly string[]): void;
  finish(): DocumentCitation;
} {
  const found: { -readonly [K in keyof DocumentCitation]?: DocumentCitation[K] } = {};
  const authors: string[] = [];
  let words: string | undefined;
  let idType = '';
  let isAuthor = false;
  let surname = '';
  const collected = new Set(
    'article-title journal-title article-id year surname given-names collab license-p license'.split(' '),
  );
  const inFront = (path: readonly string[]): boolean =>
    (path.includes('front') || path.includes('front-stub')) && !path.includes('related-article');
  return {
    open(path, attributes) {
      const tag = path.at(-1) ?? '';
      if (!collected.has(tag) && tag !== 'contrib') return;
      if (!inFront(path)) return;
      if (tag === 'contrib') isAuthor = (attributes['contrib-type'] ?? 'author') === 'author';
      else if (tag === 'license') {
        const licence = attributes['xlink:href'] ?? attributes['license-type'];
        if (licence !== undefined) found.licence ??= licence;
      } else {
        idType = attributes['pub-id-type'] ?? '';
        words = '';
      }
    },
    text(more) {
      if (words !== undefined) words += more;
    },
    close(path) {
      const tag = path.at(-1) ?? '';
      if (words === undefined || !collected.has(tag) || tag === 'license') return;
      const value = words.replaceAll(/\s+/g, ' ').trim();
      words = undefined;
      if (value === '') return;
      switch (tag) {
        case 'article-title':
          found.title ??= value;
          break;
        case 'journal-title':
          found.journal ??= value;
          break;
        case 'article-id':
          if (idType === 'doi') found.doi ??= value;
          else if (idType === 'pmid') found.pmid ??= value;
          else if (idType === 'pmc' || idType === 'pmcid')
            found.pmcid ??= value.startsWith('PMC') ? value : `PMC${value}`;
          break;
        case 'year':
          if (path.includes('pub-date') && /^\d{4}$/.test(value)) found.year ??= Number(value);
          break;
        case 'surname':
          surname = value;
          if (isAuthor) authors.push(value);
          break;
        case 'given-names':
          if (isAuthor && authors.at(-1) === surname) authors[authors.length - 1] = `${surname}, ${value}`;
          break;
        case 'collab':
          if (isAuthor) authors.push(value);
          break;
        case 'license-p':
          found.licence ??= value.slice(0, 200);
          break;
      }
    },
    finish: () => ({ ...inherited, ...found, ...(authors.length > 0 && { authors }) }),
  };
}
