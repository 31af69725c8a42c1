import { layOutCheck, type Paint, renderHtml, renderMarkdown, renderText } from '../brief/index.ts';
import type { Case } from '../case/index.ts';
import { InputError } from '../errors.ts';
import type { Reading, Resources } from '../extract/index.ts';
import type { Pack } from '../packs/index.ts';
import {
  type CheckAnswer,
  type LibraryFacts,
  RULES,
  readCheckTables,
  toSarif,
} from '../questions/check/index.ts';
import { editDistance, type Vocabulary } from '../terminology/index.ts';
import { checkReading } from './check-sources.ts';
import { type Redactions, redactionsOf } from './redactions.ts';
import { sarifSource } from './sarif-source.ts';

/** A report that was read, as the check takes it. */
interface ReadForCheck {
  readonly cases: readonly [Case, ...Case[]];
  readonly reading: Reading;
}

/** A report with what was checked of it. */
export interface CheckedReport extends ReadForCheck {
  readonly answer: CheckAnswer;
  /** Path or name of the report. */
  readonly name: string;
}

/** How a report is to be checked. */
export interface CheckOptions {
  /** Reasons by rule. Throws `InputError` `check-rule-unknown` for a rule there is not. */
  readonly silence?: ReadonlyMap<string, string>;
}

/** Checking reports, and showing what was found. */
export interface Checks extends Redactions {
  /** Checks a report from a path; opens the library for it, and does without where it cannot be opened. */
  check(path: string, options?: CheckOptions): Promise<CheckedReport>;
  /** Checks a report read before, with what a library says of it, if one was asked. */
  checkRead(
    read: ReadForCheck,
    name: string,
    facts: LibraryFacts | undefined,
    options?: CheckOptions,
  ): Promise<CheckedReport>;
  checkText(checked: CheckedReport, view: { readonly columns: number; readonly paint: Paint }): string;
  checkMarkdown(checked: CheckedReport): string;
  /** One self-contained page. */
  checkHtml(checked: CheckedReport): string;
  /** SARIF 2.1.0; places are those of the file for formats whose characters can be counted. */
  checkSarif(checked: CheckedReport): Promise<object>;
}

/** What checking needs of the open program. */
export interface CheckHost {
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
  readonly read: (path: string) => Promise<ReadForCheck>;
  readonly packFor: (one: Case) => Promise<Pack | undefined>;
  /** What the library says; nothing where there is none to ask. */
  readonly factsFor: (one: Case) => Promise<LibraryFacts | undefined>;
}

/** The operations of the manuscript check. */
export function checksOf({ vocabulary, resources, read, packFor, factsFor }: CheckHost): Checks {
  let tables: ReturnType<typeof readCheckTables> | undefined;
  const openTables = () => (tables ??= readCheckTables((name) => resources.text(name)));
  const checkRead: Checks['checkRead'] = async (report, name, library, { silence } = {}) => {
    if (silence !== undefined) demandRules([...silence.keys()]);
    const pack = await packFor(report.cases[0]);
    const answer = checkReading(report, {
      tables: openTables(),
      vocabulary,
      pack,
      library,
      ...(silence !== undefined && { silence }),
    });
    return { ...report, name, answer };
  };
  const page = ({ answer, cases }: CheckedReport) => layOutCheck(answer, cases[0]);
  return {
    checkRead,
    check: async (path, options) => {
      const report = await read(path);
      return checkRead(report, path, await factsFor(report.cases[0]), options);
    },
    checkText: (checked, view) => renderText(page(checked), view),
    checkMarkdown: (checked) => renderMarkdown(page(checked)),
    checkHtml: (checked) => renderHtml(page(checked)),
    checkSarif: async (checked) => toSarif(checked.answer, await sarifSource(checked)),
    ...redactionsOf({ read, openTables }),
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
