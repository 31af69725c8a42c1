import { type OpenLibrary, plainError } from '../../app/index.ts';
import { startProgress } from './progress.ts';
import { writeJson } from './write-json.ts';

/** What `library import` can be told. */
export interface ImportCommandOptions {
  readonly update?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Imports paths, telling each failure with its file as it happens. Ctrl-C ends it after the batch under way; what was told is kept. */
export async function importIntoLibrary(
  library: OpenLibrary,
  paths: readonly string[],
  { update, reason, json }: ImportCommandOptions,
): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const progress = startProgress('import', 'cases');
  const failures: { readonly source: string; readonly error: ReturnType<typeof plainError> }[] = [];
  const skipped: {
    readonly source: string;
    readonly id: string;
    readonly reason: string;
    readonly existing: string;
  }[] = [];
  try {
    const events = library.importPaths(paths, {
      signal: stop.signal,
      ...(update !== undefined && { update }),
      ...(reason !== undefined && { reason }),
    });
    let next = await events.next();
    for (; next.done !== true; next = await events.next()) {
      const event = next.value;
      if (event.kind !== 'progress') progress.advance();
      if (event.kind === 'failed') {
        failures.push({ source: event.source, error: plainError(event.error) });
        process.stderr.write(`precedent: ${event.source}: ${event.error.message}\n`);
      }
      if (event.kind === 'skipped') {
        skipped.push({ source: event.source, id: event.id, reason: event.reason, existing: event.existing });
        if (event.reason !== 'same-content' && event.reason !== 'same-doi')
          process.stderr.write(
            `precedent: ${event.source}: ${event.id} skipped (${event.reason}); --update takes it in\n`,
          );
      }
    }
    progress.stop();
    const summary = next.value;
    if (failures.length > 0) process.exitCode = 2;
    if (json === true) return writeJson({ ...summary, failures, skippedCases: skipped });
    process.stdout.write(
      `${summary.imported} imported, ${summary.updated} updated, ${summary.skipped} skipped, ${summary.failed} failed${summary.aborted ? '; broken off, run it again to go on' : ''}\n`,
    );
  } finally {
    progress.stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
