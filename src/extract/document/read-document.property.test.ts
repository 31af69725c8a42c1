import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PrecedentError } from '../../errors.ts';
import { documentFromText } from './document-from-text.ts';
import type { Document } from './document.ts';
import { documentFromSource } from './document-from-source.ts';
import { readSources } from './read-sources.ts';
import { WordTable } from './word-table.ts';

const words = new WordTable();
const markup = fc
  .array(
    fc.constantFrom(
      '<?xml version="1.0"?>',
      '<article>',
      '</article>',
      '<sec>',
      '</sec>',
      '<p>',
      '</p>',
      '<title>',
      '</title>',
      '<fig>',
      '</fig>',
      '<label>',
      '</label>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<html>',
      '<div>',
      '</div>',
      '&amp;',
      '&#65;',
      '&bogus;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '# ',
      '**',
      '- ',
      '> ',
      '|',
      '---',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      'pain',
      'Figure 1. ',
      'References',
      '\u0000',
      '\ufeff',
    ),
    { maxLength: 40 },
  )
  .map((parts) => new TextEncoder().encode(parts.join('')));

function checkDocument(document: Document, sourceLength: number): void {
  const { text, blocks, tokens, toSourceOffset } = document;
  let end = 0;
  for (const { span } of blocks) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  let source = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const at = toSourceOffset(offset);
    expect(at).toBeGreaterThanOrEqual(source);
    expect(at).toBeLessThanOrEqual(sourceLength);
    source = at;
  }
  let block = 0;
  for (let t = 0; t < tokens.count; t += 1) {
    while (block < blocks.length && blocks[block].span.end <= tokens.startUtf16[t]) block += 1;
    expect(blocks[block]?.span.start).toBeLessThanOrEqual(tokens.startUtf16[t]);
  }
}

it('reads any bytes or refuses them with an error of its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), markup), async (bytes) => {
      try {
        for (const source of await readSources(bytes))
          checkDocument(documentFromSource(source, words), bytes.length);
      } catch (error) {
        if (!(error instanceof PrecedentError)) throw error;
        expect(error.code).toMatch(/^[a-z\d]+(-[a-z\d]+)+$/);
        expect(error.kind).toBe('input');
      }
    }),
    { numRuns: 2000 },
  );
});

it('keeps a plain text as it is, its tokens inside its blocks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const document = documentFromText(text, words);
      expect(document.text).toBe(text);
      checkDocument(document, text.length);
    }),
    { numRuns: 500 },
  );
});

it('maps unescaped words of a page to the same words of its source', async () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
      async (paragraphs) => {
        const source = `<html><body>${paragraphs.map((p) => `<p>${p.join('  <b>x</b>\n')}</p>`).join('')}</body></html>`;
        const [{ text, toSourceOffset }] = await readSources(new TextEncoder().encode(source));
        const misplaced = [...text].filter(
          (character, i) => /\S/.test(character) && source.charAt(toSourceOffset(i)) !== character,
        );
        expect(misplaced).toEqual([]);
      },
    ),
  );
});
