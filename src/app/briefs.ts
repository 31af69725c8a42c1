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
import type { Checks } from './checks.ts';
import type { Classifying } from './classifying.ts';
import { openLibraryForBrief } from './first-library.ts';
import type { Host } from './host.ts';
import type { OpenLibrary } from './open-library.ts';
import type { ReadReport } from './open-reports.ts';
import type { Reports } from './reports.ts';
import type { View } from './view.ts';

export type BriefFormat = 'text' | 'markdown' | 'json';

/** Briefs, and their pages. */
export interface Briefs {
  /** The brief of a report; opens the library for it, and does without where it cannot be opened. */
  brief(path: string): Promise<Brief>;
  /** The brief of cases read before, asked of a library that is open; the report is checked where its text was kept. */
  briefOf(cases: readonly [Case, ...Case[]], library: OpenLibrary): Promise<Brief>;
  text(brief: Brief, view: View): string;
  markdown(brief: Brief): string;
  /** A brief as one self-contained page. */
  html(brief: Brief): string;
  /** Writes `html`; the file is whole or not there. */
  writeHtml(brief: Brief, path: string): Promise<void>;
}

/** The operations on briefs. */
export function briefsOf(
  host: Host,
  reports: Reports,
  classifying: Classifying,
  checks: Pick<Checks, 'checkRead' | 'checkCases'>,
): Briefs {
  const compose = async (cases: readonly [Case, ...Case[]], asked: BriefAnswers): Promise<Brief> => {
    const pack = await classifying.packFor(cases[0]);
    return composeBrief(cases, {
      ...(pack !== undefined && { classification: classifying.classify({ case: cases[0], pack }) }),
      ...asked,
    });
  };
  const askOnce = async (read: ReadReport, name: string): Promise<BriefAnswers> => {
    const { library, unavailable } = await openLibraryForBrief(host);
    if (library === undefined) {
      const { answer } = await checks.checkRead(read, name);
      return { libraryUnavailable: unavailable, checks: answer };
    }
    try {
      const answers = await library.answersFor(read.cases[0]);
      const { answer } = await checks.checkRead(read, name, library);
      return { ...answers, checks: answer };
    } finally {
      await library.close();
    }
  };
  const html = (brief: Brief): string => renderHtml(layOutBrief(brief));
  return {
    brief: async (path) => {
      const read = await reports.read(path);
      return compose(read.cases, await askOnce(read, path));
    },
    briefOf: async (cases, library) => {
      const answers = await library.answersFor(cases[0]);
      if (cases[0].text === undefined) return compose(cases, answers);
      const { answer } = await checks.checkCases(cases, library);
      return compose(cases, { ...answers, checks: answer });
    },
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
