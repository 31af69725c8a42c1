import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { keepCase } from './cases.ts';

type Names = 'listDrafts' | 'createDraft' | 'getDraft' | 'putDraft' | 'removeDraft' | 'saveDraft';

/** Drafts: cases that one person is still correcting. */
export function draftHandlers({ library, workspace: { drafts } }: Context): Pick<Handlers, Names> {
  return {
    listDrafts: async ({ who }) => ({ drafts: await drafts.list(who.name) }),
    createDraft: async ({ who, body, etag }) => {
      const title = body.title ?? body.case.title ?? body.case.id;
      const draft = await drafts.create(who.name, { title, case: body.case, of: body.of });
      etag(draft.version);
      return draft;
    },
    getDraft: async ({ who, params, etag }) => {
      const draft = await drafts.get(who.name, params.id);
      etag(draft.version);
      return draft;
    },
    putDraft: async ({ who, params, body, ifMatch, etag }) => {
      const draft = await drafts.put(who.name, params.id, ifMatch, body);
      etag(draft.version);
      return draft;
    },
    removeDraft: async ({ who, params }) => drafts.remove(who.name, params.id),
    saveDraft: async ({ who, params, body, etag }) => {
      const draft = await drafts.get(who.name, params.id);
      const kept = await keepCase(library, draft.case, draft.of?.revision ?? 0, {
        by: who.name,
        reason: body.reason,
      });
      await drafts.remove(who.name, params.id);
      etag(kept.revision);
      return kept;
    },
  };
}
