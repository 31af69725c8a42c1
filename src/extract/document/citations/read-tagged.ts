import type { DocumentCitation } from '../document.ts';
import type { SourceText } from '../source-text.ts';
import { type CitationRecord, type FieldText, textsOfRecords } from './citation-record.ts';

/** A format of lines that begin with a tag: where a record begins, and which tags hold what. */
interface TagTable {
  readonly format: 'pubmed' | 'ris';
  readonly line: RegExp;
  /** Tags that begin a record. */
  readonly begins: ReadonlySet<string>;
  readonly title: readonly string[];
  readonly abstract: readonly string[];
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
  readonly journal: readonly string[];
  readonly date: readonly string[];
  ids(first: (tag: string) => string | undefined, all: (tag: string) => readonly string[]): DocumentCitation;
}

/** Source: National Library of Medicine, MEDLINE/PubMed Data Element (Field) Descriptions; `.nbib` files are such. */
const PUBMED: TagTable = {
  format: 'pubmed',
  line: /^([A-Z]{2,4}) *- ?(.*)$/,
  begins: new Set(['PMID']),
  title: ['TI', 'BTI', 'TT'],
  abstract: ['AB', 'OAB'],
  keywords: ['OT', 'MH'],
  authors: ['FAU', 'AU', 'CN'],
  journal: ['JT', 'TA'],
  date: ['DP', 'EDAT'],
  ids: (first, all) => {
    const doi = [...all('LID'), ...all('AID')]
      .map((id) => /^(10\.\S+) \[doi\]/.exec(id)?.[1])
      .find((found) => found !== undefined);
    const pmid = first('PMID');
    const pmcid = first('PMC');
    const licence = first('CI');
    return {
      ...(doi !== undefined && { doi }),
      ...(pmid !== undefined && { pmid }),
      ...(pmcid !== undefined && { pmcid }),
      ...(licence !== undefined && { licence }),
    };
  },
};

/** Source: RIS format specification (Research Information Systems, 2001; tags of 2011 as EndNote, Zotero and Mendeley write them). */
const RIS: TagTable = {
  format: 'ris',
  line: /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/,
  begins: new Set(['TY']),
  title: ['TI', 'T1', 'CT'],
  abstract: ['AB', 'N2'],
  keywords: ['KW'],
  authors: ['AU', 'A1'],
  journal: ['JO', 'JF', 'T2', 'JA'],
  date: ['PY', 'Y1', 'DA'],
  ids: (first, all) => {
    const links = [...all('DO'), ...all('UR'), ...all('L3')];
    const doi = links
      .map((link) => /\b(10\.\d{4,9}\/\S+)/.exec(link)?.[1])
      .find((found) => found !== undefined);
    const pmid = [first('C7'), first('AN'), first('M1')].find(
      (id) => id !== undefined && /^(?:PMID:? ?)?\d{6,8}$/.test(id),
    );
    const pmcid = [first('C2'), first('C1')].find((id) => id !== undefined && /^PMC\d+$/.test(id));
    return {
      ...(doi !== undefined && { doi }),
      ...(pmid !== undefined && { pmid: pmid.replace(/\D+/, '') }),
      ...(pmcid !== undefined && { pmcid }),
    };
  },
};

/** Reads the records of a MEDLINE/PubMed file (`.nbib`): citation, title, abstract, keywords. Cost linear; never throws. */
export const readPubmed = (source: string): readonly SourceText[] => readTagged(source, PUBMED);

/** Reads the records of a RIS file: citation, title, abstract, keywords. Cost linear; never throws. */
export const readRis = (source: string): readonly SourceText[] => readTagged(source, RIS);

interface Field extends FieldText {
  readonly tag: string;
}

function readTagged(source: string, table: TagTable): readonly SourceText[] {
  const records: { start: number; end: number; fields: Field[] }[] = [];
  for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
    const found = table.line.exec(line);
    if (found !== null) {
      const [, tag = '', text = ''] = found;
      if (table.begins.has(tag)) records.push({ start: index, end: index, fields: [] });
      records.at(-1)?.fields.push({ tag, text, start: index + line.length - text.length });
    } else {
      // A line without a tag goes on with the field above it.
      const fields = records.at(-1)?.fields;
      const last = fields?.pop();
      if (last !== undefined) {
        const text = source.slice(last.start, index + line.length);
        fields?.push({ ...last, text });
      }
    }
    const record = records.at(-1);
    if (record !== undefined) record.end = index + line.length;
  }
  return textsOfRecords(
    source,
    table.format,
    records.map((record) => recordOf(record, table)),
  );
}

function recordOf(
  { start, end, fields }: { readonly start: number; readonly end: number; readonly fields: readonly Field[] },
  table: TagTable,
): CitationRecord {
  const filled = fields.filter(({ text }) => text.trim() !== '');
  const all = (tag: string): readonly string[] =>
    filled.filter((field) => field.tag === tag).map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
  const first = (tag: string): string | undefined => all(tag)[0];
  const firstOf = (tags: readonly string[]): string | undefined =>
    tags.map(first).find((found) => found !== undefined);
  const fieldOf = (tags: readonly string[]): Field | undefined =>
    tags.map((tag) => filled.find((field) => field.tag === tag)).find((found) => found !== undefined);
  const title = fieldOf(table.title);
  const abstract = fieldOf(table.abstract);
  const authors = table.authors.map(all).find((names) => names.length > 0) ?? [];
  const journal = firstOf(table.journal);
  const year = /\b(?:18|19|20)\d{2}\b/.exec(firstOf(table.date) ?? '')?.[0];
  return {
    start,
    end,
    citation: {
      ...(title !== undefined && { title: title.text.replaceAll(/\s+/g, ' ').trim() }),
      ...(authors.length > 0 && { authors }),
      ...(journal !== undefined && { journal }),
      ...(year !== undefined && { year: Number(year) }),
      ...table.ids(first, all),
    },
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    keywords: filled.filter(({ tag }) => tag === table.keywords[0]),
  };
}
