import type { Issue } from '../../../case/index.ts';
import type { DocumentCitation, DocumentFormat } from '../document.ts';
import type { SourceText } from '../source-text.ts';
import { createTextBuilder } from '../text-builder.ts';

/** Words of a field, and where they stand in the file. */
export interface FieldText {
  readonly text: string;
  readonly start: number;
}

/** One record of a list of citations, in no format's own terms. */
export interface CitationRecord {
  readonly citation: DocumentCitation;
  readonly title?: FieldText;
  readonly abstract?: FieldText;
  readonly keywords: readonly FieldText[];
  /** The whole record in the file. */
  readonly start: number;
  readonly end: number;
}

const NO_ABSTRACT: Issue = {
  code: 'abstract-missing',
  severity: 'warning',
  message: 'The record has no abstract: the case is read from its title alone.',
};
/** Structured abstracts run their headings on: `CASE PRESENTATION: A woman …`. */
const LABEL = /(?:^|(?<=[.!?)\]] ))([A-Z][A-Z ,/&'-]{3,60}):(?= )/g;

/** Makes a report of each record that has words: its title, its abstract part by part, its keywords. */
export function textsOfRecords(
  source: string,
  format: DocumentFormat,
  records: readonly CitationRecord[],
): readonly SourceText[] {
  const texts = records.flatMap((record) => {
    const text = textOf(source, format, record);
    return text.text === '' ? [] : [text];
  });
  return texts.length === 1 ? texts.map(({ own: _own, ...text }) => text) : texts;
}

function textOf(
  source: string,
  format: DocumentFormat,
  record: CitationRecord,
): SourceText & { own: string } {
  const { title, abstract, keywords, citation } = record;
  const builder = createTextBuilder(source.length);
  const add = ({ text, start }: FieldText): void =>
    builder.add(text, start, source.slice(start, Math.min(source.length, start + text.length * 2 + 200)));
  if (title !== undefined) {
    builder.begin('title');
    add(title);
  }
  if (abstract !== undefined) {
    builder.begin('heading', { level: 1, sectionType: 'abstract' });
    builder.add('Abstract', abstract.start);
    for (const part of partsOf(abstract)) {
      builder.begin('paragraph', { sectionType: 'abstract' });
      add(part);
    }
  }
  if (keywords.length > 0) {
    builder.begin('metadata', { sectionType: 'keywords' });
    for (const keyword of keywords) {
      builder.separate('; ');
      add(keyword);
    }
  }
  return {
    ...builder.finish(),
    format,
    citation,
    own: source.slice(record.start, record.end).trim(),
    ...(abstract === undefined && { issues: [NO_ABSTRACT] }),
  };
}

/** An abstract cut before each of its run-on headings. */
function partsOf({ text, start }: FieldText): FieldText[] {
  const cuts = [...new Set([0, ...[...text.matchAll(LABEL)].map(({ index }) => index)])];
  return cuts.map((from, i) => ({ text: text.slice(from, cuts[i + 1]), start: start + from }));
}
