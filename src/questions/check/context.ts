import {
  type Case,
  type Issue,
  quoteAt,
  type ReportMention,
  type ReportSection,
  type ReportText,
  type SectionKind,
  type Span,
} from '../../case/index.ts';
import type { Cautions } from './cautions.ts';
import type { Identifier } from './deidentification/identifier.ts';
import type { LibraryFacts } from './library-facts.ts';
import type { CheckTables } from './tables.ts';

/** One sentence with where it stands and what it names. */
export interface Sentence {
  readonly index: number;
  readonly span: Span;
  readonly text: string;
  readonly kind: SectionKind;
  readonly section: ReportSection | undefined;
  readonly mentions: readonly ReportMention[];
}

/** All that rules may look at. */
export interface CheckContext {
  readonly report: ReportText;
  readonly cases: readonly [Case, ...Case[]];
  /** The first patient. */
  readonly patient: Case;
  /** Whether the report tells of several patients: what is said of one may differ from what is said of another. */
  readonly isSeries: boolean;
  readonly sentences: readonly Sentence[];
  /** Sentences of the sections that tell of the patient: case presentation, results, text without headings. */
  readonly told: readonly Sentence[];
  readonly tables: CheckTables;
  readonly cautions: Cautions;
  /** Whether a concept is another or narrower than it, as the terminologies say. */
  readonly isA: (id: string, above: string) => boolean;
  /** Absent where no library was asked. */
  readonly library?: LibraryFacts;
  readonly quote: (span: Span) => string;
  readonly sentenceAt: (offset: number) => Sentence | undefined;
  /** Places that could tell who the patient is; looked for once. */
  readonly identifiers: () => readonly Identifier[];
  /** Doubts of the reader under one of these codes, each place once. */
  readonly issues: (...codes: readonly string[]) => readonly Issue[];
}

const TOLD: ReadonlySet<SectionKind> = new Set(['case-presentation', 'results', 'other']);

/** Prepares a report for the rules. Linear in its text. */
export function createContext(
  sources: Pick<CheckContext, 'report' | 'cases' | 'tables' | 'cautions' | 'isA' | 'library'>,
  findIdentifiers: (context: CheckContext) => readonly Identifier[],
): CheckContext {
  const { report, cases } = sources;
  const { text, sections, mentions } = report;
  const mentionsBySentence = new Map<number, ReportMention[]>();
  for (const mention of mentions) {
    const list = mentionsBySentence.get(mention.sentence);
    if (list === undefined) mentionsBySentence.set(mention.sentence, [mention]);
    else list.push(mention);
  }
  let at = 0;
  const sentences = report.sentences.map((span, index): Sentence => {
    while (at < sections.length && sections[at].span.end <= span.start) at += 1;
    const section = at < sections.length && sections[at].span.start < span.end ? sections[at] : undefined;
    return {
      index,
      span,
      text: text.slice(span.start, span.end),
      section,
      kind: section?.kind ?? 'other',
      mentions: mentionsBySentence.get(index) ?? [],
    };
  });
  let identifiers: readonly Identifier[] | undefined;
  const context: CheckContext = {
    ...sources,
    patient: cases[0],
    isSeries: cases.length > 1 || cases[0].issues.some(({ code }) => code === 'patients-not-parted'),
    sentences,
    told: sentences.filter(({ kind }) => TOLD.has(kind)),
    quote: (span) => quoteAt(text, span),
    sentenceAt: (offset) => sentenceAt(sentences, offset),
    issues: (...codes) => issuesOf(cases, codes),
    identifiers: () => {
      identifiers ??= findIdentifiers(context);
      return identifiers;
    },
  };
  return context;
}

function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return sentences[low];
}

function issuesOf(cases: readonly Case[], codes: readonly string[]): readonly Issue[] {
  const seen = new Set<string>();
  return cases
    .flatMap(({ issues }) => issues)
    .filter(({ code, span, message }) => {
      const key = `${code} ${span?.start ?? message}`;
      if (!codes.includes(code) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
