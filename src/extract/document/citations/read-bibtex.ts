import { InputError } from '../../../errors.ts';
import type { SourceText } from '../source-text.ts';
import { type CitationRecord, type FieldText, textsOfRecords } from './citation-record.ts';
import { plainLatex } from './plain-latex.ts';

type Fields = ReadonlyMap<string, FieldText>;

/**
 * Reads the entries of a BibTeX file: citation, title, abstract, keywords. `@string` names are filled in; `@comment` and `@preamble` passed over.
 *
 * Throws an `InputError` `bibtex-malformed` where an entry does not end. Cost linear. Source: BibTeX 0.99d (Patashnik 1988), and its `btxdoc`.
 */
export function readBibtex(source: string, name: string): readonly SourceText[] {
  const strings = new Map<string, string>();
  const records: CitationRecord[] = [];
  const entry = /@([A-Za-z]+)\s*([{(])/g;
  for (let found = entry.exec(source); found !== null; found = entry.exec(source)) {
    const start = found.index;
    const kind = (found[1] ?? '').toLowerCase();
    const bodyStart = entry.lastIndex;
    const end = endOf(source, bodyStart, found[2] === '{' ? '}' : ')');
    if (end === undefined)
      throw new InputError(
        'bibtex-malformed',
        `${name}: the entry “${source.slice(start, start + 40).replaceAll(/\s+/g, ' ')}” does not end. Get the file again, or close its braces.`,
      );
    entry.lastIndex = end + 1;
    if (kind === 'comment' || kind === 'preamble') continue;
    const fields = fieldsOf(source, bodyStart, end, strings);
    if (kind === 'string') for (const [key, { text }] of fields) strings.set(key, text);
    else records.push(recordOf(fields, start, end + 1));
  }
  return textsOfRecords(source, 'bibtex', records);
}

/** Where the bracket that ends an entry or a value stands; brackets within are counted, escaped ones not. */
function endOf(source: string, from: number, closing: string): number | undefined {
  let depth = 0;
  for (let i = from; i < source.length; i += 1) {
    const mark = source[i];
    if (mark === '\\') i += 1;
    else if (mark === closing && depth === 0) return i;
    else if (mark === '{') depth += 1;
    else if (mark === '}') depth -= 1;
  }
  return undefined;
}

function fieldsOf(source: string, from: number, to: number, strings: ReadonlyMap<string, string>): Fields {
  const fields = new Map<string, FieldText>();
  const key = /([A-Za-z][\w:.+-]*)\s*=\s*/y;
  let at = from;
  while (at < to) {
    key.lastIndex = at;
    const found = key.exec(source);
    if (found === null) {
      // The entry's key, a comma, or white space.
      at += 1;
      while (at < to && /[\w:.+/-]/.test(source.charAt(at)) && /[\w:.+/-]/.test(source.charAt(at - 1)))
        at += 1;
      continue;
    }
    const value = valueAt(source, key.lastIndex, to, strings);
    fields.set((found[1] ?? '').toLowerCase(), value.field);
    at = value.end;
  }
  return fields;
}

/** A value: pieces in braces or quotes, numbers and names of `@string`s, joined by `#`. */
function valueAt(
  source: string,
  from: number,
  to: number,
  strings: ReadonlyMap<string, string>,
): { readonly field: FieldText; readonly end: number } {
  let text = '';
  let start: number | undefined;
  let at = from;
  while (at < to) {
    const mark = source.charAt(at);
    if (mark === ',') break;
    if (/[\s#]/.test(mark)) at += 1;
    else if (mark === '{' || mark === '"') {
      const end = Math.min(endOf(source, at + 1, mark === '{' ? '}' : '"') ?? to, to);
      start ??= at + 1;
      text += source.slice(at + 1, end);
      at = end + 1;
    } else {
      const word = /^[^\s,#{}"]+/.exec(source.slice(at, at + 200))?.[0] ?? mark;
      start ??= at;
      text += strings.get(word.toLowerCase()) ?? word;
      at += word.length;
    }
  }
  return { field: { text: plainLatex(text), start: start ?? from }, end: at };
}

function recordOf(fields: Fields, start: number, end: number): CitationRecord {
  const field = (key: string): FieldText | undefined => {
    const found = fields.get(key);
    return found === undefined || found.text === '' ? undefined : found;
  };
  const text = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => field(key)?.text).find((found) => found !== undefined);
  const title = field('title');
  const abstract = field('abstract');
  const keywords = field('keywords');
  const journal = text('journal', 'journaltitle', 'booktitle');
  const authors = (text('author') ?? '').split(/\s+and\s+/).filter((author) => author !== '');
  const year = /\b(?:18|19|20)\d{2}\b/.exec(text('year', 'date') ?? '')?.[0];
  const doi = /10\.\d{4,9}\/\S+/.exec(text('doi') ?? '')?.[0];
  const pmid = /^\d{5,8}$/.exec(text('pmid', 'eprint') ?? '')?.[0];
  const pmcid = /^PMC\d+$/.exec(text('pmcid', 'pmc') ?? '')?.[0];
  return {
    start,
    end,
    citation: {
      ...(title !== undefined && { title: title.text }),
      ...(authors.length > 0 && { authors }),
      ...(journal !== undefined && { journal }),
      ...(year !== undefined && { year: Number(year) }),
      ...(doi !== undefined && { doi }),
      ...(pmid !== undefined && { pmid }),
      ...(pmcid !== undefined && { pmcid }),
    },
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    keywords: keywords === undefined ? [] : [keywords],
  };
}
