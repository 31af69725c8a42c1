import type { Case, ReportText } from '../../case/index.ts';
import type { AnswerVersions } from '../answer.ts';
import { type AppraisedQuestion, appraise } from './appraisal/appraise.ts';
import { type CareAnswer, judgeCare } from './care/judge-care.ts';
import type { Cautions } from './cautions.ts';
import { createContext } from './context.ts';
import { findIdentifiers } from './deidentification/find-identifiers.ts';
import type { LibraryFacts } from './library-facts.ts';
import type { Found, Rule } from './rule.ts';
import type { Severity } from './severity.ts';
import { RULES } from './rules.ts';
import type { CheckTables } from './tables.ts';

/** One thing to check: what a rule found, where, and how serious it is. */
export interface Firing extends Omit<Found, 'severity'> {
  readonly rule: Rule['id'];
  readonly severity: Severity;
}

/** A rule that somebody silenced, with the reason, and how often it would have fired. */
export interface Silenced {
  readonly rule: Rule['id'];
  readonly reason: string;
  readonly firings: number;
}

/** Is the report complete and sound? Says what is there, what was not found and what does not fit; never more than that. */
export interface CheckAnswer {
  readonly care: CareAnswer;
  /** The questions of the JBI and of Murad's tool with what bears on them; the answers are the reader's. */
  readonly appraisal: readonly AppraisedQuestion[];
  /** In the order of the report. */
  readonly firings: readonly Firing[];
  readonly silenced: readonly Silenced[];
  /** Whether a library was asked, and how many cases it has. */
  readonly librarySearched: number | undefined;
  readonly versions: AnswerVersions;
}

/** What a check is made of. */
export interface CheckQuestion {
  readonly report: ReportText;
  readonly cases: readonly [Case, ...Case[]];
  readonly tables: CheckTables;
  readonly cautions: Cautions;
  readonly isA: (id: string, above: string) => boolean;
  readonly library?: LibraryFacts;
  /** Reasons by rule. */
  readonly silence?: ReadonlyMap<string, string>;
  readonly versions: AnswerVersions;
}

/** Checks a report. Pure; linear in its text, but for the comparison with the library's texts, which is linear in both. */
export function checkReport(question: CheckQuestion): CheckAnswer {
  const { silence = new Map<string, string>(), library, versions } = question;
  const context = createContext(question, findIdentifiers);
  const firings: Firing[] = [];
  const silenced: Silenced[] = [];
  for (const rule of RULES) {
    const found = rule.find(context);
    const reason = silence.get(rule.id);
    if (reason !== undefined) silenced.push({ rule: rule.id, reason, firings: found.length });
    else
      for (const one of found)
        firings.push({ ...one, rule: rule.id, severity: one.severity ?? rule.severity });
  }
  const care = judgeCare(context);
  return {
    care,
    appraisal: appraise(context, care),
    firings: firings.sort((a, b) => startOf(a) - startOf(b)),
    silenced,
    librarySearched: library?.cases,
    versions,
  };
}

function startOf({ places }: Firing): number {
  return places[0]?.span.start ?? 0;
}
