import type { App, OpenLibrary, Workspace } from '../../app/index.ts';
import type { JobRunner } from './job-runner.ts';
import type { ToRead, WireReading } from './reading-of.ts';

/** Sizes beyond which this server turns requests away. */
export interface Limits {
  /** A report to read at once. */
  readonly reportBytes: number;
  /** One file of an import. */
  readonly fileBytes: number;
  /** A request as a whole. */
  readonly requestBytes: number;
}

export const LIMITS: Limits = { reportBytes: 20e6, fileBytes: 100e6, requestBytes: 500e6 };

/** What handlers answer with. */
export interface Context {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly workspace: Workspace;
  readonly readings: { ask(question: ToRead): Promise<WireReading> };
  readonly jobs: JobRunner;
  readonly accounts: 'none' | 'required';
  readonly limits: Limits;
  /** What was told since the server was started. */
  readonly notes: readonly string[];
  readonly dataFolder: string;
}
