import { rename, rm, writeFile } from 'node:fs/promises';
import {
  type Brief,
  type BriefAnswers,
  composeBrief,
  layOutBrief,
  renderHtml,
  renderMarkdown,
  renderText,
} from '../brief/index.ts';
import type { Case } from '../case/index.ts';
import { ResourceError } from '../errors.ts';
import type { Classifying } from './classifying.ts';
import { openLibraryForBrief } from './first-library.ts';
import type { Host } from './host.ts';
import type { OpenLibrary } from './open-library.ts';
import type { Reports } from './reports.ts';
import type { View } from './view.ts';

export type BriefFormat = 'text' | 'markdown' | 'json';

/** Briefs, and their pages. */
export interface Briefs {
  /** The brief of a report; opens the library for it, and does without where it cannot be opened. */
  brief(path: string): Promise<Brief>;
  /** The brief of cases read before, asked of a library that is open. */
  briefOf(cases: readonly [Case, ...Case[]], library: OpenLibrary): Promise<Brief>;
  text(brief: Brief, view: View): string;
  markdown(brief: Brief): string;
  /** A brief as one self-contained page. */
  html(brief: Brief): string;
  /** Writes `html`; the file is whole or not there. */
  writeHtml(brief: Brief, path: string): Promise<void>;
}

/** The operations on briefs. */
export function briefsOf(host: Host, reports: Reports, classifying: Classifying): Briefs {
  const compose = async (cases: readonly [Case, ...Case[]], asked: BriefAnswers): Promise<Brief> => {
    const pack = await classifying.packFor(cases[0]);
    return composeBrief(cases, {
      ...(pack !== undefined && { classification: classifying.classify({ case: cases[0], pack }) }),
      ...asked,
    });
  };
  const askOnce = async (one: Case): Promise<BriefAnswers> => {
    const { library, unavailable } = await openLibraryForBrief(host);
    if (library === undefined) return { libraryUnavailable: unavailable };
    try {
      return await library.answersFor(one);
    } finally {
      await library.close();
    }
  };
  const html = (brief: Brief): string => renderHtml(layOutBrief(brief));
  return {
    brief: async (path) => {
      const { cases } = await reports.read(path);
      return compose(cases, await askOnce(cases[0]));
    },
    briefOf: async (cases, library) => compose(cases, await library.answersFor(cases[0])),
    text: (brief, view) => renderText(layOutBrief(brief), view),
    markdown: (brief) => renderMarkdown(layOutBrief(brief)),
    html,
    writeHtml: (brief, path) => writeWhole(path, html(brief)),
  };
}

async function writeWhole(path: string, content: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new ResourceError(
      'output-not-written',
      `Cannot write ${path}: ${(error as Error).message}. Free some room or choose another place.`,
      { cause: error },
    );
  }
}
