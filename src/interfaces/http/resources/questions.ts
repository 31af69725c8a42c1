import type { z } from 'zod';
import type { Brief, Case } from '../../../app/index.ts';
import type { Context } from '../context.ts';
import type { AskedCase, BriefAnswerSchema } from '../contract.ts';
import type { Handlers, TextAnswer } from '../handler.ts';

type Names = 'classify' | 'match' | 'evidence' | 'cohort' | 'brief' | 'briefDocument' | 'caseBriefDocument';

/** The questions to a case and to the library, and the brief that asks them all. */
export function questionHandlers({ app, library }: Context): Pick<Handlers, Names> {
  const caseOf = async (asked: AskedCase): Promise<Case> =>
    'case' in asked ? asked.case : (await library.library.get(asked.id)).case;
  const briefOf = async (
    asked: { readonly cases: readonly Case[] } | { readonly id: string },
  ): Promise<Brief> => {
    const [first, ...others] = 'id' in asked ? [await caseOf(asked)] : asked.cases;
    return app.briefOf([first, ...others], library);
  };
  const documentOf = (brief: Brief, format: 'json' | 'html' | 'markdown'): TextAnswer => {
    const name = brief.case.title ?? brief.case.report.citation.title ?? brief.case.id;
    if (format === 'html')
      return { mediaType: 'text/html', content: app.html(brief), fileName: `${name}.html` };
    if (format === 'markdown')
      return { mediaType: 'text/markdown', content: app.markdown(brief), fileName: `${name}.md` };
    return {
      mediaType: 'application/json',
      content: JSON.stringify(brief, null, 2),
      fileName: `${name}.json`,
    };
  };
  return {
    classify: async ({ body }) => app.classifyCase(await caseOf(body.asked), body.scheme, body.answers),
    match: async ({ body: { asked, limit } }) =>
      library.match(
        'concepts' in asked ? { concepts: asked.concepts } : { case: await caseOf(asked) },
        limit,
      ),
    evidence: ({ body }) => library.evidence(defined(body)),
    cohort: ({ body }) => library.cohort(defined(body)),
    brief: async ({ body }) => {
      const brief = await briefOf(body);
      const { title, subtitle, parts, doubts } = app.briefPage(brief);
      const answer: z.input<typeof BriefAnswerSchema> = {
        brief,
        page: {
          title,
          subtitle,
          doubts,
          parts: parts.map(({ key, heading, lines }) => ({ key, heading, lines })),
        },
        figures: parts.flatMap(({ key, figures }) =>
          (figures ?? []).map((figure) => ({ part: key, ...figure })),
        ),
      };
      return answer;
    },
    briefDocument: async ({ body, query }) => documentOf(await briefOf(body), query.format),
    caseBriefDocument: async ({ params, query }) =>
      documentOf(await briefOf({ id: params.id }), query.format),
  };
}

/** What was not given is left out, as the questions have it. */
export function defined<T extends object>(value: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
