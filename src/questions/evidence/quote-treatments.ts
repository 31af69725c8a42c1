import { type Case, type CaseId, type Evidence, quoteAt } from '../../case/index.ts';
import type { Library } from '../../library/index.ts';
import type { TreatedCase } from './group-treatments.ts';

/** A case behind a count with what it says, in its own words where the text is kept. */
export interface QuotedCase extends TreatedCase {
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly treatment: string;
  /** The sentence on the treatment, or on the response where the report has one; undefined where neither text nor note is kept. */
  readonly sentence: string | undefined;
}

const MOST_CASES = 200;
const LONGEST_UTF16 = 300;

/** Reads the sentences behind counts, for the first 200 cases; those beyond keep their ids alone. One query. */
export async function quoteTreatments(
  library: Library,
  cases: readonly TreatedCase[],
): Promise<(one: TreatedCase) => QuotedCase> {
  const ids = [...new Set(cases.map(({ id }) => id))].slice(0, MOST_CASES);
  const documents = new Map<CaseId, Case>((await library.getMany(ids)).map((one) => [one.id, one]));
  return ({ id, patientId, ordinal, response, isCombined }) => {
    const document = documents.get(id);
    const treatment = document?.treatments[ordinal];
    return {
      id,
      patientId,
      ordinal,
      response,
      isCombined,
      title: document?.title ?? document?.report.citation.title,
      year: document?.report.citation.year,
      treatment:
        treatment === undefined
          ? ''
          : [treatment.agent.label, ...treatment.doses.map(({ text }) => text)].join(' '),
      sentence:
        document === undefined || treatment === undefined
          ? undefined
          : (wordsOf(document, treatment.response.evidence) ?? wordsOf(document, treatment.evidence)),
    };
  };
}

function wordsOf({ text }: Case, { spans, note }: Evidence): string | undefined {
  const [span] = spans;
  if (text === undefined || span === undefined) return note;
  const before = text.slice(0, span.start);
  const start = Math.max(
    before.lastIndexOf('. ') + 2,
    before.lastIndexOf('\n') + 1,
    span.start - LONGEST_UTF16,
    0,
  );
  const after = text.slice(span.end).search(/\.(\s|$)|\n/);
  const end = after < 0 ? text.length : span.end + after + 1;
  return quoteAt(text, {
    ...span,
    start: start as typeof span.start,
    end: Math.min(end, span.end + LONGEST_UTF16) as typeof span.end,
  })
    .replace(/\s+/g, ' ')
    .trim();
}
