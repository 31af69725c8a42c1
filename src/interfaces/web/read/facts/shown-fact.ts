import type { Span, Status } from '../../../http/contract.ts';
import type { FactPlace } from '../editing/edit.ts';

/** Names a fact within its case: `findings.3`, `sex`. */
export type FactKey = string;

export type FactKind =
  | 'person'
  | 'condition'
  | 'finding'
  | 'measurement'
  | 'investigation'
  | 'treatment'
  | 'course'
  | 'claim';

/** A fact as a line of the case: what it says, how sure, and where. */
export interface ShownFact {
  readonly key: FactKey;
  readonly kind: FactKind;
  /** Where it can be corrected; absent for facts that have their own fields. */
  readonly place?: FactPlace;
  readonly label: string;
  readonly conceptId?: string;
  readonly status: Status;
  /** What else is said of it: site, severity, value, dose, response. */
  readonly details: readonly string[];
  readonly spans: readonly Span[];
  readonly isDerived: boolean;
  readonly isByHand: boolean;
  /** What a curator noted, for facts without words in the text. */
  readonly note?: string;
}

/** The key of a fact that stands in a list. */
export function keyOf({ list, index }: FactPlace): FactKey {
  return `${list}.${index}`;
}
