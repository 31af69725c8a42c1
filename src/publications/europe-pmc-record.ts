import { z } from 'zod';
import { ResourceError } from '../errors.ts';

/** What a search of Europe PMC says of a publication (`resultType=core`); other fields are passed over. */
const RecordSchema = z.object({
  id: z.string(),
  source: z.string(),
  pmid: z.string().optional(),
  pmcid: z.string().optional(),
  doi: z.string().optional(),
  title: z.string().optional(),
  authorString: z.string().optional(),
  pubYear: z.string().optional(),
  journalInfo: z.object({ journal: z.object({ title: z.string().optional() }).optional() }).optional(),
  abstractText: z.string().optional(),
  isOpenAccess: z.string().optional(),
  inEPMC: z.string().optional(),
  license: z.string().optional(),
});
export type EuropePmcRecord = z.infer<typeof RecordSchema>;

const AnswerSchema = z.object({ resultList: z.object({ result: z.array(RecordSchema) }) });

/** The first record of an answer; `undefined` where nothing was found. Throws `ResourceError` `service-answer` for what is no such answer. */
export function readEuropePmcAnswer(bytes: Uint8Array): EuropePmcRecord | undefined {
  let found: unknown;
  try {
    found = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw notUnderstood('it is not JSON', cause);
  }
  const parsed = AnswerSchema.safeParse(found);
  if (!parsed.success)
    throw notUnderstood(parsed.error.issues[0]?.message ?? 'its fields differ', parsed.error);
  return parsed.data.resultList.result[0];
}

const notUnderstood = (why: string, cause: unknown): ResourceError =>
  new ResourceError(
    'service-answer',
    `The answer of Europe PMC was not understood: ${why}. Try again later.`,
    { cause },
  );

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A record as a small page: the citation in its head, title and abstract in its body; the abstract keeps the headings it has. */
export function abstractPage(record: EuropePmcRecord): string {
  const metas = [
    ['citation_title', record.title],
    ['citation_journal_title', record.journalInfo?.journal?.title],
    ['citation_doi', record.doi],
    ['citation_pmid', record.pmid],
    ['citation_date', record.pubYear],
    ...(record.authorString ?? '').split(/,\s*|\.$/).map((author) => ['citation_author', author] as const),
  ] as const;
  const head = metas
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `<meta name="${name}" content="${escaped(value ?? '')}">`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head.join('')}</head><body><article><h1>${record.title ?? ''}</h1><h2>Abstract</h2><div>${record.abstractText ?? ''}</div></article></body></html>`;
}
