import { createContext } from '../context.ts';
import type { CheckQuestion } from '../check-report.ts';
import { findIdentifiers } from './find-identifiers.ts';
import type { Identifier } from './identifier.ts';

/** The identifiers of a report alone, for a redacted copy. */
export function findReportIdentifiers(
  question: Pick<CheckQuestion, 'report' | 'cases' | 'tables'>,
): readonly Identifier[] {
  return createContext({ ...question, cautions: [], isA: (a, b) => a === b }, findIdentifiers).identifiers();
}
