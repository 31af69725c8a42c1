import { type Case, type Citation, DAYS_BY_UNIT, type Time } from '../src/case/index.ts';
import type { PackIssue } from '../src/packs/pack-issue.ts';

/** What the checks compare with: labels of the known concepts by id, and the UCUM units of the unit table. */
export interface CaseReference {
  readonly labelById: ReadonlyMap<string, string>;
  readonly units: ReadonlySet<string>;
}

/** A case and the line of the file that holds it. */
export interface FiledCase {
  readonly line: number;
  readonly one: Case;
}

/** Ages and durations are told in whole years, so sums of them may be off by one. */
const TOLERANCE_YEARS = 1;
/** Of the words of two titles, the share that stands in both, from which they are held to name the same report. */
const SAME_TITLE = 0.6;

const IDENTIFIERS: readonly {
  readonly key: 'doi' | 'pmid' | 'pmcid';
  readonly form: RegExp;
  readonly like: string;
}[] = [
  { key: 'doi', form: /^10\.\d{4,9}\/\S+$/, like: '10.1007/s10067-005-1134-5' },
  { key: 'pmid', form: /^[1-9]\d{0,7}$/, like: '15902514' },
  { key: 'pmcid', form: /^PMC\d+$/, like: 'PMC5597880' },
];

/** Ids that a public terminology has and the built-in vocabulary may lack. */
const PUBLIC_ID = /^(?:(?:HP|MONDO|UBERON|MAXO):\d{7}|DRUGBANK:DB\d{5}|LOINC:\d{1,5}-\d)$/;

type Find = Omit<PackIssue, 'severity' | 'file' | 'line'>;

/**
 * Looks through coded cases for what a schema cannot see: identifiers, concepts, units, ages against dates, the same patient twice, overlaps said
 * on one side only.
 *
 * Cost: linear in the cases, quadratic in those of one sex, age and year.
 */
export function checkFiledCases(
  cases: readonly FiledCase[],
  file: string,
  reference: CaseReference,
): PackIssue[] {
  const issues: PackIssue[] = [];
  for (const { line, one } of cases) {
    for (const found of [
      ...identifiers(one.report.citation),
      ...concepts(one, reference),
      ...units(one, reference),
      ...times(one),
    ])
      issues.push({ severity: 'error', file, line, ...found });
  }
  for (const [line, found] of [...twice(cases), ...overlaps(cases)])
    issues.push({ severity: 'error', file, line, ...found });
  return issues.sort((a, b) => a.line - b.line);
}

function identifiers(citation: Citation): Find[] {
  const found: Find[] = [];
  for (const { key, form, like } of IDENTIFIERS) {
    const value = citation[key];
    if (value !== undefined && !form.test(value))
      found.push({
        code: 'identifier-form',
        field: `report.citation.${key}`,
        message: `“${value}” is no ${key.toUpperCase()}.`,
        mend: `Write it as ${like}, or remove it.`,
      });
  }
  if (citation.url !== undefined && !/^https?:\/\/[^\s/]+\.[^\s/]+/.test(citation.url))
    found.push({
      code: 'identifier-form',
      field: 'report.citation.url',
      message: `“${citation.url}” is no web address.`,
      mend: 'Write it with http:// or https://, or remove it.',
    });
  return found;
}

function concepts(one: Case, { labelById }: CaseReference): Find[] {
  const found: Find[] = [];
  visit(one, '', (node, field) => {
    const { id, label } = node;
    if (typeof id !== 'string' || typeof label !== 'string') return;
    const known = labelById.get(id);
    if (known === undefined && !PUBLIC_ID.test(id))
      found.push({
        code: 'concept-unknown',
        field: `${field}.id`,
        message: `${id} (${label}) is in no vocabulary table.`,
        mend: 'Take an id of resources/terminology, add the concept to the vocabulary of the pack, or leave the label alone.',
      });
    if (known !== undefined && known !== label)
      found.push({
        code: 'concept-label',
        field: `${field}.label`,
        message: `${id} is “${known}”, the case says “${label}”.`,
        mend: `Write “${known}”, or give the id of what is meant.`,
      });
  });
  return found;
}

function units(one: Case, reference: CaseReference): Find[] {
  const found: Find[] = [];
  visit(one, '', (node, field) => {
    if (typeof node['unit'] === 'string' && !reference.units.has(node['unit']))
      found.push({
        code: 'unit-unknown',
        field: `${field}.unit`,
        message: `“${node['unit']}” is no unit of resources/en/units.tsv.`,
        mend: 'Write the UCUM code, or keep the words in unitText.',
      });
  });
  return found;
}

function times(one: Case): Find[] {
  const found: Find[] = [];
  const age = one.subject.age?.value.years;
  const year = one.report.citation.year;
  const add = (field: string, message: string, mend: string): void => {
    found.push({ code: 'time-conflict', field, message, mend });
  };
  visit(one, '', (node, field) => {
    const { iso8601duration: iso, years } = node;
    if (typeof iso === 'string' && typeof years === 'number' && Math.abs(yearsOf(iso) - years) > 0.1)
      add(field, `${iso} is not ${years} years.`, 'Make the two agree.');
  });
  for (const [index, condition] of one.conditions.entries()) {
    const { onset, latency, concept } = condition;
    const field = `conditions[${index}]`;
    const before = onset === undefined ? undefined : yearsBeforePresentation(onset, age);
    if (before !== undefined && before < -TOLERANCE_YEARS)
      add(
        `${field}.onset`,
        `${concept.label} begins after the age at presentation.`,
        'Correct one of the two ages.',
      );
    if (before !== undefined && age !== undefined && before > age + TOLERANCE_YEARS)
      add(`${field}.onset`, `${concept.label} begins before birth.`, 'Correct the duration or the age.');
    if (onset?.kind === 'date' && year !== undefined && Number(onset.iso8601date.slice(0, 4)) > year)
      add(
        `${field}.onset`,
        `${concept.label} begins after the publication of ${year}.`,
        'Correct the date or the year.',
      );
    if (latency === undefined) continue;
    const start = one.conditions.find(
      ({ concept: from }) => from.id === latency.from.id && from.label === latency.from.label,
    );
    const told =
      start?.onset === undefined || onset === undefined ? undefined : between(start.onset, onset, age);
    if (told !== undefined && Math.abs(told - latency.years) > TOLERANCE_YEARS)
      add(
        `${field}.latency`,
        `the onsets lie ${told.toFixed(1)} years apart, the latency is ${latency.years}.`,
        'Correct the latency or an onset.',
      );
  }
  return found;
}

/** The same publication with the same marks of the patient, or another publication of the same sex, age, year and title. */
function twice(cases: readonly FiledCase[]): (readonly [number, Find])[] {
  const found: (readonly [number, Find])[] = [];
  for (const [index, a] of cases.entries()) {
    for (const b of cases.slice(0, index)) {
      const named = `${a.one.id} and ${b.one.id} (line ${b.line})`;
      if (sourceOf(a.one).some((id) => sourceOf(b.one).includes(id))) {
        if (marksOf(a.one) === marksOf(b.one))
          found.push([
            a.line,
            {
              code: 'case-twice',
              field: 'report.citation',
              message: `${named} are of one publication and their patients are not told apart.`,
              mend: 'Remove one, or say in curation.note which patient of the publication each is.',
            },
          ]);
      } else if (alike(a.one, b.one) && !(a.one.curation?.overlapsWith ?? []).includes(b.one.id))
        found.push([
          a.line,
          {
            code: 'case-alike',
            field: 'report.citation.title',
            message: `${named} have the same sex, age and year and nearly the same title.`,
            mend: 'Remove one, or name each in curation.overlapsWith of the other.',
          },
        ]);
    }
  }
  return found;
}

function overlaps(cases: readonly FiledCase[]): (readonly [number, Find])[] {
  const byId = new Map(cases.map(({ one }) => [one.id, one]));
  const found: (readonly [number, Find])[] = [];
  for (const { line, one } of cases) {
    for (const other of one.curation?.overlapsWith ?? []) {
      const add = (message: string, mend: string): void => {
        found.push([line, { code: 'overlap', field: 'curation.overlapsWith', message, mend }]);
      };
      const twin = byId.get(other);
      if (other === one.id) add(`${one.id} overlaps with itself.`, 'Remove it.');
      else if (twin === undefined) add(`${other} is not in the file.`, 'Correct the id or remove it.');
      else if (!(twin.curation?.overlapsWith ?? []).includes(one.id))
        add(`${other} does not name ${one.id}.`, 'Name each in the other.');
      else if (one.curation?.poolable === true && twin.curation?.poolable === true && one.id < other)
        add(
          `${one.id} and ${other} may be one patient and both are poolable.`,
          'Set poolable to false on one of them.',
        );
    }
  }
  return found;
}

function visit(
  node: unknown,
  field: string,
  each: (node: Readonly<Record<string, unknown>>, field: string) => void,
): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) visit(item, `${field}[${index}]`, each);
  } else if (typeof node === 'object' && node !== null) {
    each(node as Readonly<Record<string, unknown>>, field);
    for (const [key, value] of Object.entries(node))
      visit(value, field === '' ? key : `${field}.${key}`, each);
  }
}

function yearsOf(iso: string): number {
  const part = (unit: string): number =>
    Number(new RegExp(`(\\d+(?:\\.\\d+)?)${unit}`).exec(iso.split('T')[0] ?? '')?.[1] ?? 0);
  const { year, month, week, day } = DAYS_BY_UNIT;
  return (part('Y') * year + part('M') * month + part('W') * week + part('D') * day) / year;
}

/** Undefined for a date, or when counted from an event other than presentation. */
function yearsBeforePresentation(time: Time, ageYears: number | undefined): number | undefined {
  if (time.kind === 'age') return ageYears === undefined ? undefined : ageYears - time.age.years;
  if (time.kind === 'relative' && time.event === 'presentation')
    return time.direction === 'before' ? yearsOf(time.iso8601duration) : -yearsOf(time.iso8601duration);
  return undefined;
}

/** Years from one time to a later one; undefined where the two cannot be compared. */
function between(from: Time, to: Time, ageYears: number | undefined): number | undefined {
  if (from.kind === 'date' && to.kind === 'date')
    return Number(to.iso8601date.slice(0, 4)) - Number(from.iso8601date.slice(0, 4));
  if (from.kind === 'age' && to.kind === 'age') return to.age.years - from.age.years;
  const start = yearsBeforePresentation(from, ageYears);
  const end = yearsBeforePresentation(to, ageYears);
  return start === undefined || end === undefined ? undefined : start - end;
}

function sourceOf({ report }: Case): readonly string[] {
  const { doi, pmid, pmcid, url } = report.citation;
  return [doi?.toLowerCase(), pmid, pmcid, url].filter((id) => id !== undefined);
}

function marksOf({ subject, conditions, findings, curation }: Case): string {
  const names = conditions.map(({ concept }) => concept.label);
  const places = findings.flatMap(({ sites = [], laterality = '' }) =>
    sites.map(({ label }) => `${laterality} ${label}`),
  );
  return JSON.stringify([subject.sex?.value, subject.age?.value.years, names, places, curation?.note]);
}

function alike(a: Case, b: Case): boolean {
  const marks = ({ subject, report }: Case): string =>
    JSON.stringify([subject.sex?.value, subject.age?.value.years, report.citation.year]);
  if (a.subject.age === undefined || a.subject.sex === undefined || marks(a) !== marks(b)) return false;
  const words = ({ report }: Case): Set<string> =>
    new Set(
      (report.citation.title ?? '')
        .toLowerCase()
        .split(/[^\p{L}\d]+/u)
        .filter((word) => word.length > 2),
    );
  const [ours, theirs] = [words(a), words(b)];
  const common = [...ours].filter((word) => theirs.has(word)).length;
  return common > 0 && common / (ours.size + theirs.size - common) >= SAME_TITLE;
}
