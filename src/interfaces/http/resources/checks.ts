import type { z } from 'zod';
import type { Case, CheckedReport } from '../../../app/index.ts';
import type { Context } from '../context.ts';
import type { CheckAnswerSchema } from '../contract.ts';
import type { Handlers, TextAnswer } from '../handler.ts';
import { HttpProblem } from '../problem-of.ts';

/** A second's work. */
const LONGEST_UTF16 = 2_000_000;

interface Asked {
  readonly silence?: readonly { readonly rule: string; readonly reason: string }[] | undefined;
}

type CasesAsked = { readonly cases: readonly Case[] } | { readonly id: string };

/** Is a report complete and sound, and a copy of it without identifiers. */
export function checkHandlers({
  app,
  library,
}: Context): Pick<Handlers, 'check' | 'checkDocument' | 'redact'> {
  const casesOf = async (asked: CasesAsked): Promise<readonly [Case, ...Case[]]> => {
    const [first, ...others] = 'id' in asked ? [(await library.library.get(asked.id)).case] : asked.cases;
    if ((first.text?.length ?? 0) > LONGEST_UTF16)
      throw new HttpProblem({
        title: 'The request cannot be used',
        status: 413,
        kind: 'input',
        code: 'text-too-long',
        detail: `Here a text is checked up to ${LONGEST_UTF16 / 1e6} million characters, as others wait meanwhile. Longer ones: precedent check FILE.`,
      });
    return [first, ...others];
  };
  const check = async (asked: Asked & CasesAsked): Promise<CheckedReport> => {
    const silence = new Map((asked.silence ?? []).map(({ rule, reason }) => [rule, reason]));
    return app.checkCases(await casesOf(asked), library, silence.size === 0 ? {} : { silence });
  };
  return {
    check: async ({ body }) => {
      const checked = await check(body);
      const { title, subtitle, parts, doubts } = app.checkPage(checked);
      const answer: z.input<typeof CheckAnswerSchema> = {
        check: checked.answer,
        page: {
          title,
          subtitle,
          doubts,
          parts: parts.map(({ key, heading, lines }) => ({ key, heading, lines })),
        },
      };
      return answer;
    },
    redact: async ({ body }) => app.redactCases(await casesOf(body)),
    checkDocument: async ({ body, query }) => {
      const checked = await check(body);
      const { title } = app.checkPage(checked);
      return fileOf(checked, `${title}, check`, query.format);
    },
  };

  async function fileOf(
    checked: CheckedReport,
    name: string,
    format: 'html' | 'markdown' | 'sarif' | 'json',
  ): Promise<TextAnswer> {
    if (format === 'html')
      return { mediaType: 'text/html', content: app.checkHtml(checked), fileName: `${name}.html` };
    if (format === 'markdown')
      return { mediaType: 'text/markdown', content: app.checkMarkdown(checked), fileName: `${name}.md` };
    const document = format === 'sarif' ? await app.checkSarif(checked) : checked.answer;
    return {
      mediaType: format === 'sarif' ? 'application/sarif+json' : 'application/json',
      content: JSON.stringify(document, null, 2),
      fileName: `${name}.${format}`,
    };
  }
}
