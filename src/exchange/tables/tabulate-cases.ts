import type { Case } from '../../case/index.ts';
import { type Column, columnsOf } from './case-columns.ts';
import { tabulateMeasurements, tabulateTreatments } from './long-tables.ts';
import type { Cell, Table } from './table.ts';

/** The columns that every table of cases has: header, what stands in it, value. */
const FIXED: readonly (readonly [string, string, (one: Case) => Cell])[] = [
  ['id', 'the case', ({ id }) => id],
  ['title', 'of the report', ({ title, report }) => title ?? report.citation.title],
  ['year', 'of publication', ({ report }) => report.citation.year],
  ['journal', 'of publication', ({ report }) => report.citation.journal],
  ['doi', 'of the publication', ({ report }) => report.citation.doi],
  ['pmid', 'of the publication', ({ report }) => report.citation.pmid],
  ['sex', 'female; male; other; empty: not reported', ({ subject }) => subject.sex?.value],
  [
    'age (years)',
    'number, at presentation; the lower end of a range',
    ({ subject }) => subject.age?.value.years,
  ],
  ['vital status', 'alive; deceased; empty: not reported', ({ subject }) => subject.vitalStatus?.value],
  ['main condition', 'the condition that the case is about', (one) => mainOf(one)?.label],
  ['main condition id', 'its id', (one) => mainOf(one)?.id],
  [
    'outcome',
    'resolved; improved; stable; progressed; relapsed; died; empty: not reported',
    ({ course }) => (course.outcome.value === 'not-reported' ? undefined : course.outcome.value),
  ],
  ['follow-up (days)', 'number', ({ course }) => course.followUp?.days],
];

function mainOf({ conditions }: Case) {
  return conditions.find(({ role, status }) => role === 'main' && status === 'present')?.concept;
}

/**
 * One row a case and one column a variable, the variables told most often first; then each treatment and each measurement as a row of its
 * own, and a codebook of the columns with how many cases tell each. Linear in the facts of the cases.
 */
export function tabulateCases(cases: readonly Case[]): readonly [Table, Table, Table, Table] {
  const columns = new Map<string, Counted>();
  const values = cases.map((one) => {
    const valueByKey = new Map<string, Cell>();
    for (const column of columnsOf(one)) {
      if (valueByKey.has(column.key)) continue;
      valueByKey.set(column.key, column.value);
      const known = columns.get(column.key) ?? { column, told: 0, byValue: new Map() };
      known.told += 1;
      if (typeof column.value === 'string')
        known.byValue.set(column.value, (known.byValue.get(column.value) ?? 0) + 1);
      columns.set(column.key, known);
    }
    return valueByKey;
  });
  const ordered = [...columns.values()].sort(
    (a, b) =>
      KINDS.indexOf(kindOf(a.column)) - KINDS.indexOf(kindOf(b.column)) ||
      b.told - a.told ||
      (a.column.header < b.column.header ? -1 : 1),
  );
  const header = uniqueHeaders([
    ...FIXED.map(([name]) => name),
    ...ordered.map(({ column }) => column.header),
  ]);
  return [
    {
      name: 'cases',
      header,
      rows: cases.map((one, row) => [
        ...FIXED.map(([, , valueOf]) => valueOf(one)),
        ...ordered.map(({ column }) => values[row]?.get(column.key)),
      ]),
    },
    tabulateTreatments(cases),
    tabulateMeasurements(cases),
    codebookOf(cases, ordered, header),
  ];
}

interface Counted {
  readonly column: Column;
  told: number;
  readonly byValue: Map<string, number>;
}

const KINDS = ['condition', 'family', 'finding', 'measurement', 'result', 'treatment'];

function kindOf({ key }: Column): string {
  return key.slice(0, key.indexOf(' '));
}

/** Two variables never share a header: a second one of the same words has its number behind it. */
function uniqueHeaders(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const before = seen.get(header) ?? 0;
    seen.set(header, before + 1);
    return before === 0 ? header : `${header} #${before + 1}`;
  });
}

function codebookOf(cases: readonly Case[], ordered: readonly Counted[], header: readonly string[]): Table {
  const n = cases.length;
  return {
    name: 'codebook',
    header: ['column', 'concept', 'unit', 'values', 'cases', 'reported in', 'counts'],
    rows: [
      ...FIXED.map(([name, values, valueOf]) => [
        name,
        '',
        /\((\w+)\)$/.exec(name)?.[1] ?? '',
        values,
        n,
        cases.filter((one) => valueOf(one) !== undefined).length,
        '',
      ]),
      ...ordered.map(({ column, told, byValue }, index) => [
        header[FIXED.length + index],
        column.concept,
        column.unit,
        column.values,
        n,
        told,
        [...byValue]
          .sort(([, a], [, b]) => b - a)
          .map(([value, count]) => `${value} ${count}`)
          .join('; '),
      ]),
    ],
  };
}
