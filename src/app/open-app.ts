import { type Briefs, briefsOf } from './briefs.ts';
import { type Checks, checksOf } from './checks.ts';
import { type Classifying, classifyingOf } from './classifying.ts';
import { type Concepts, conceptsOf } from './concepts.ts';
import { type Exporting, exportingOf } from './export-cases.ts';
import { type Fetching, fetchingOf } from './fetching.ts';
import type { Host } from './host.ts';
import { type Libraries, librariesOf } from './libraries.ts';
import { type AppOptions, openHost } from './open-host.ts';
import { type Reports, reportsOf } from './reports.ts';
import { type Serving, servingOf } from './serving.ts';

/** The program, opened: each operation once, for every interface. */
export interface App
  extends Reports,
    Briefs,
    Fetching,
    Checks,
    Classifying,
    Concepts,
    Libraries,
    Exporting,
    Serving,
    Pick<Host, 'vocabulary' | 'reader'> {}

/** Opens the program: compiles or opens the vocabulary, and readies the reader. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const host = await openHost(options);
  const reports = reportsOf(host);
  const classifying = classifyingOf(host, reports);
  const checks = checksOf(host, reports, classifying);
  const libraries = librariesOf(host);
  return {
    vocabulary: host.vocabulary,
    reader: host.reader,
    ...reports,
    ...fetchingOf(host, reports),
    ...classifying,
    ...checks,
    ...briefsOf(host, reports, classifying, checks),
    ...conceptsOf(host),
    ...libraries,
    ...exportingOf(host, reports, () => libraries.openLibraryToAsk()),
    ...servingOf(host, classifying),
  };
}
