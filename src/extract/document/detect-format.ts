import { InputError } from '../../errors.ts';
import type { DocumentFormat } from './document.ts';

/** A format that is text; the others are told from their bytes. */
export type TextFormat = Exclude<DocumentFormat, 'pdf' | 'docx'>;

const MARKDOWN_HEADING = /^ {0,3}#{1,6} +\S/m;
const MARKDOWN_SIGNS =
  /^\S.{2,}\n(?:={3,}|-{3,})\s*$|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|\*\*[^*\n]{1,200}\*\*|^```|^\|(?:\s*:?-{3,}:?\s*\|)+\s*$/gm;
const HTML_TAGS = new Set(
  'html head body div p section main header h1 h2 h3 h4 h5 h6 span table ul ol article title meta link style script'.split(
    ' ',
  ),
);
const JATS_ROOTS = new Set(['article', 'pmc-articleset', 'front', 'sub-article']);
/** Envelopes in which services send JATS; what counts is the article in them. */
const ENVELOPES = new Set(['oai-pmh', 'responsewrapper']);
/** How far into a file its format is looked for. */
const HEAD_LENGTH = 65_536;

/**
 * Tells a text's format from its content, never from a file's name.
 *
 * Throws an `InputError` (`xml-not-jats`) for XML that is neither JATS nor XHTML.
 */
export function detectFormat(text: string, name: string): TextFormat {
  const head = text.slice(0, HEAD_LENGTH);
  const root = rootElement(head);
  if (root !== undefined) {
    const { tag, isXml } = root;
    if (tag === 'html') return 'html';
    if (
      JATS_ROOTS.has(tag) &&
      (isXml || /<(?:article-meta|front|journal-meta|sec)\b|article-type=|<!DOCTYPE article\b/i.test(head))
    )
      return 'jats';
    if (ENVELOPES.has(tag) && /<article\b/.test(text)) return 'jats';
    if (isXml) {
      throw new InputError(
        'xml-not-jats',
        `${name} is XML with the root element "${tag}"; of XML, JATS ("article") and XHTML ("html") are read. Give one of these, or plain text.`,
      );
    }
    if (HTML_TAGS.has(tag)) return 'html';
  }
  const citations = citationFormat(head);
  if (citations !== undefined) return citations;
  if (MARKDOWN_HEADING.test(head)) return 'markdown';
  return (head.match(MARKDOWN_SIGNS)?.length ?? 0) >= 2 ? 'markdown' : 'text';
}

/** Lists of citations begin with the first tag of a record. */
function citationFormat(head: string): 'pubmed' | 'ris' | 'bibtex' | undefined {
  const start = head.trimStart();
  if (/^(?:PMID|OWN|STAT) *- \S/.test(start) && /^PMID *- \d/m.test(start)) return 'pubmed';
  if (/^TY {1,2}- {0,2}[A-Z]{3,8}\s/.test(start)) return 'ris';
  return /^(?:%[^\n]*\n|\s|@(?:comment|preamble|string)\s*[{(][^\n]*\n)*@[A-Za-z]{3,20}\s*[{(]\s*[^\s,{}]*\s*,/i.test(
    start,
  )
    ? 'bibtex'
    : undefined;
}

/** The first element's name, past a declaration, comments and a document type; `undefined` where the text does not begin with markup. */
function rootElement(head: string): { tag: string; isXml: boolean } | undefined {
  let at = head.search(/\S/);
  if (at < 0 || head[at] !== '<') return undefined;
  let isXml = false;
  while (head[at] === '<') {
    if (head.startsWith('<!--', at)) at = after(head, '-->', at);
    else if (head.startsWith('<?', at)) {
      isXml ||= head.startsWith('<?xml', at);
      at = after(head, '?>', at);
    } else if (head.startsWith('<!', at)) {
      const name = /^<!doctype\s+([\w-]+)/i.exec(head.slice(at, at + 100))?.[1]?.toLowerCase();
      if (name === 'html') return { tag: 'html', isXml: false };
      isXml = true;
      if (name !== undefined) return { tag: name, isXml };
      return undefined;
    } else {
      const tag = /^<([A-Za-z][\w:.-]*)/.exec(head.slice(at, at + 100))?.[1];
      return tag === undefined ? undefined : { tag: tag.toLowerCase(), isXml };
    }
    while (at < head.length && /\s/.test(head.charAt(at))) at += 1;
  }
  return undefined;
}

function after(head: string, mark: string, from: number): number {
  const found = head.indexOf(mark, from);
  return found < 0 ? head.length : found + mark.length;
}
