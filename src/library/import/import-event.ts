import type { CaseId } from '../../case/index.ts';
import type { PrecedentError } from '../../errors.ts';

/** A case on its way in: `case` is anything, it is checked; an input that could not be read carries its error instead. */
export type ImportInput =
  | { readonly source: string; readonly case: unknown }
  | { readonly source: string; readonly error: PrecedentError };

/** Why a case was left out. The library stays as it was; all but `same-content` and `same-doi` are worth a look. */
export type SkipReason =
  /** The library has this very case. */
  | 'same-content'
  /** The library has a case with this id that says something else: `update` makes a revision of it. */
  | 'changed'
  /** The library has the same facts from this publication under another id. */
  | 'same-doi'
  /** The library has a case from this publication, under another id, with other facts: `update` makes a revision of it. */
  | 'same-doi-changed'
  /** This case was removed from the library: `update` puts it back. */
  | 'removed-before';

/** How many cases went which way so far. */
export interface ImportTally {
  readonly imported: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
}

/** What an import tells. `imported` and `updated` are told after the commit: such a case is on the disk. */
export type ImportEvent =
  | { readonly kind: 'imported'; readonly source: string; readonly id: CaseId; readonly revision: number }
  | { readonly kind: 'updated'; readonly source: string; readonly id: CaseId; readonly revision: number }
  | {
      readonly kind: 'skipped';
      readonly source: string;
      readonly id: CaseId;
      readonly reason: SkipReason;
      /** The case in the library that it met. */
      readonly existing: CaseId;
    }
  | { readonly kind: 'failed'; readonly source: string; readonly error: PrecedentError }
  | { readonly kind: 'progress'; readonly tally: ImportTally };

/** How an import goes. */
export interface ImportOptions {
  /** Makes a revision where a case is there already and says something else; otherwise it is skipped. */
  readonly update?: boolean;
  readonly by?: string;
  readonly reason?: string;
  /** Ends the import after the batches under way; they are kept and told. */
  readonly signal?: AbortSignal;
}

/** How an import ended. */
export interface ImportSummary extends ImportTally {
  readonly aborted: boolean;
}
