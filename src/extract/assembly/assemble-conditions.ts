import { type Condition, DAYS_BY_UNIT, type Evidence, type Span, type Time } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { groupByConcept, statusOf, strongest } from './assemble-findings.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import type { TimesOfFacts } from './onsets.ts';
import { type Fact, type PatientView, readAt } from './patient-view.ts';

type Role = Condition['role'];

const ROLE_ORDER: readonly Role[] = ['main', 'underlying', 'comorbidity', 'history', 'family'];

/** One condition per concept with its role, onset and latency; relatives' conditions apart, as family history. */
export function assembleConditions(view: PatientView, times: TimesOfFacts): Condition[] {
  const groups = groupByConcept(view.facts, 'condition');
  const title = titleConcepts(view);
  const mainKeys = mainConditions(groups, title);
  const conditions: Condition[] = [];
  const wordsByCondition = new Map<Condition, Span>();
  for (const [key, facts] of groups) {
    const status = strongest(facts.map(statusOf));
    const said = facts.filter((fact) => statusOf(fact) === status);
    const dated = said.find((fact) => times.onset(fact.index) !== undefined);
    const onset = dated === undefined ? undefined : times.onset(dated.index);
    const condition: Condition = {
      concept: conceptOf(said[0].mention),
      status,
      role: roleOf(key, said, mainKeys, title),
      ...(onset !== undefined && { onset }),
      evidence: readAt(...said.map((fact) => fact.mention.span)),
    };
    conditions.push(condition);
    const words = dated === undefined ? undefined : times.words(dated.index);
    if (words !== undefined) wordsByCondition.set(condition, words);
  }
  const ordered = withLatencies(conditions, wordsByCondition).sort(
    (a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role),
  );
  return [...ordered, ...familyConditions(view)];
}

/** Concepts named in the title, in order, with whether they follow "in", "with" or "of" a patient. */
function titleConcepts(view: PatientView): readonly string[] {
  const title = view.sections.find((section) => section.kind === 'title');
  if (title === undefined) return [];
  return view.mentions
    .filter(
      (m): m is ConceptMention =>
        (m.type === 'condition' || m.type === 'finding') &&
        m.span.start >= title.span.start &&
        m.span.end <= title.span.end,
    )
    .map(conceptKey);
}

/** The first condition of the title; without a title, the one that is named most often. */
function mainConditions(
  groups: ReadonlyMap<string, readonly Fact[]>,
  title: readonly string[],
): string | undefined {
  const titled = title.find((key) => groups.has(key));
  if (titled !== undefined) return titled;
  let best: string | undefined;
  let most = 0;
  for (const [key, facts] of groups) {
    const count = facts.filter(
      (fact) => fact.assertion.status === 'present' && fact.assertion.temporality === 'current',
    ).length;
    if (count > most) {
      best = key;
      most = count;
    }
  }
  return best;
}

function roleOf(
  key: string,
  facts: readonly Fact[],
  main: string | undefined,
  title: readonly string[],
): Role {
  if (key === main) return 'main';
  if (title.includes(key)) return 'underlying';
  return facts.every((fact) => fact.assertion.temporality === 'historical') ? 'history' : 'comorbidity';
}

function familyConditions(view: PatientView): Condition[] {
  return [
    ...groupByConcept(view.family, 'condition').values(),
    ...groupByConcept(view.family, 'finding').values(),
  ].map((facts) => {
    const status = strongest(facts.map(statusOf));
    const said = facts.filter((fact) => statusOf(fact) === status);
    return {
      concept: conceptOf(said[0].mention),
      status,
      role: 'family',
      evidence: readAt(...said.map((fact) => fact.mention.span)),
    };
  });
}

/** Latency of a condition from the one before it: from two dates or ages, or from "ten years after" it. */
function withLatencies(
  conditions: readonly Condition[],
  wordsByCondition: ReadonlyMap<Condition, Span>,
): Condition[] {
  const dated = conditions.filter(
    (c) => c.status === 'present' && c.onset !== undefined && c.role !== 'family',
  );
  return conditions.map((condition) => {
    if (!dated.includes(condition)) return condition;
    const candidates = dated
      .filter((other) => other !== condition)
      .map((from) => ({ from, years: yearsBetween(from, condition) }));
    const earliest = candidates
      .filter((c): c is { from: Condition; years: number } => c.years !== undefined && c.years > 0)
      .sort((a, b) => b.years - a.years)[0];
    if (earliest === undefined) return condition;
    const spans = [wordsByCondition.get(earliest.from), wordsByCondition.get(condition)].filter(
      (span) => span !== undefined,
    );
    const evidence: Evidence = { ...readAt(...spans), derivedBy: 'latency' };
    return {
      ...condition,
      latency: {
        iso8601duration: isoYears(earliest.years),
        years: earliest.years,
        from: earliest.from.concept,
        evidence,
      },
    };
  });
}

function yearsBetween(from: Condition, to: Condition): number | undefined {
  const a = from.onset;
  const b = to.onset;
  if (a === undefined || b === undefined) return undefined;
  if (a.kind === 'date' && b.kind === 'date') return round(yearOf(b.iso8601date) - yearOf(a.iso8601date));
  if (a.kind === 'age' && b.kind === 'age') return round(b.age.years - a.age.years);
  if (b.kind === 'relative' && b.direction === 'after' && mentions(b, from))
    return round(isoToYears(b.iso8601duration));
  return undefined;
}

/** Whether a relative time counts from this condition's diagnosis. */
function mentions(time: Extract<Time, { kind: 'relative' }>, condition: Condition): boolean {
  const event = time.event.toLowerCase();
  return event.includes(condition.concept.label.toLowerCase());
}

function yearOf(iso8601date: string): number {
  const [year, month = '1', day = '1'] = iso8601date.split('-');
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / DAYS_BY_UNIT.year;
}

/** Years in an ISO 8601 duration of years, months, weeks and days. */
export function isoToYears(iso8601duration: string): number {
  const [date, time = ''] = iso8601duration.slice(1).split('T');
  const read = (text: string, letter: string): number =>
    Number(new RegExp(`(\\d+(?:\\.\\d+)?)${letter}`).exec(text)?.[1] ?? 0);
  const days =
    read(date, 'Y') * DAYS_BY_UNIT.year +
    read(date, 'M') * DAYS_BY_UNIT.month +
    read(date, 'W') * DAYS_BY_UNIT.week +
    read(date, 'D') +
    read(time, 'H') / 24;
  return days / DAYS_BY_UNIT.year;
}

function isoYears(years: number): string {
  const months = Math.round(years * 12);
  const whole = Math.floor(months / 12);
  const rest = months % 12;
  return `P${whole > 0 ? `${whole}Y` : ''}${rest > 0 || whole === 0 ? `${rest}M` : ''}`;
}

function round(years: number): number {
  return Math.round(years * 100) / 100;
}
