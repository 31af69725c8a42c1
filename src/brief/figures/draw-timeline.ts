import type { Case, Time } from '../../case/index.ts';
import { cut, disc, type Figure, INK, stroke, svgOf, words } from './svg.ts';

const WIDTH_PX = 660;
const LEFT_PX = 16;
const SCALE_PX = 620;
const ROW_PX = 20;
const MOST = 12;

/** What was present when, on one scale of years: ages where the report gives two or more, else dates; undefined where it gives neither. */
export function drawTimeline(one: Case): Figure | undefined {
  const facts = [...one.conditions.filter(({ role }) => role !== 'family'), ...one.findings].filter(
    ({ status }) => status === 'present',
  );
  const events = (['age', 'date'] as const)
    .map((kind) =>
      facts.flatMap((fact) => {
        const years = fact.onset?.kind === kind ? yearsOf(fact.onset) : afterAnother(fact, facts, kind);
        return years === undefined ? [] : [{ label: fact.concept.label, years }];
      }),
    )
    .find(({ length }) => length >= 2);
  if (events === undefined) return undefined;
  const age = one.subject.age?.value.years;
  const isAges = facts.filter(({ onset }) => onset?.kind === 'age').length >= 2;
  const shown = [...events, ...(isAges && age !== undefined ? [{ label: 'presentation', years: age }] : [])]
    .sort((a, b) => a.years - b.years)
    .slice(0, MOST);
  const first = shown[0]?.years ?? 0;
  const last = shown.at(-1)?.years ?? first;
  const at = (years: number) => LEFT_PX + ((years - first) / (last - first || 1)) * SCALE_PX;
  const axis = ROW_PX * shown.length + 8;
  const title = `Timeline of the case, ${isAges ? 'age in years' : 'year'}`;
  const shapes = [stroke(LEFT_PX, axis, LEFT_PX + SCALE_PX, axis)];
  for (const [row, { label, years }] of shown.entries()) {
    const y = ROW_PX * row + 14;
    const isRight = at(years) > WIDTH_PX / 2;
    shapes.push(
      stroke(at(years), y, at(years), axis, INK.quiet),
      disc(at(years), axis, 4, INK.mark),
      words(at(years) + (isRight ? -5 : 5), y + 4, `${Math.round(years * 10) / 10}  ${cut(label, 44)}`, {
        anchor: isRight ? 'end' : 'start',
      }),
    );
  }
  return { title, svg: svgOf(title, WIDTH_PX, axis + 12, shapes) };
}

type Fact = Case['conditions'][number] | Case['findings'][number];

/** A condition told by its latency stands so many years after the one it is counted from. */
function afterAnother(fact: Fact, facts: readonly Fact[], kind: Time['kind']): number | undefined {
  if (!('latency' in fact) || fact.latency === undefined) return undefined;
  const { from, years } = fact.latency;
  const start = facts.find(
    ({ concept, onset }) => concept.label === from.label && onset?.kind === kind,
  )?.onset;
  const startYears = start === undefined ? undefined : yearsOf(start);
  return startYears === undefined ? undefined : startYears + years;
}

function yearsOf(time: Time): number | undefined {
  if (time.kind === 'age') return time.age.years;
  return time.kind === 'date' ? Number(time.iso8601date.slice(0, 4)) : undefined;
}
