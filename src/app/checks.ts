import { layOutCheck, type Page, renderHtml, renderMarkdown, renderText } from '../brief/index.ts';
import type { Case } from '../case/index.ts';
import { InputError } from '../errors.ts';
import {
  type CheckAnswer,
  type LibraryFacts,
  RULES,
  readCheckTables,
  toSarif,
} from '../questions/check/index.ts';
import { editDistance } from '../terminology/index.ts';
import { checkReading } from './check-reading.ts';
import type { Classifying } from './classifying.ts';
import { openLibraryForBrief } from './first-library.ts';
import type { Host } from './host.ts';
import type { OpenLibrary } from './open-library.ts';
import { type Redactions, redactionsOf } from './redactions.ts';
import type { ReadReport } from './open-reports.ts';
import type { Reports } from './reports.ts';
import { sarifSource } from './sarif-source.ts';
import type { View } from './view.ts';

/** A report with what was checked of it. */
export interface CheckedReport extends ReadReport {
  readonly answer: CheckAnswer;
  /** Path or name of the report. */
  readonly name: string;
}

/** How a report is to be checked. */
export interface CheckOptions {
  /** Reasons by rule. */
  readonly silence?: ReadonlyMap<string, string>;
}

/** Checking reports, and showing what was found. Each throws `InputError` `check-rule-unknown` where a rule is silenced that there is not. */
export interface Checks extends Redactions {
  /** Checks a report from a path; opens the library for it, and does without where it cannot be opened. */
  check(path: string, options?: CheckOptions): Promise<CheckedReport>;
  /** Checks a report read before, with a library that is open, if one is to be asked. */
  checkRead(
    read: ReadReport,
    name: string,
    library?: OpenLibrary,
    options?: CheckOptions,
  ): Promise<CheckedReport>;
  /** Checks cases kept with the text they were read from: the text is read again, the facts are those given. Throws `InputError` `check-text-missing`. */
  checkCases(
    cases: readonly [Case, ...Case[]],
    library?: OpenLibrary,
    options?: CheckOptions,
  ): Promise<CheckedReport>;
  /** The check laid out for reading, as every form shows it. */
  checkPage(checked: CheckedReport): Page;
  checkText(checked: CheckedReport, view: View): string;
  checkMarkdown(checked: CheckedReport): string;
  /** One self-contained page. */
  checkHtml(checked: CheckedReport): string;
  /** SARIF 2.1.0; places are those of the file for formats whose characters can be counted. */
  checkSarif(checked: CheckedReport): Promise<object>;
}

/** The operations of the manuscript check. */
export function checksOf(host: Host, reports: Reports, classifying: Classifying): Checks {
  const { vocabulary, resources } = host;
  let tables: ReturnType<typeof readCheckTables> | undefined;
  const openTables = () => {
    tables ??= readCheckTables((name) => resources.text(name));
    return tables;
  };
  const judge = async (
    read: ReadReport,
    name: string,
    library: LibraryFacts | undefined,
    { silence }: CheckOptions,
  ): Promise<CheckedReport> => {
    if (silence !== undefined) demandRules([...silence.keys()]);
    const pack = await classifying.packFor(read.cases[0]);
    const sources = { tables: openTables(), vocabulary, pack, library };
    return {
      ...read,
      name,
      answer: checkReading(read, { ...sources, ...(silence !== undefined && { silence }) }),
    };
  };
  const askOnce = async (one: Case): Promise<LibraryFacts | undefined> => {
    const { library } = await openLibraryForBrief(host);
    if (library === undefined) return undefined;
    try {
      return await library.factsForCheck(one);
    } finally {
      await library.close();
    }
  };
  const page = ({ answer, cases }: CheckedReport) => layOutCheck(answer, cases[0]);
  return {
    check: async (path, options = {}) => {
      const read = await reports.read(path);
      return judge(read, path, await askOnce(read.cases[0]), options);
    },
    checkRead: async (read, name, library, options = {}) =>
      judge(read, name, await library?.factsForCheck(read.cases[0]), options),
    checkCases: async (cases, library, options = {}) => {
      const [{ text, id }] = cases;
      if (text === undefined)
        throw new InputError(
          'check-text-missing',
          `${id} is kept without its text, so there is nothing to check. Give the report itself.`,
        );
      const read = { cases, reading: host.reader.readText(text) };
      return judge(read, id, await library?.factsForCheck(cases[0]), options);
    },
    checkPage: page,
    checkText: (checked, view) => renderText(page(checked), view),
    checkMarkdown: (checked) => renderMarkdown(page(checked)),
    checkHtml: (checked) => renderHtml(page(checked)),
    checkSarif: async (checked) => toSarif(checked.answer, await sarifSource(checked)),
    ...redactionsOf({
      read: (path) => reports.read(path),
      readAgain: (text) => host.reader.readText(text),
      openTables,
    }),
  };
}

const MOST_EDITS = 3;

function demandRules(asked: readonly string[]): void {
  for (const rule of asked) {
    if (RULES.some(({ id }) => id === rule)) continue;
    const near = RULES.map(({ id }) => ({ id, edits: editDistance(rule, id, MOST_EDITS) }))
      .filter(({ edits }) => edits !== undefined)
      .sort((a, b) => (a.edits ?? 0) - (b.edits ?? 0))[0];
    throw new InputError(
      'check-rule-unknown',
      `There is no rule ${JSON.stringify(rule)}${near === undefined ? '' : `; ${near.id} is near`}. docs/check-rules.md lists the rules.`,
    );
  }
}
