import { spanOf } from '../../case/index.ts';
import type { Block, Document } from '../document/index.ts';
import type { Resources } from '../resource.ts';
import { readHeadingTable } from './heading-table.ts';
import type { Mark } from './mark.ts';
import { markSections, type MarkingTables } from './mark-sections.ts';
import type { Section } from './section.ts';
import { sectionsByWording } from './sections-by-wording.ts';
import { readWordRoles, Role } from './word-roles.ts';
import { readWordingCues } from './wording-cues.ts';

/** Parts a document into sections: ordered, disjoint, together covering every token. Cost linear; never throws. */
export type SectionSplitter = (document: Document) => readonly Section[];

/**
 * Makes a splitter from the tables `en/section-headings.tsv`, `en/section-wording.tsv` and `en/section-words.tsv`.
 *
 * Throws an `InputError` where a table's columns are not the expected ones.
 */
export function createSectionSplitter(resources: Resources): SectionSplitter {
  const headings = readHeadingTable(resources);
  const cues = readWordingCues(resources);
  const wordRoles = readWordRoles(resources, [
    [Role.heading, headings.firstWords],
    [Role.cue, cues.firstWords],
  ]);
  return (document) => {
    const { tokens } = document;
    if (tokens.count === 0) return [];
    const roles = wordRoles.of(tokens.words);
    const tables: MarkingTables = { headings, roles, valueByForm: wordRoles.valueByForm };
    const marks = markSections(document, tables);
    return toSections(document, withWording(document, marks, roles, cues));
  };
}

/** Replaces the marks that no heading speaks for by what the wording says. */
function withWording(
  document: Document,
  marks: readonly Mark[],
  roles: Uint16Array,
  cues: ReturnType<typeof readWordingCues>,
): readonly Mark[] {
  const hasHeadedBody = marks.some(
    ({ kind, basis }) =>
      basis === 'heading' &&
      (kind === 'introduction' || kind === 'case-presentation' || kind === 'discussion'),
  );
  let bodySeen = false;
  return marks.flatMap((mark, i) => {
    const { kind, token, patientIndex } = mark;
    if (kind !== undefined) {
      bodySeen ||= mark.basis === 'heading' && kind !== 'title' && kind !== 'metadata' && kind !== 'keywords';
      return mark;
    }
    const end = marks[i + 1]?.token ?? document.tokens.count;
    if (hasHeadedBody && !bodySeen && isArticle(document.blocks))
      return { ...mark, ...aboveHeadings(document, token, end) };
    return sectionsByWording(document, roles, cues, token, end).map((found) => ({ ...found, patientIndex }));
  });
}

const MAX_BYLINE_TOKENS = 120;

/** What stands above the first heading of an article is its abstract, or authors and affiliations: words without a full stop. */
function aboveHeadings({ text, tokens }: Document, from: number, to: number): Pick<Mark, 'kind' | 'basis'> {
  const isSentence = /[.!?]/.test(text.charAt(tokens.endUtf16[to - 1] - 1)) || to - from > MAX_BYLINE_TOKENS;
  return { kind: isSentence ? 'abstract' : 'metadata', basis: 'wording' };
}

const isArticle = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind === 'title') && blocks.some((block) => block.kind === 'heading');

function toSections(document: Document, marks: readonly Mark[]): readonly Section[] {
  const { startUtf16, endUtf16, count } = document.tokens;
  const indexed = withFirstPatient(marks);
  const sections: Section[] = [];
  for (const [i, mark] of indexed.entries()) {
    const end = indexed[i + 1]?.token ?? count;
    if (end <= mark.token) continue;
    const { kind = 'other', basis, part, heading, patientIndex, figure } = mark;
    sections.push({
      kind,
      span: spanOf(startUtf16[mark.token], endUtf16[end - 1]),
      basis,
      ...(part === undefined ? {} : { part }),
      ...(heading === undefined ? {} : { heading }),
      ...(patientIndex === undefined ? {} : { patientIndex }),
      ...(figure === undefined ? {} : { figure }),
    });
  }
  return sections;
}

/** Where a second patient is announced and no first was, what stands before is about the first. */
function withFirstPatient(marks: readonly Mark[]): readonly Mark[] {
  const second = marks.findIndex((mark) => mark.patientIndex === 1);
  if (second < 0 || marks.some((mark) => mark.patientIndex === 0)) return marks;
  return marks.map((mark, i) =>
    i < second && mark.kind === 'case-presentation' && mark.patientIndex === undefined
      ? { ...mark, patientIndex: 0 }
      : mark,
  );
}
