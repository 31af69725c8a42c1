import type { CitedFact, Standing, Truth } from '../../packs/index.ts';
import type { AnswerVersions } from '../answer.ts';
import type { Certainty } from './certainty.ts';
import type { Extent } from './find-extent.ts';
import type { FindOut } from './find-out-next.ts';
import type { Bearing } from './judge-type.ts';

/** A reference as an answer shows it. */
export interface CitedSource {
  readonly id: string;
  readonly title: string;
  readonly year?: number;
  readonly doi?: string;
  readonly pmid?: string;
  readonly pmcid?: string;
  readonly url?: string;
}

/** A statement's grounds: `S` a source says so, `D` the pack's authors propose it. */
export interface Grounds {
  readonly standing: Standing;
  readonly sources: readonly CitedSource[];
}

/** One criterion with its value in this case and the words behind it. */
export interface CriterionResult extends Grounds {
  readonly id: string;
  readonly sentence: string;
  readonly value: Truth;
  readonly facts: readonly CitedFact[];
  /** Such as `above 70 mg²/dL²`; absent where nothing is counted. */
  readonly threshold?: string;
  readonly unit?: string;
  readonly score?: { readonly least: number; readonly most: number; readonly needed: number };
}

/** A criterion's part in the standing of a type. */
export interface ReasonResult {
  readonly criterion: string;
  readonly bearing: Bearing;
  readonly sentence: string;
  readonly facts: readonly CitedFact[];
}

/** One type with how sure it is, what the word means for it, and why. */
export interface TypeResult extends Grounds {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly certainty: Certainty;
  /** The certainty in words. */
  readonly meaning: string;
  readonly reasons: readonly ReasonResult[];
  /** Where the report's authors give this type; shown, never decided on. */
  readonly authorsSay: readonly CitedFact[];
}

/** A verdict in one scheme. */
export interface SchemeResult extends Grounds {
  readonly id: string;
  readonly title: string;
  /** What the verdict is called there; absent where there is none. */
  readonly label: string | undefined;
  /** Types of the classification that the scheme calls so. */
  readonly covers: readonly string[];
  readonly note?: string;
}

/** A warning to look at, never a step of the decision. */
export interface RedFlag extends Grounds {
  readonly id: string;
  readonly sentence: string;
  readonly facts: readonly CitedFact[];
}

/** What a case is, how sure, from which facts, and what to find out next. */
export interface Classified {
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly signOff: string;
  };
  /** Whether the case tells of what the pack is about. */
  readonly inScope: boolean;
  readonly scheme: SchemeResult;
  readonly otherSchemes: readonly SchemeResult[];
  readonly verdict: {
    /** Absent where no type is supported. */
    readonly type: string | undefined;
    /** In the words of the scheme. */
    readonly label: string;
    readonly certainty: Certainty;
    readonly meaning: string;
    readonly contestedBy: readonly string[];
  };
  /** All types, best first. */
  readonly types: readonly TypeResult[];
  /** The next best type and why it is not the verdict: its reasons against and what is missing. */
  readonly runnerUp:
    | { readonly type: string; readonly label: string; readonly whyNot: readonly ReasonResult[] }
    | undefined;
  readonly criteria: readonly CriterionResult[];
  readonly findOutNext: readonly FindOut[];
  readonly extent: Extent | undefined;
  readonly redFlags: readonly RedFlag[];
  readonly versions: AnswerVersions;
}
