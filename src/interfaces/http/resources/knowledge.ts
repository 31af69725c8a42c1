import { openTerminologies } from '../../../app/index.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';

type Names =
  | 'findConcepts'
  | 'getConcept'
  | 'listTerminologies'
  | 'installTerminology'
  | 'removeTerminology'
  | 'listPacks'
  | 'getPack'
  | 'settings';

/** Concepts, terminologies, packs and how the server is set up. */
export function knowledgeHandlers(context: Context): Pick<Handlers, Names> {
  const { app, library, jobs } = context;
  return {
    findConcepts: ({ query: { words, kind, limit } }) => ({
      concepts: app.completeConcept(words, { kind, limit: limit ?? 12 }),
    }),
    getConcept: async ({ params }) => {
      const concept = app.conceptDetails(params.id);
      const { casesById } = await library.library.documentFrequencies([concept.id]);
      return { ...concept, cases: casesById.get(concept.id) ?? 0 };
    },
    listTerminologies: async () => app.terminologyOverview(),
    installTerminology: ({ params, who }) => jobs.installTerminology(params.name, who.name),
    removeTerminology: async ({ params }) => {
      const { name, version } = await openTerminologies(context.dataFolder).remove(params.name);
      return { name, version };
    },
    listPacks: async () => ({
      // Where they lie on the disk is nobody's business here.
      packs: (await app.packs.list()).map(({ folder: _, ...pack }) => pack),
    }),
    getPack: async ({ params }) => {
      const { manifest, classification, series, cases } = await app.packs.load(params.id);
      return { id: params.id, manifest, classification, series, cases: cases.length };
    },
    settings: async () => ({
      version: app.version,
      dataFolder: context.dataFolder,
      database: library.library.kind,
      accounts: context.accounts,
      limits: context.limits,
      notes: context.notes,
    }),
  };
}
