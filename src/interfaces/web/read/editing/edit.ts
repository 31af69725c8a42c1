import type {
  Case,
  ConceptRef,
  Condition,
  Measurement,
  Response,
  Span,
  Status,
  Treatment,
} from '../../../http/contract.ts';

/** The lists of a case that hold facts a person can correct one by one. */
export const FACT_LISTS = ['conditions', 'findings', 'measurements', 'investigations', 'treatments'] as const;
export type FactList = (typeof FACT_LISTS)[number];

/** Where a fact stands in its case. */
export interface FactPlace {
  readonly list: FactList;
  readonly index: number;
}

/** One correction by a person. What it means is in `apply-edit.ts`. */
export type Edit =
  | { readonly kind: 'set-status'; readonly at: FactPlace; readonly status: Status }
  | { readonly kind: 'set-given'; readonly at: FactPlace; readonly given: Treatment['status'] }
  | { readonly kind: 'set-concept'; readonly at: FactPlace; readonly concept: ConceptRef }
  | { readonly kind: 'set-role'; readonly at: FactPlace; readonly role: Condition['role'] }
  | { readonly kind: 'set-doses'; readonly at: FactPlace; readonly text: string }
  | { readonly kind: 'set-response'; readonly at: FactPlace; readonly response: Response }
  | { readonly kind: 'set-value'; readonly at: FactPlace; readonly text: string }
  | {
      readonly kind: 'set-interpretation';
      readonly at: FactPlace;
      readonly interpretation: Measurement['interpretation'];
    }
  | { readonly kind: 'set-sex'; readonly sex: 'female' | 'male' | 'other' | undefined }
  | { readonly kind: 'set-age'; readonly years: number | undefined }
  | { readonly kind: 'set-outcome'; readonly outcome: Case['course']['outcome']['value'] }
  | { readonly kind: 'remove'; readonly at: FactPlace }
  | {
      readonly kind: 'add';
      readonly list: FactList;
      readonly concept: ConceptRef;
      readonly status: Status;
      readonly span: Span;
    }
  | { readonly kind: 'accept-issue'; readonly index: number };
