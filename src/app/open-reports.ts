import { createHash } from 'node:crypto';
import { expand } from '../archive/index.ts';
import type { Case, CaseId, SoftwareVersions } from '../case/index.ts';
import { asPrecedentError, InputError, type PrecedentError } from '../errors.ts';
import type { Reading, SourceText } from '../extract/index.ts';
import type { Host } from './host.ts';

/** A report with the cases it tells; at least one. */
export interface ReadReport {
  readonly cases: readonly [Case, ...Case[]];
  readonly reading: Reading;
}

/** A report of a file, or why it could not be read; `source` names its place: `cases.zip/first.pdf`, `export.nbib#2`. */
export type OpenedReport =
  | { readonly source: string; readonly report: ReadReport }
  | { readonly source: string; readonly error: PrecedentError };

type ReadingHost = Pick<Host, 'reader' | 'versions'>;

/**
 * Reads every report in a file of any format, one after the other: archives are expanded, lists of citations and files of several articles
 * give a report for each. What cannot be read comes out as its error, and the rest goes on. Nothing is written to the disk.
 */
export async function* openReports(
  host: ReadingHost,
  bytes: Uint8Array,
  name: string,
): AsyncGenerator<OpenedReport> {
  for await (const file of expand(bytes, name)) {
    if ('error' in file) yield { source: file.name, error: file.error };
    else yield* reportsIn(host, file.bytes, file.name);
  }
}

/** Reads every report in a file that is no archive. */
export async function* reportsIn(
  { reader, versions }: ReadingHost,
  bytes: Uint8Array,
  name: string,
): AsyncGenerator<OpenedReport> {
  let sources: readonly SourceText[];
  try {
    sources = await reader.openFile(bytes, name);
  } catch (error) {
    yield { source: name, error: asPrecedentError(error) };
    return;
  }
  for (const [i, source] of sources.entries()) {
    const place = sources.length === 1 ? name : `${name}#${i + 1}`;
    try {
      const sha256 = createHash('sha256')
        .update(source.own ?? bytes)
        .digest('hex');
      const reading = reader.readSource(source);
      yield { source: place, report: { reading, cases: casesOf(reading, sha256, versions) } };
    } catch (error) {
      yield { source: place, error: asPrecedentError(error) };
    }
  }
}

/**
 * The one report in a file. Throws its error, or an `InputError` `report-holds-several` where the file holds more than one.
 * `which` takes the report of that number, from 1, instead; throws `InputError` `report-number` where there are fewer.
 */
export async function onlyReport(
  reports: AsyncIterable<OpenedReport>,
  name: string,
  which?: number,
): Promise<ReadReport> {
  let found: OpenedReport | undefined;
  let count = 0;
  for await (const opened of reports) {
    count += 1;
    if (which !== undefined && count < which) continue;
    if (found !== undefined)
      throw new InputError(
        'report-holds-several',
        `${name} holds several reports. Name one, such as ${name}#2, or take all into the library: precedent library import ${name}`,
      );
    found = opened;
    if (which !== undefined) break;
  }
  if (found === undefined)
    throw new InputError(
      which === undefined ? 'report-empty' : 'report-number',
      which === undefined
        ? `${name} holds no report.`
        : `${name} holds ${count} reports; there is no report ${which}.`,
    );
  if ('error' in found) throw found.error;
  return found.report;
}

/** The cases of a reading, with their ids, report and versions. */
export function casesOf(reading: Reading, sha256: string, versions: SoftwareVersions): [Case, ...Case[]] {
  const { assembly, document } = reading;
  const { title } = assembly.citation;
  const { citation, format, places, issues = [] } = document;
  const [first, ...others] = assembly.cases.map(
    (facts, i): Case => ({
      id: `${sha256.slice(0, 16)}-${i + 1}` as CaseId,
      schemaVersion: 1,
      ...(title !== undefined && { title }),
      report: {
        citation: assembly.citation,
        sha256,
        language: 'en',
        ...(citation.licence !== undefined && { licence: citation.licence }),
        format,
        ...(places !== undefined && { places }),
      },
      ...facts,
      issues: [...facts.issues, ...issues],
      text: document.text,
      versions,
    }),
  );
  return [first, ...others];
}
