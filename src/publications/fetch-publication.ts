import { NotFoundError, PrecedentError, ResourceError } from '../errors.ts';
import { abstractPage, type EuropePmcRecord, readEuropePmcAnswer } from './europe-pmc-record.ts';
import type { PoliteClient } from './polite-client.ts';
import type { PublicationCache } from './publication-cache.ts';
import type { PublicationId } from './publication-id.ts';
import type { Services } from './services.ts';

/** A publication as it was fetched. */
export interface FetchedPublication {
  /** Names it and its form: `PMC123.xml`, `PMID123.nbib`, `PMID123.html`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly extent: 'full-text' | 'abstract';
  /** As the service names it; absent where it does not. */
  readonly licence?: string;
  readonly fromCache: boolean;
}

interface Fetching {
  readonly client: PoliteClient;
  readonly cache: PublicationCache;
  readonly services: Services;
}

/**
 * Fetches a publication: the open-access full text from Europe PMC, else its abstract from there, else the abstract from PubMed.
 * What was fetched before comes from the cache, without the network.
 *
 * Throws `NotFoundError` `publication-not-found` where no service has words of it, and what the client throws.
 */
export async function fetchPublication(id: PublicationId, fetching: Fetching): Promise<FetchedPublication> {
  const { cache } = fetching;
  const key = `${id.kind}-${id.value}`;
  const kept = await cache.read(`${key}.meta`);
  if (kept !== undefined) {
    const meta = JSON.parse(new TextDecoder().decode(kept)) as Pick<
      FetchedPublication,
      'name' | 'extent' | 'licence'
    >;
    const bytes = await cache.read(`${key}.body`);
    if (bytes !== undefined) return { ...meta, bytes, fromCache: true };
  }
  const { bytes, ...meta } = await ask(id, fetching);
  await cache.write(`${key}.body`, bytes);
  await cache.write(`${key}.meta`, new TextEncoder().encode(JSON.stringify(meta)));
  return { ...meta, bytes, fromCache: false };
}

type Asked = Omit<FetchedPublication, 'fromCache'>;

async function ask(id: PublicationId, fetching: Fetching): Promise<Asked> {
  const record = await recordOf(id, fetching);
  const licence = record?.license === undefined ? {} : { licence: record.license };
  const pmcid = record?.pmcid ?? (id.kind === 'pmcid' && record === undefined ? id.value : undefined);
  if (pmcid !== undefined && (record === undefined || record.isOpenAccess === 'Y')) {
    const bytes = await fullText(pmcid, fetching);
    if (bytes !== undefined) return { name: `${pmcid}.xml`, bytes, extent: 'full-text', ...licence };
  }
  if (record?.abstractText !== undefined) {
    const bytes = new TextEncoder().encode(abstractPage(record));
    return { name: `${record.source}${record.id}.html`, bytes, extent: 'abstract', ...licence };
  }
  const pmid = record?.pmid ?? (id.kind === 'pmid' ? id.value : undefined);
  if (pmid !== undefined) {
    const bytes = await fromPubmed(pmid, fetching);
    if (bytes !== undefined) return { name: `PMID${pmid}.nbib`, bytes, extent: 'abstract', ...licence };
  }
  throw new NotFoundError(
    'publication-not-found',
    `Neither Europe PMC nor PubMed has an open text or an abstract of ${id.value}. Read the PDF that you have: precedent read FILE`,
  );
}

const QUERY_FIELD = { pmcid: 'PMCID', pmid: 'EXT_ID', doi: 'DOI' } as const;

async function recordOf(
  id: PublicationId,
  { client, services: { europePmc } }: Fetching,
): Promise<EuropePmcRecord | undefined> {
  const query =
    id.kind === 'pmid' ? `EXT_ID:${id.value} AND SRC:MED` : `${QUERY_FIELD[id.kind]}:"${id.value}"`;
  const parameters = new URLSearchParams({ query, resultType: 'core', format: 'json', pageSize: '1' });
  return readEuropePmcAnswer(await client.get(europePmc, `/search?${parameters.toString()}`));
}

/** `undefined` where the service has no full text after all. */
async function fullText(
  pmcid: string,
  { client, services: { europePmc } }: Fetching,
): Promise<Uint8Array | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await client.get(europePmc, `/${pmcid}/fullTextXML`);
  } catch (error) {
    if (error instanceof PrecedentError && error.kind === 'not-found') return undefined;
    throw error;
  }
  const text = new TextDecoder().decode(bytes);
  if (!/<article\b/.test(text.slice(0, 65_536)))
    throw new ResourceError(
      'service-answer',
      `Europe PMC answers for ${pmcid} with something that is no article (${JSON.stringify(text.slice(0, 40))}). Try again later.`,
    );
  if (!text.slice(-4096).includes('</article>'))
    throw new ResourceError('service-answer', `The answer of Europe PMC for ${pmcid} is cut off. Try again.`);
  return bytes;
}

/** `undefined` where PubMed has no such record, or no abstract of it. */
async function fromPubmed(
  pmid: string,
  { client, services: { pubmed } }: Fetching,
): Promise<Uint8Array | undefined> {
  const parameters = new URLSearchParams({
    db: 'pubmed',
    id: pmid,
    rettype: 'medline',
    retmode: 'text',
    tool: 'precedent',
  });
  const bytes = await client.get(pubmed, `/efetch.fcgi?${parameters.toString()}`);
  const text = new TextDecoder().decode(bytes);
  if (/^\s*</.test(text))
    throw new ResourceError(
      'service-answer',
      `PubMed answers for ${pmid} with a page instead of a record. Try again later.`,
    );
  return /^PMID- /m.test(text) && /^AB {2}- /m.test(text) ? bytes : undefined;
}
