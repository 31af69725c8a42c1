import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExportedFile, exportLibrary, type KeptCase as Kept } from '../../../app/index.ts';
import type { Context } from '../context.ts';
import type { Asked, Handlers, TextAnswer } from '../handler.ts';
import { HttpProblem } from '../problem-of.ts';
import { defined } from './questions.ts';

type Names =
  | 'libraryStats'
  | 'startEmpty'
  | 'listCases'
  | 'facets'
  | 'getCase'
  | 'putCase'
  | 'removeCase'
  | 'listRevisions'
  | 'listPairs'
  | 'proposePairs'
  | 'decidePair'
  | 'exportCase'
  | 'exportCases'
  | 'checkLibrary'
  | 'exportArchive'
  | 'reindexLibrary';

const FACET_TITLES = {
  main: 'Main condition',
  treated: 'Treated with',
  sex: 'Sex',
  outcome: 'Outcome',
  decade: 'Published',
  origin: 'Origin',
} as const;

/** The cases of the library, their revisions, and pairs that may be of one patient. */
export function caseHandlers({ app, jobs, library: opened }: Context): Pick<Handlers, Names> {
  const { library, resolve } = opened;
  const told = (asked: Pick<Asked<unknown>, 'etag'>, kept: Kept): Kept => {
    asked.etag(kept.revision);
    return kept;
  };
  return {
    libraryStats: () => library.stats(),
    startEmpty: ({ who }) => app.emptyLibrary(opened, who.name),
    listCases: async ({ query: { cursor, words, where, ...rest } }) => {
      const search = defined({ where, words });
      const [page, total] = await Promise.all([
        library.list({
          ...defined(rest),
          ...search,
          resolve,
          ...(cursor !== undefined && { cursor }),
          reverse: rest.reverse === 'true',
        }),
        cursor === undefined ? library.count(where, resolve, words) : undefined,
      ]);
      return { ...page, ...(total !== undefined && { total }) };
    },
    facets: async ({ query }) => {
      const { cases, facets } = await library.facets({ ...query, resolve });
      return {
        cases,
        facets: facets.map(({ field, values }) => ({
          field,
          title: FACET_TITLES[field],
          values: values.map((one) => ({ ...one, ...shown(field, one.value, one.label) })),
        })),
      };
    },
    getCase: async (asked) => told(asked, await library.get(asked.params.id, asked.query.revision)),
    putCase: async (asked) => {
      const { params, body, ifMatch, who } = asked;
      if (body.case.id !== params.id) throw otherId(params.id, body.case.id);
      return told(asked, await keepCase(opened, body.case, ifMatch, { by: who.name, reason: body.reason }));
    },
    removeCase: async ({ params, query, ifMatch, who }) =>
      withCurrent(opened, params.id, () =>
        library.remove(params.id, {
          by: who.name,
          ...defined({ reason: query.reason, expectedRevision: ifMatch }),
        }),
      ),
    listRevisions: async ({ params }) => {
      const revisions = await library.history(params.id);
      // Nothing was ever kept under this id: told as for the case itself.
      if (revisions.length === 0) await library.get(params.id);
      return { revisions };
    },
    exportCase: async ({ params, query }) =>
      asAnswer(await app.exportFromLibrary(opened, { ids: [params.id], ...query })),
    exportCases: async ({ query }) =>
      asAnswer(await app.exportFromLibrary(opened, { ...query, all: query.where === undefined })),
    exportArchive: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'precedent-archive-'));
      const file = join(folder, 'library.jsonl.gz');
      await exportLibrary(library, file);
      const stream = createReadStream(file);
      stream.once('close', () => void rm(folder, { recursive: true, force: true }));
      return { mediaType: 'application/gzip', content: stream, fileName: 'library.jsonl.gz' };
    },
    checkLibrary: () => library.check(),
    reindexLibrary: ({ who }) => jobs.reindex(who.name),
    listPairs: async ({ query }) => ({ pairs: await library.listPairs(defined(query)) }),
    proposePairs: async ({ params, who }) => ({
      overlaps: await opened.proposeOverlaps(params.id, who.name),
    }),
    decidePair: ({ body: { ids, status, reason }, who }) =>
      library.decidePair(ids, status, { by: who.name, ...defined({ reason }) }),
  };
}

/** Keeps a case as a revision; where it has changed meanwhile, the problem names the revision that stands now. */
export async function keepCase(
  { library }: Context['library'],
  one: Kept['case'],
  expectedRevision: number,
  note: { readonly by: string; readonly reason?: string | undefined },
): Promise<Kept> {
  return withCurrent({ library }, one.id, () =>
    library.put(one, expectedRevision, { by: note.by, ...defined({ reason: note.reason }) }),
  );
}

function asAnswer({ name, mediaType, content }: ExportedFile): TextAnswer {
  return { mediaType, content, fileName: name };
}

async function withCurrent<T>(
  { library }: Pick<Context['library'], 'library'>,
  id: string,
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'case-changed') throw error;
    const last = (await library.history(id)).at(-1);
    const currentRevision = last === undefined || last.change === 'removed' ? 0 : last.revision;
    throw new HttpProblem({
      title: 'Changed by somebody else',
      status: 412,
      kind: 'conflict',
      code: 'case-changed',
      currentRevision,
      detail:
        currentRevision === 0
          ? `Case ${id} is not in the library: it was removed, or never there. Nothing was written. If-Match "0" keeps it as a new case.`
          : `Case ${id} is at revision ${currentRevision}: ${last?.changedBy} changed it on ${last?.changedAt}. Nothing was written. Get it again, and make the change there.`,
    });
  }
}

function otherId(inAddress: string, inBody: string): HttpProblem {
  return new HttpProblem({
    title: 'The request cannot be used',
    status: 400,
    kind: 'input',
    code: 'case-id-differs',
    detail: `The address names case ${inAddress}, the body case ${inBody}. Give both the same id.`,
  });
}

/** A facet's value in words, and the condition that takes its cases. */
function shown(
  field: keyof typeof FACET_TITLES,
  value: string,
  label: string,
): { readonly label: string; readonly where: string } {
  if (field === 'main' || field === 'treated') return { label, where: `${field} ${JSON.stringify(value)}` };
  if (field !== 'decade') return { label, where: `${field} = ${value}` };
  if (value === 'unknown') return { label, where: 'not known year' };
  return { label: `${value}–${Number(value) + 9}`, where: `year ${value}..${Number(value) + 9}` };
}
