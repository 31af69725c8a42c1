import type { DocumentCitation } from '../document.ts';
import { figureLabel } from '../figure-label.ts';
import { raiseNumber } from '../raise-number.ts';
import type { SourceText } from '../source-text.ts';
import { createTextBuilder } from '../text-builder.ts';
import { createCitation } from './citation.ts';

/** Elements whose words are no part of the report's text. */
const SKIPPED = new Set(
  'journal-meta article-id contrib-group aff author-notes pub-date permissions history volume issue fpage lpage elocation-id counts funding-group custom-meta-group self-uri article-categories related-article related-object response fn-group app-group glossary supplementary-material tex-math graphic media object-id alt-text long-desc trans-title-group trans-abstract table-wrap-foot pub-history processing-meta notes'.split(
    ' ',
  ),
);
type Attributes = Readonly<Record<string, string>>;

/** Makes the text of one article from the events of its elements. */
export interface ArticleReader {
  /** `element` names the element by its path, for where a block stands. */
  open(tag: string, attributes: Attributes, element: () => string): void;
  close(tag: string): void;
  text(words: string, sourceOffset: number, raw?: string): void;
  readonly citation: () => DocumentCitation;
  finish(): SourceText;
}

/** Begins an article, or a sub-article, which inherits the citation of the article around it. Source: JATS 1.3 Archiving (NISO Z39.96-2021). */
export function createArticleReader(sourceLength: number, inherited: DocumentCitation = {}): ArticleReader {
  const builder = createTextBuilder(sourceLength);
  const citation = createCitation(inherited);
  const path: string[] = [];
  const sectionTypes: (string | undefined)[] = [];
  let skipDepth = 0;
  let figure: string | undefined;
  let inFigure = 0;
  let inTable = 0;
  let cellsInRow = 0;
  let inReferences = 0;
  let raised = 0;

  const isIn = (tag: string): boolean => path.includes(tag);
  const sectionType = (): { sectionType?: string } => {
    const found = sectionTypes.findLast((type) => type !== undefined);
    return found === undefined ? {} : { sectionType: found };
  };
  const level = (): number => Math.max(1, path.filter((tag) => tag === 'sec' || tag === 'abstract').length);
  const typeOf = (tag: string, attributes: Attributes): string | undefined => {
    if (tag === 'abstract' || tag === 'ack') return tag;
    return tag === 'sec' ? attributes['sec-type']?.toLowerCase() : undefined;
  };

  return {
    open(tag, attributes, element) {
      path.push(tag);
      citation.open(path, attributes);
      sectionTypes.push(typeOf(tag, attributes));
      // The number of a section or a list item is no part of its words.
      if (skipDepth > 0 || SKIPPED.has(tag) || (tag === 'label' && inFigure === 0)) {
        skipDepth += 1;
        return;
      }
      switch (tag) {
        case 'article-title':
          if (inReferences > 0) {
            builder.separate(' ');
            break;
          }
          builder.begin('title');
          builder.place({ element: element() });
          break;
        case 'title':
          if (inFigure > 0) builder.separate(' ');
          else if (!isIn('ref-list')) {
            builder.begin('heading', { level: level(), ...sectionType() });
            builder.place({ element: element() });
          }
          break;
        case 'fig':
        case 'table-wrap':
          inFigure += 1;
          figure = undefined;
          builder.begin('caption');
          builder.place({ element: element() });
          break;
        case 'p':
        case 'disp-quote':
          if (inFigure > 0) builder.separate(' ');
          else if (inReferences === 0) {
            builder.begin(isIn('list-item') ? 'list-item' : 'paragraph', sectionType());
            builder.place({ element: element() });
          }
          break;
        case 'table':
          inTable += 1;
          builder.begin('table', figure === undefined ? {} : { figure });
          builder.place({ element: element() });
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
          builder.place({ element: element() });
          break;
        case 'kwd-group':
          builder.begin('metadata', { sectionType: 'keywords' });
          builder.place({ element: element() });
          break;
        case 'kwd':
          builder.separate('; ');
          break;
        case 'break':
          builder.separate('\n');
          break;
        case 'sup':
          raised += 1;
          break;
        default:
          if (inReferences > 0) builder.separate(' ');
      }
    },
    close(tag) {
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
        case 'sup':
          raised -= 1;
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
    },
    text(words, sourceOffset, raw) {
      citation.text(words);
      if (skipDepth > 0) return;
      if (raised > 0 && (raw === undefined || raw === words)) builder.add(raiseNumber(words), sourceOffset);
      else builder.add(words, sourceOffset, raw);
    },
    citation: () => citation.finish(),
    finish: () => ({ ...builder.finish(), format: 'jats', citation: citation.finish() }),
  };
}
