/** One step from a schema to the next. Released steps never change; statements run in order, in one transaction with all the others. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}
