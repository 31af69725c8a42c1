import type { Span } from '../../case/index.ts';
import type { CheckContext } from './context.ts';
import type { Severity } from './severity.ts';

/** A place in the report, and what it says there in a few words. */
export interface Place {
  readonly span: Span;
  readonly says?: string;
}

/** One thing that a rule found: what differs, and every place that takes part. */
export interface Found {
  readonly message: string;
  readonly places: readonly Place[];
  /** Where it is milder than the rule usually is. */
  readonly severity?: Severity;
  /** What a case of the library says, beside the report's own words. */
  readonly elsewhere?: readonly Elsewhere[];
}

/** Words or facts of a case in the library. */
export interface Elsewhere {
  readonly caseId: string;
  readonly title?: string;
  readonly words: string;
}

/** One rule of the catalogue; pure. Its texts are the documentation: `docs/check-rules.md` is generated from them. */
export interface Rule {
  /** `group/name`; never changes once published: reports are silenced by it. */
  readonly id: `${RuleGroup}/${string}`;
  readonly severity: Severity;
  /** What it reports, in a few words. */
  readonly title: string;
  /** Why it is worth a look, on what grounds, and what it leaves alone. */
  readonly reason: string;
  readonly find: (context: CheckContext) => readonly Found[];
}

export type RuleGroup = 'times' | 'numbers' | 'drugs' | 'text' | 'library' | 'deidentification';
