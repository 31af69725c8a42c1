import type { Case } from '../case/index.ts';
import {
  createPoliteClient,
  fetchPublication,
  openPublicationCache,
  parsePublicationId,
  SERVICES,
  type Services,
} from '../publications/index.ts';
import type { Host } from './host.ts';
import type { ReadReport } from './open-reports.ts';
import { programVersion } from './program-files.ts';
import type { Reports } from './reports.ts';

/** A publication that was fetched and read. */
export interface FetchedReport {
  readonly name: string;
  readonly extent: 'full-text' | 'abstract';
  readonly licence?: string;
  readonly fromCache: boolean;
  readonly report: ReadReport;
}

/** Fetching publications; the only operation on reports that asks the network, and only when the user does. */
export interface Fetching {
  /** `given` is a PMCID, a PMID or a DOI. Throws `InputError` `publication-id`, `NotFoundError`, `ResourceError`. */
  fetch(given: string): Promise<FetchedReport>;
}

/** The operation that fetches; `services` are other addresses, for tests. */
export function fetchingOf(
  { dataFolder, onNote }: Pick<Host, 'dataFolder' | 'onNote'>,
  reports: Pick<Reports, 'readUpload' | 'readEachOf'>,
  services: Services = SERVICES,
): Fetching {
  const client = createPoliteClient({
    userAgent: `precedent/${programVersion()} (clinical case reports; one user's request)`,
    ...(onNote !== undefined && { onNote }),
  });
  const cache = openPublicationCache(dataFolder);
  return {
    async fetch(given) {
      const fetched = await fetchPublication(parsePublicationId(given), { client, cache, services });
      const { bytes, ...about } = fetched;
      // The article itself comes first; what else a file holds, such as a congress's abstracts, is another publication.
      for await (const opened of reports.readEachOf(bytes, fetched.name)) {
        if ('error' in opened) throw opened.error;
        return { ...about, report: withLicence(opened.report, fetched.licence) };
      }
      return { ...about, report: await reports.readUpload(bytes, fetched.name) };
    },
  };
}

/** What the article says of its licence counts; else what the service says. */
function withLicence({ cases, reading }: ReadReport, licence: string | undefined): ReadReport {
  if (licence === undefined) return { cases, reading };
  const licensed = (one: Case): Case => ({ ...one, report: { licence, ...one.report } });
  const [first, ...others] = cases;
  return { reading, cases: [licensed(first), ...others.map(licensed)] };
}
