import type { Coding } from '../../../app/index.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { HttpProblem } from '../problem-of.ts';
import { keepCase } from './cases.ts';

type Names = 'listCodings' | 'putCoding' | 'getCoding' | 'agreement' | 'agreementOverall' | 'reconcile';

/** Double extraction: two people code a case apart, see where they differ, and reconcile it. */
export function codingHandlers({ app, library, workspace: { codings } }: Context): Pick<Handlers, Names> {
  // Who is still coding must not be led by what others have coded.
  const hasCoded = async (caseId: string, who: string): Promise<boolean> =>
    (await codings.list(caseId)).some(({ coder, isFinished }) => coder === who && isFinished);
  const shown = (coding: Coding, who: string, mayCompare: boolean) => {
    const { case: one, ...line } = coding;
    return coding.coder === who || (coding.isFinished && mayCompare) ? { ...line, case: one } : line;
  };
  const mayCompare = async (
    caseId: string,
    who: { readonly name: string; readonly role: string },
  ): Promise<boolean> => {
    if (await hasCoded(caseId, who.name)) return true;
    const all = await codings.list(caseId);
    // Somebody who codes nothing here, such as an editor who reconciles, is led by nobody.
    return (
      !all.some(({ coder }) => coder === who.name) &&
      all.length > 1 &&
      all.every(({ isFinished }) => isFinished)
    );
  };
  return {
    listCodings: async ({ params, who }) => {
      const compare = await mayCompare(params.id, who);
      return { codings: (await codings.list(params.id)).map((coding) => shown(coding, who.name, compare)) };
    },
    putCoding: async ({ params, who, body, ifMatch, etag }) => {
      await library.library.get(params.id);
      const coding = await codings.put(params.id, who.name, ifMatch, body);
      etag(coding.version);
      return coding;
    },
    getCoding: async ({ params, who, etag }) => {
      const coding = shown(
        await codings.get(params.id, params.coder),
        who.name,
        await mayCompare(params.id, who),
      );
      if (!('case' in coding)) throw notYet(params.id);
      etag(coding.version);
      return coding;
    },
    agreement: async ({ params, query, who }) => {
      if (!(await mayCompare(params.id, who))) throw notYet(params.id);
      const pairs = await codings.finishedByBoth(query.first, query.second);
      return app.agreementOf(
        [query.first, query.second],
        pairs.filter(([{ caseId }]) => caseId === params.id),
      );
    },
    agreementOverall: async ({ query }) =>
      app.agreementOf([query.first, query.second], await codings.finishedByBoth(query.first, query.second)),
    reconcile: async ({ params, body, ifMatch, who, etag }) => {
      for (const coder of body.coders)
        if (!(await codings.get(params.id, coder)).isFinished) throw notYet(params.id);
      const reason = `reconciled from the codings of ${body.coders.join(' and ')}${body.reason === undefined ? '' : `: ${body.reason}`}`;
      const kept = await keepCase(library, { ...body.case, id: params.id }, ifMatch, {
        by: who.name,
        reason,
      });
      etag(kept.revision);
      return kept;
    },
  };
}

function notYet(id: string): HttpProblem {
  return new HttpProblem({
    title: 'Not yet',
    status: 403,
    kind: 'conflict',
    code: 'coding-unfinished',
    detail: `Codings of case ${id} are kept apart until both have finished, so that neither leads the other.`,
  });
}
