import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { InputError } from '../../errors.ts';
import type { BlockKind, DocumentCitation } from './document.ts';
import { figureLabel } from './figure-label.ts';
import { type MarkedUpText, nameBlocks } from './marked-up-text.ts';
import { raiseNumber } from './raise-number.ts';
import { createTextBuilder } from './text-builder.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Page furniture, and what is no text. */
const SKIPPED = words(
  'head script style noscript template nav footer aside form button svg math iframe select object embed canvas video audio dialog menu',
);
const BLOCKS = words(
  'p div section article main header ul ol dl li dt dd blockquote pre h1 h2 h3 h4 h5 h6 figure figcaption table caption address hr center details summary',
);
/** Elements whose end may be left out, or that have none: they do not add up to depth. */
const UNCOUNTED = words(
  'p li dt dd td th tr thead tbody tfoot option optgroup colgroup col br hr img input meta link area base embed source track wbr html head body',
);
const TAG = /<(\/?)([a-zA-Z][\w-]*)(?:[^<>]*?(\/))?>/g;
const MAX_DEPTH = 1000;
/** A page's furniture may repeat `<article>` for teasers; then the whole page is read. */
const CONTENT = ['article', 'main'] as const;

/**
 * Reads the article of an HTML page: headings, paragraphs, lists, captions and tables; scripts, styles, navigation and footers are left out.
 *
 * Throws an `InputError` (`report-nested-too-deep`) where elements nest beyond what any article has. Cost linear.
 */
export function readHtml(source: string, name: string): MarkedUpText {
  refuseDeepNesting(source, name);
  const tree = parse(source, { sourceCodeLocationInfo: true });
  const builder = createTextBuilder(source.length);
  const found = survey(tree.childNodes);
  const isSingleTitle = found.headings1 === 1;
  let listDepth = 0;
  let tableDepth = 0;
  let raised = 0;
  const elementOf = createPathNamer();
  const stack: (Node | { leave: Element })[] = [...found.content].reverse();
  const proseKind = (): BlockKind => (listDepth > 0 ? 'list-item' : 'paragraph');

  const enter = (element: Element): void => {
    const tag = element.tagName;
    if (BLOCKS.has(tag)) builder.place({ element: elementOf(element) });
    if (tag === 'sup') raised += 1;
    if (tag === 'br') builder.separate('\n');
    else if (tag === 'tr') builder.separate('\n');
    else if (tag === 'td' || tag === 'th') builder.separate(isFirstCell(element) ? '\n' : '\t');
    else if (tag === 'table') {
      tableDepth += 1;
      if (tableDepth === 1) builder.begin('table');
    } else if (tag === 'caption') builder.begin('caption');
    else if (tableDepth > 0) {
      if (BLOCKS.has(tag) && !isFirstInCell(element)) builder.separate(' ');
    } else if (tag === 'figcaption') builder.begin('caption');
    else if (/^h[1-6]$/.test(tag)) {
      if (tag === 'h1' && isSingleTitle) builder.begin('title');
      else builder.begin('heading', { level: Number(tag.charAt(1)) });
    } else if (BLOCKS.has(tag)) {
      if (tag === 'li') listDepth += 1;
      if (!isInCaption(element)) builder.begin(proseKind());
      else builder.separate(' ');
    }
  };
  const leave = (element: Element): void => {
    const tag = element.tagName;
    if (tag === 'li') listDepth -= 1;
    if (tag === 'sup') raised -= 1;
    if (tag === 'figcaption' || tag === 'caption') {
      const figure = figureLabel(builder.openText().slice(0, 80));
      if (figure !== undefined) builder.describe({ figure });
    }
    if (tag === 'caption') builder.begin('table');
    else if (tag === 'table') {
      tableDepth -= 1;
      if (tableDepth === 0) builder.begin(proseKind());
    } else if (BLOCKS.has(tag) && tableDepth === 0 && !isInCaption(element)) builder.begin(proseKind());
  };

  builder.begin('paragraph');
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined) break;
    if ('leave' in node) leave(node.leave);
    else if (node.nodeName === '#text' && 'value' in node) {
      const place = node.sourceCodeLocation;
      if (!place) continue;
      const raw = source.slice(place.startOffset, place.endOffset);
      if (raised > 0 && raw === node.value) builder.add(raiseNumber(raw), place.startOffset);
      else builder.add(node.value, place.startOffset, raw);
    } else if ('tagName' in node && !SKIPPED.has(node.tagName) && !isHidden(node)) {
      enter(node);
      stack.push({ leave: node });
      for (let i = node.childNodes.length - 1; i >= 0; i -= 1) stack.push(node.childNodes[i]);
    }
  }
  const { text, blocks, places, toSourceOffset } = builder.finish();
  return { text, blocks: nameBlocks(text, blocks), places, citation: found.citation, toSourceOffset };
}

/** Names elements by XPaths such as `/html/body/div[2]/p[1]`; each element's path is made once. */
function createPathNamer(): (element: Element) => string {
  const pathByElement = new Map<Element, string>();
  const single = new Set(['html', 'body', 'main']);
  const nameChildren = (parent: Element['parentNode'], above: string): void => {
    const counts = new Map<string, number>();
    for (const node of parent?.childNodes ?? []) {
      if (!('tagName' in node)) continue;
      const number = (counts.get(node.tagName) ?? 0) + 1;
      counts.set(node.tagName, number);
      const step = single.has(node.tagName) && number === 1 ? node.tagName : `${node.tagName}[${number}]`;
      pathByElement.set(node, `${above}/${step}`);
    }
  };
  return (element) => {
    const known = pathByElement.get(element);
    if (known !== undefined) return known;
    // From the root down to the parent: names all children of each on the way, so that siblings cost nothing more.
    const line: Element[] = [];
    let at: Element['parentNode'] = element;
    while (at !== null && 'tagName' in at && !pathByElement.has(at)) {
      line.push(at);
      at = at.parentNode;
    }
    for (const one of line.reverse()) {
      const above = one.parentNode;
      nameChildren(above, above !== null && 'tagName' in above ? (pathByElement.get(above) ?? '') : '');
    }
    return pathByElement.get(element) ?? '';
  };
}

function refuseDeepNesting(source: string, name: string): void {
  let depth = 0;
  for (const [, slash, tag = '', selfClosing] of source.matchAll(TAG)) {
    if (selfClosing !== undefined || UNCOUNTED.has(tag.toLowerCase())) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) {
      throw new InputError(
        'report-nested-too-deep',
        `${name} nests HTML elements more than ${MAX_DEPTH} deep; no article does. Save the article's text instead.`,
      );
    }
  }
}

/** Finds the article in a page, counts its main headings, and reads the page's citation tags (Highwire Press style). */
function survey(roots: readonly Node[]): {
  content: readonly Node[];
  headings1: number;
  citation: DocumentCitation;
} {
  const containers: Record<(typeof CONTENT)[number], Element[]> = { article: [], main: [] };
  const metas: [string, string][] = [];
  let headings1 = 0;
  const stack = [...roots];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined || !('tagName' in node)) continue;
    const { tagName } = node;
    if (tagName === 'article' || tagName === 'main') containers[tagName].push(node);
    if (tagName === 'h1') headings1 += 1;
    if (tagName === 'meta') {
      const key = attribute(node, 'name')?.toLowerCase();
      const value = attribute(node, 'content')?.trim();
      if (key?.startsWith('citation_') === true && value) metas.push([key, value]);
    }
    for (const child of node.childNodes) stack.push(child);
  }
  const chosen = CONTENT.map((tag) => containers[tag]).find((elements) => elements.length === 1);
  return { content: chosen ?? roots, headings1, citation: citationOf(metas) };
}

function citationOf(metas: readonly (readonly [string, string])[]): DocumentCitation {
  const first = (key: string): string | undefined => metas.find(([name]) => name === key)?.[1];
  const title = first('citation_title');
  const journal = first('citation_journal_title');
  const doi = first('citation_doi');
  const pmid = first('citation_pmid');
  const year = /\b(?:19|20)\d{2}\b/.exec(
    first('citation_publication_date') ?? first('citation_date') ?? '',
  )?.[0];
  // The tags were met from the last to the first.
  const authors = metas
    .filter(([name]) => name === 'citation_author')
    .map(([, value]) => value)
    .reverse();
  return {
    ...(title === undefined ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(journal === undefined ? {} : { journal }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(doi === undefined ? {} : { doi }),
    ...(pmid === undefined ? {} : { pmid }),
  };
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

const isHidden = (element: Element): boolean =>
  element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'role' && /^(?:navigation|banner|contentinfo|complementary|search)$/.test(value)),
  );

function isInCaption(element: Element): boolean {
  const parent = element.parentNode;
  return (
    parent !== null &&
    'tagName' in parent &&
    (parent.tagName === 'figcaption' || parent.tagName === 'caption')
  );
}

/** The first paragraph of a cell begins where the cell begins. */
function isFirstInCell(element: Element): boolean {
  const { parentNode } = element;
  if (parentNode === null || !('tagName' in parentNode) || !/^t[dh]$/.test(parentNode.tagName)) return false;
  const first = parentNode.childNodes.find((node) => !('value' in node) || node.value.trim() !== '');
  return first === element;
}

function isFirstCell(element: Element): boolean {
  const { parentNode } = element;
  return parentNode === null || parentNode.childNodes.find((node) => 'tagName' in node) === element;
}
