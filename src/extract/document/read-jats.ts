import { SaxesParser } from 'saxes';
import { InputError } from '../../errors.ts';
import type { DocumentCitation } from './document.ts';
import { figureLabel } from './figure-label.ts';
import type { MarkedUpText } from './marked-up-text.ts';
import { createTextBuilder } from './text-builder.ts';

/** Elements whose words are no part of the report's text. */
const SKIPPED = new Set(
  'journal-meta article-id contrib-group aff author-notes pub-date permissions history volume issue fpage lpage elocation-id counts funding-group custom-meta-group self-uri article-categories related-article sub-article response fn-group app-group glossary supplementary-material tex-math graphic media object-id alt-text long-desc trans-title-group trans-abstract table-wrap-foot pub-history processing-meta notes'.split(
    ' ',
  ),
);
const MAX_DEPTH = 2000;
/** Named characters that old JATS files use without declaring them. */
const CHARACTERS = {
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  deg: '°',
  micro: 'µ',
  times: '×',
  plusmn: '±',
  alpha: 'α',
  beta: 'β',
};

/**
 * Reads JATS XML: title, abstract, body, captions, tables and references; citation from the article's metadata.
 *
 * Document types are never loaded and entities never expanded. Throws an `InputError`: `xml-malformed`, `xml-entities`,
 * `report-nested-too-deep`. Cost linear. Source: JATS 1.3 Archiving tag library (NISO Z39.96-2021).
 */
export function readJats(source: string, name: string): MarkedUpText {
  if (/<!ENTITY/.test(source.slice(0, Math.max(source.indexOf('<article'), 65_536)))) {
    throw new InputError(
      'xml-entities',
      `${name} declares XML entities, which are never expanded here. Save it with the entities resolved.`,
    );
  }
  const builder = createTextBuilder(source.length);
  const citation = createCitation();
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, CHARACTERS);
  const path: string[] = [];
  const sectionTypes: (string | undefined)[] = [];
  let skipDepth = 0;
  let lastEnd = 0;
  let articleEnded = false;
  let figure: string | undefined;
  let inFigure = 0;
  let inTable = 0;
  let cellsInRow = 0;
  let inReferences = 0;

  const isIn = (tag: string): boolean => path.includes(tag);
  const sectionType = (): { sectionType?: string } => {
    const found = sectionTypes.findLast((type) => type !== undefined);
    return found === undefined ? {} : { sectionType: found };
  };
  const level = (): number => Math.max(1, path.filter((tag) => tag === 'sec' || tag === 'abstract').length);

  parser.on('error', (cause) => {
    const code = /undefined entity/.test(cause.message) ? 'xml-entities' : 'xml-malformed';
    throw new InputError(
      code,
      `${name} is not well-formed XML: ${cause.message}. Get the file again, or repair it.`,
      {
        cause,
      },
    );
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    lastEnd = parser.position;
    path.push(tag);
    if (path.length > MAX_DEPTH) {
      throw new InputError(
        'report-nested-too-deep',
        `${name} nests elements more than ${MAX_DEPTH} deep; no JATS article does.`,
      );
    }
    citation.open(path, attributes);
    sectionTypes.push(
      tag === 'abstract'
        ? 'abstract'
        : tag === 'ack'
          ? 'ack'
          : tag === 'sec'
            ? attributes['sec-type']?.toLowerCase()
            : undefined,
    );
    // The number of a section or a list item is no part of its words.
    if (articleEnded || skipDepth > 0 || SKIPPED.has(tag) || (tag === 'label' && inFigure === 0)) {
      skipDepth += 1;
      return;
    }
    switch (tag) {
      case 'article-title':
        if (inReferences === 0) builder.begin('title');
        break;
      case 'title':
        if (inFigure > 0) builder.separate(' ');
        else if (!isIn('ref-list')) builder.begin('heading', { level: level(), ...sectionType() });
        break;
      case 'fig':
      case 'table-wrap':
      case 'boxed-text':
        if (tag !== 'boxed-text') {
          inFigure += 1;
          figure = undefined;
          builder.begin('caption');
        }
        break;
      case 'p':
      case 'disp-quote':
        if (inFigure > 0) builder.separate(' ');
        else if (inReferences === 0)
          builder.begin(isIn('list-item') ? 'list-item' : 'paragraph', sectionType());
        break;
      case 'table':
        inTable += 1;
        builder.begin('table', figure === undefined ? {} : { figure });
        break;
      case 'tr':
        cellsInRow = 0;
        break;
      case 'td':
      case 'th':
        builder.separate(cellsInRow === 0 ? '\n' : '\t');
        cellsInRow += 1;
        break;
      case 'ref':
        inReferences += 1;
        builder.begin('reference');
        break;
      case 'kwd-group':
        builder.begin('metadata', { sectionType: 'keywords' });
        break;
      case 'kwd':
        builder.separate('; ');
        break;
      case 'break':
        builder.separate('\n');
        break;
      default:
        if (inReferences > 0) builder.separate(' ');
    }
  });
  parser.on('closetag', ({ name: tag }) => {
    lastEnd = parser.position;
    citation.close(path);
    path.pop();
    sectionTypes.pop();
    if (skipDepth > 0) {
      skipDepth -= 1;
      return;
    }
    switch (tag) {
      case 'label':
        if (inFigure > 0) {
          figure = figureLabel(`${builder.openText()}.`) ?? builder.openText();
          builder.describe({ figure });
          builder.separate(' ');
        }
        break;
      case 'fig':
      case 'table-wrap':
        inFigure -= 1;
        builder.end();
        break;
      case 'table':
        inTable -= 1;
        builder.end();
        break;
      case 'ref':
        inReferences -= 1;
        builder.end();
        break;
      case 'article':
        articleEnded = true;
        break;
      case 'title':
      case 'p':
        if (inFigure === 0 && inReferences === 0 && inTable === 0) builder.end();
        break;
      case 'article-title':
      case 'kwd-group':
        if (inReferences === 0) builder.end();
        break;
    }
  });
  parser.on('text', (words) => {
    const next = source.indexOf('<', lastEnd);
    const raw = source.slice(lastEnd, next < 0 ? source.length : next);
    citation.text(words);
    if (skipDepth === 0 && !articleEnded) builder.add(words, lastEnd, raw);
  });
  parser.on('cdata', (words) => {
    const at = source.indexOf('<![CDATA[', lastEnd) + 9;
    citation.text(words);
    if (skipDepth === 0 && !articleEnded) builder.add(words, at);
    lastEnd = parser.position;
  });
  const advance = (): void => {
    lastEnd = parser.position;
  };
  parser.on('comment', advance);
  parser.on('processinginstruction', advance);
  parser.on('doctype', advance);
  parser.on('xmldecl', advance);
  parser.write(source).close();
  return { ...builder.finish(), citation: citation.finish() };
}

/** Gathers the citation from an article's front matter; the first of each counts. */
function createCitation(): {
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
    path.includes('front') && !path.includes('sub-article') && !path.includes('related-article');
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
    finish: () => (authors.length === 0 ? found : { ...found, authors }),
  };
}
