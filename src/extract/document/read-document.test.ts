import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors.ts';
import type { Document } from './document.ts';
import { documentFromSource } from './document-from-source.ts';
import { readSources } from './read-sources.ts';
import { WordTable } from './word-table.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (source: string | Uint8Array): Promise<Document> => {
  const [first] = await readSources(typeof source === 'string' ? bytesOf(source) : source);
  return documentFromSource(first, new WordTable());
};
const outline = ({ text, blocks }: Document): string[] =>
  blocks.map(
    ({ kind, span, level, figure }) =>
      `${kind}${level ?? ''}${figure === undefined ? '' : `(${figure})`}: ${text.slice(span.start, span.end)}`,
  );
async function codeOf(source: string | Uint8Array): Promise<string> {
  try {
    await read(source);
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
  return 'read';
}
/** Characters whose place in the source holds another character; entities and escapes are such. */
function misplaced(document: Document, source: string): string[] {
  return [...document.text]
    .map((character, i) => [character, source[document.toSourceOffset(i)]] as const)
    .filter(([character, origin]) => /\S/.test(character) && character !== origin)
    .map(([character, origin]) => `${character}←${origin}`);
}

const JATS = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS-archivearticle1.dtd">
<article article-type="case-report" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>Journal of Cases</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="pmid">123</article-id><article-id pub-id-type="pmc">456</article-id>
<article-id pub-id-type="doi">10.1/x</article-id>
<title-group><article-title>Hard skin &amp; <italic>lupus</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jane</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Ed</surname><given-names>Itor</given-names></name></contrib></contrib-group>
<pub-date><year>2019</year></pub-date>
<permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Free.</license-p></license></permissions>
<abstract><p>A woman, Ca &lt; 2.1&#160;mmol/L.</p></abstract><kwd-group><kwd>lupus</kwd><kwd>skin</kwd></kwd-group>
</article-meta></front><body><sec sec-type="cases"><label>2</label><title>Our patient</title>
<p>She presented (<xref ref-type="fig" rid="F1">Fig. 1</xref>).</p><sec><title>Therapy</title><p>She took
<![CDATA[less < 5]]> mg.</p></sec>
<fig id="F1"><label>Fig. 1</label><caption><title>Radiograph.</title><p>Sheets.</p></caption><graphic/></fig>
<table-wrap><label>Table 1</label><caption><p>Bloods</p></caption><table><tr><th>Test</th><th>Value</th></tr>
<tr><td>Hb</td><td>5.7</td></tr></table></table-wrap></sec></body>
<back><ref-list><title>References</title><ref><label>1</label><mixed-citation>Roe. Calcium.</mixed-citation></ref></ref-list></back>
<sub-article><body><p>A reviewer wrote.</p></body></sub-article></article>`;

const HTML = `<!DOCTYPE html><html><head><title>x</title><meta name="citation_author" content="A B">
<meta name="citation_author" content="C D"><meta name="citation_publication_date" content="2020/05"><style>p{}</style></head>
<body><nav>Home</nav><article><h1>Hard skin</h1><h2>Case report</h2><p>Pain &amp;
fever.<br>Calcium&nbsp;2.1.</p><ul><li>Warfarin</li></ul><figure><figcaption>Fig. 2. Radiograph</figcaption></figure>
<table><caption>Table 1. Bloods</caption><tr><th>Test<th>Value<tr><td>Hb<td>5.7</table>
<h2>References</h2><ol><li>Roe 2001</li></ol></article><footer>bye</footer><script>alert(1)</script></body></html>`;

const MARKDOWN = `---
title: "Hard skin"
year: 2020
authors: A B; C D
---
# Hard *skin*

## Case report

Pain &amp; \\*fever\\*
for days.

- Warfarin

| Test | Value |
|---|---|
| Hb | 5.7 |

**Figure 1.** Radiograph.

## References

1. Roe 2001
`;

describe('JATS XML', () => {
  it('gives title, abstract, sections, captions, tables and references, and nothing of a review', async () => {
    expect(outline(await read(JATS))).toEqual([
      'title: Hard skin & lupus',
      'paragraph: A woman, Ca < 2.1 mmol/L.',
      'metadata: lupus; skin',
      'heading1: Our patient',
      'paragraph: She presented (Fig. 1).',
      'heading2: Therapy',
      'paragraph: She took less < 5 mg.',
      'caption(Figure 1): Fig. 1 Radiograph. Sheets.',
      'caption(Table 1): Table 1 Bloods',
      'table(Table 1): Test\tValue\nHb\t5.7',
      'reference: Roe. Calcium.',
    ]);
  });

  it('reads the citation from the front matter', async () => {
    expect((await read(JATS)).citation).toEqual({
      title: 'Hard skin & lupus',
      journal: 'Journal of Cases',
      doi: '10.1/x',
      pmid: '123',
      pmcid: 'PMC456',
      year: 2019,
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      authors: ['Doe, Jane'],
    });
  });

  it('maps every character back to its place in the source', async () => {
    // "&lt;" begins with an ampersand, and the semicolon between two keywords is layout.
    expect(misplaced(await read(JATS), JATS)).toEqual(['<←&', ';←<']);
  });
});

it('reads the article of an HTML page without its furniture', async () => {
  const document = await read(HTML);
  expect(outline(document)).toEqual([
    'title: Hard skin',
    'heading2: Case report',
    'paragraph: Pain & fever.\nCalcium 2.1.',
    'list-item: Warfarin',
    'caption(Figure 2): Fig. 2. Radiograph',
    'caption(Table 1): Table 1. Bloods',
    'table: Test\tValue\nHb\t5.7',
    'heading2: References',
    'reference: Roe 2001',
  ]);
  expect(document.citation).toEqual({ authors: ['A B', 'C D'], year: 2020 });
  expect(misplaced(document, HTML)).toEqual([]);
});

it('reads Markdown with its head, lists and tables', async () => {
  const document = await read(MARKDOWN);
  expect(outline(document)).toEqual([
    'title: Hard skin',
    'heading2: Case report',
    'paragraph: Pain & *fever* for days.',
    'list-item: Warfarin',
    'table: Test\tValue\nHb\t5.7',
    'caption(Figure 1): Figure 1. Radiograph.',
    'heading2: References',
    'reference: Roe 2001',
  ]);
  expect(document.citation).toEqual({ title: 'Hard skin', year: 2020, authors: ['A B', 'C D'] });
  expect(misplaced(document, MARKDOWN)).toEqual([]);
});

it('reads long Markdown in pieces without losing or moving a word', async () => {
  const source = `# T\n\n${'## Case\n\nShe had *pain* and [fever](http://x.org/y).\n\n'.repeat(3000)}`;
  const document = await read(source);
  expect(document.text.match(/pain and fever/g)).toHaveLength(3000);
  const last = document.text.lastIndexOf('fever');
  expect(source.slice(document.toSourceOffset(last)).slice(0, 5)).toBe('fever');
});

describe('encodings', () => {
  const words = 'A woman with Sjögren’s syndrome at 37°C';
  const utf16 = new Uint8Array(Buffer.from(words, 'utf16le'));
  const swapped = utf16.map((_, i) => utf16[i % 2 === 0 ? i + 1 : i - 1]);
  it.each([
    ['UTF-8', bytesOf(words)],
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(words)])],
    ['UTF-16 LE with a mark', new Uint8Array([0xff, 0xfe, ...utf16])],
    ['UTF-16 BE with a mark', new Uint8Array([0xfe, 0xff, ...swapped])],
    ['windows-1252', new Uint8Array(Buffer.from(words.replace('’', '\u0092'), 'latin1'))],
  ])('decodes %s', async (_, bytes) => {
    expect((await read(bytes)).text).toBe(words);
  });

  it('decodes UTF-16 without a mark', async () => {
    expect((await read(new Uint8Array(Buffer.from('A woman with pain', 'utf16le')))).text).toBe(
      'A woman with pain',
    );
  });

  it('decodes what a page declares', async () => {
    const page = '<html><head><meta charset="iso-8859-2"></head><body><p>Pan \u00b3</p></body></html>';
    expect((await read(new Uint8Array(Buffer.from(page, 'latin1')))).text).toBe('Pan ł');
  });
});

describe('what cannot be read is refused with a code', () => {
  it.each([
    ['report-empty', ''],
    ['report-empty', ' \n\u200B\t'],
    ['report-empty', '.'.repeat(1000)],
    ['report-empty', '<html><body><script>x</script></body></html>'],
    ['report-too-large', new Uint8Array(33 * 1024 * 1024)],
    ['pdf-truncated', '%PDF-1.7 …'],
    ['pdf-broken', '%PDF-1.7 …\n%%EOF'],
    ['archive-broken', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['report-word', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])],
    ['report-rtf', '{\\rtf1 A woman}'],
    ['report-compressed', new Uint8Array([0x1f, 0x8b, 8])],
    ['report-image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13])],
    ['report-binary', 'ab\0cd'],
    ['encoding-invalid', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8])],
    ['encoding-unclear', new Uint8Array([...bytesOf('Sjögren was a man of many words, '), 0xe9, 0x20])],
    ['encoding-unclear', new Uint8Array([0x41, 0x20, 0x81, 0x20, 0x42])],
    [
      'encoding-unknown',
      new Uint8Array([...bytesOf('<?xml version="1.0" encoding="klingon"?><article>'), 0xe9]),
    ],
    ['xml-not-jats', '<?xml version="1.0"?><rss><channel>news</channel></rss>'],
    ['xml-malformed', JATS.slice(0, 1400)],
    ['xml-malformed', '<?xml version="1.0"?><article><body><p>A</body></article>'],
    [
      'xml-entities',
      '<!DOCTYPE article [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><article><body><p>&b;</p></body></article>',
    ],
    [
      'xml-entities',
      '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><p>&x;</p></article>',
    ],
    ['xml-entities', '<?xml version="1.0"?><article><body><p>&whoknows;</p></body></article>'],
    ['report-nested-too-deep', `<html><body>${'<div>'.repeat(100_000)}x`],
    ['report-nested-too-deep', `<?xml version="1.0"?><article>${'<sec>'.repeat(100_000)}`],
  ])('%s', async (code, source) => {
    expect(await codeOf(source)).toBe(code);
  });
});

it.each([
  ['quotes in quotes', `# x\n\n${'>'.repeat(100_000)} pain`],
  ['brackets', `# x\n\n${'['.repeat(300_000)} pain`],
  ['emphasis', `# x\n\n${'*a _b '.repeat(50_000)} pain`],
  ['lists in lists', `# x\n\n${Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}- pain`).join('\n')}`],
  ['open paragraphs', `<html><body>${'<li><p>pain'.repeat(20_000)}`],
  ['half tags', `<html><body>pain ${'<a '.repeat(200_000)}`],
  ['a line of a million words', 'pain '.repeat(1_000_000)],
])('reads hostile %s in time', async (_, source) => {
  expect((await read(source)).text).toContain('pain');
});
