import { type Case, CaseSchema } from '../case/index.ts';
import type { PackIssue } from './pack-issue.ts';
import { schemaProblems, spellPath } from './pack-issue.ts';

/**
 * Reads `cases.jsonl`: one case a line, in the schema of a case, each coded by a person and with an address to look it up.
 *
 * Cost: linear; a line that is no case is left out and named among the issues.
 */
export function checkCases(
  jsonl: string,
  file: string,
): { readonly cases: readonly Case[]; readonly issues: readonly PackIssue[] } {
  const cases: Case[] = [];
  const issues: PackIssue[] = [];
  const lineById = new Map<string, number>();
  for (const [index, text] of jsonl.split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const add = (code: string, field: string, message: string, mend: string): void => {
      issues.push({ severity: 'error', code, file, line, field, message, mend });
    };
    let given: unknown;
    try {
      given = JSON.parse(text);
    } catch (error) {
      add(
        'case-not-json',
        '',
        `the line is no JSON document: ${(error as Error).message}.`,
        'Write one case a line.',
      );
      continue;
    }
    const parsed = CaseSchema.safeParse(given);
    if (!parsed.success) {
      for (const { path, message, keys } of schemaProblems(parsed.error))
        add('case-shape', spellPath([...path, ...keys]), message, 'See the schema of a case.');
      continue;
    }
    const one = parsed.data;
    const before = lineById.get(one.id);
    if (before !== undefined)
      add(
        'case-twice',
        'id',
        `${one.id} stands already in line ${before}.`,
        'Give it an id of its own or remove it.',
      );
    lineById.set(one.id, line);
    const { doi, pmid, pmcid, url } = one.report.citation;
    if ([doi, pmid, pmcid, url].every((id) => id === undefined))
      add(
        'citation-missing',
        'report.citation',
        `${one.id} has neither DOI nor PMID nor address.`,
        'Add one, or leave the case out: what cannot be cited is not kept.',
      );
    const strange = originsOf(one).find((origin) => origin !== 'curated');
    if (strange !== undefined)
      add(
        'case-origin',
        'evidence.origin',
        `${one.id} has a fact of origin “${strange}”.`,
        'Facts of a pack are curated.',
      );
    cases.push(one);
  }
  return { cases, issues };
}

function originsOf(one: Case): readonly string[] {
  const { subject, course } = one;
  return [
    ...[subject.sex, subject.age, subject.vitalStatus, course.outcome, course.followUp].flatMap(
      (x) => x?.evidence ?? [],
    ),
    ...[
      ...one.conditions,
      ...one.findings,
      ...one.measurements,
      ...one.investigations,
      ...one.treatments,
    ].map(({ evidence }) => evidence),
  ].map(({ origin }) => origin);
}
