/** A tie between two mentions of a report: `from` and `to` are positions in its list of mentions. */
export interface Relation {
  readonly type: 'dose-of-drug' | 'value-of-measurement';
  readonly from: number;
  readonly to: number;
}
