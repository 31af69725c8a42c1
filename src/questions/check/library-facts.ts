import type { Span } from '../../case/index.ts';

/** What a library says of one report, for the rules that compare; the app asks for it. */
export interface LibraryFacts {
  readonly cases: number;
  /** The report's claim of being new, and the cases that hold all it names. */
  readonly novelty?: {
    readonly claim: readonly Span[];
    readonly concepts: readonly string[];
    readonly found: readonly LibraryCase[];
    readonly foundCount: number;
  };
  /** Publications that may be of the same patient, with what agrees and differs; undecided ones only. */
  readonly samePatient: readonly (LibraryCase & {
    readonly agreeing: readonly ComparedWords[];
    readonly disagreeing: readonly ComparedWords[];
  })[];
  /** Texts of the cases nearest to this one, to compare their wording. */
  readonly texts: readonly (LibraryCase & { readonly text: string })[];
  /** A set of facts that would tell this patient from others, and how many cases of the library share it. */
  readonly combination?: { readonly facts: readonly string[]; readonly shared: number };
}

/** A case of the library by its id and title. */
export interface LibraryCase {
  readonly id: string;
  readonly title?: string;
  readonly year?: number;
}

/** A fact as the two reports tell it. */
export interface ComparedWords {
  readonly fact: string;
  readonly here: string;
  readonly there: string;
}
