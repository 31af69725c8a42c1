import type { Span } from '../../../case/index.ts';
import type { CategoryId } from './categories.ts';

/** A place that could tell who the patient is. */
export interface Identifier {
  readonly category: CategoryId;
  readonly span: Span;
  /** For a date: what it means, where the reader knows. */
  readonly iso8601date?: string;
}
