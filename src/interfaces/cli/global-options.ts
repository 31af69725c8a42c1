/** What every command can be told before its name. */
export interface GlobalOptions {
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
}
