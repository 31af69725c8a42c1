import { SaxesParser } from 'saxes';
import { InputError } from '../../../errors.ts';
import type { SourceText } from '../source-text.ts';
import { type ArticleReader, createArticleReader } from './article-reader.ts';
import { createElementPath } from './element-path.ts';

const MAX_DEPTH = 2000;
/** Sub-articles that report something themselves, such as the abstracts of a congress; reviews, replies and translations are left out. */
const READ_SUB_ARTICLES = new Set(
  'case-report abstract meeting-abstract brief-report rapid-communication research-article letter correspondence other'.split(
    ' ',
  ),
);
const ROOTS = new Set(['article', 'front', 'sub-article']);
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

interface OpenArticle {
  readonly reader: ArticleReader;
  /** Depth of its root element. */
  readonly depth: number;
  readonly from: number;
}

/**
 * Reads JATS XML: of each article, and of each sub-article that reports something itself, title, abstract, body, captions, tables and
 * references; citation from its front matter. A file of the PubMed Central services may hold many (`pmc-articleset`).
 *
 * Document types are never loaded and entities never expanded. Throws an `InputError`: `xml-malformed`, `xml-entities`,
 * `report-nested-too-deep`. Cost linear. Source: JATS 1.3 Archiving tag library (NISO Z39.96-2021).
 */
export function readJats(source: string, name: string): readonly SourceText[] {
  if (/<!ENTITY/.test(source.slice(0, Math.max(source.indexOf('<article'), 65_536)))) {
    throw new InputError(
      'xml-entities',
      `${name} declares XML entities, which are never expanded here. Save it with the entities resolved.`,
    );
  }
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, CHARACTERS);
  const path = createElementPath();
  const element = (): string => path.toString();
  const open: OpenArticle[] = [];
  const finished: (SourceText & { readonly from: number; readonly own: string })[] = [];
  // Depth of the sub-article that is being passed over.
  let passedOver: number | undefined;
  let lastEnd = 0;

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
    const from = lastEnd;
    lastEnd = parser.position;
    path.enter(tag);
    if (path.depth > MAX_DEPTH) {
      throw new InputError(
        'report-nested-too-deep',
        `${name} nests elements more than ${MAX_DEPTH} deep; no JATS article does.`,
      );
    }
    if (passedOver !== undefined) return;
    const around = open.at(-1);
    if (around === undefined ? ROOTS.has(tag) : tag === 'sub-article') {
      if (around !== undefined && !READ_SUB_ARTICLES.has(attributes['article-type'] ?? '')) {
        passedOver = path.depth;
        return;
      }
      const reader = createArticleReader(source.length, inheritedBySub(around));
      open.push({ reader, depth: path.depth, from });
    }
    open.at(-1)?.reader.open(tag, attributes, element);
  });
  parser.on('closetag', ({ name: tag }) => {
    lastEnd = parser.position;
    const article = open.at(-1);
    if (passedOver === undefined && article !== undefined) {
      article.reader.close(tag);
      if (article.depth === path.depth) {
        open.pop();
        finished.push({
          ...article.reader.finish(),
          from: article.from,
          own: source.slice(article.from, lastEnd),
        });
      }
    } else if (passedOver === path.depth) passedOver = undefined;
    path.leave();
  });
  parser.on('text', (words) => {
    const next = source.indexOf('<', lastEnd);
    const raw = source.slice(lastEnd, next < 0 ? source.length : next);
    if (passedOver === undefined) open.at(-1)?.reader.text(words, lastEnd, raw);
  });
  parser.on('cdata', (words) => {
    const at = source.indexOf('<![CDATA[', lastEnd) + 9;
    if (passedOver === undefined) open.at(-1)?.reader.text(words, at);
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
  const articles = finished.filter(({ text }) => text !== '').sort((a, b) => a.from - b.from);
  return articles.map(({ from: _from, own, ...article }) =>
    articles.length === 1 ? article : { ...article, own },
  );
}

/** What an article says of journal, year and licence holds for its parts; title, authors and DOI do not. */
function inheritedBySub(around: OpenArticle | undefined): Parameters<typeof createArticleReader>[1] {
  const { journal, year, licence, pmcid } = around?.reader.citation() ?? {};
  return {
    ...(journal !== undefined && { journal }),
    ...(year !== undefined && { year }),
    ...(licence !== undefined && { licence }),
    ...(pmcid !== undefined && { pmcid }),
  };
}
