import { type Case, spellUnit } from '../case/index.ts';
import type { Cohort, CohortAnswer, NumberVariable, Variable } from '../questions/cohort/index.ts';
import { counted, spellProportion } from './describe-evidence.ts';
import { noLibrary } from './describe-precedents.ts';
import { drawDistribution } from './figures/draw-distribution.ts';
import type { Figure } from './figures/svg.ts';
import { type Line, type Part, type Piece, piece } from './page.ts';

const MOST_VALUES = 6;
const FIGURES: ReadonlySet<string> = new Set(['latency from the underlying diagnosis']);

/** The part of a brief that says what such cases share, with this case marked where there is one. */
export function describeCohort(answer: CohortAnswer | 'no library' | 'no condition', here?: Case): Part {
  const heading = 'Such cases';
  if (answer === 'no library') return { key: 'cohort', heading, lines: [noLibrary()] };
  if (answer === 'no condition')
    return {
      key: 'cohort',
      heading,
      lines: [{ label: '', pieces: [piece('No main condition was read to gather such cases by.', 'quiet')] }],
    };
  const { cohort, versus } = answer;
  const lines: Line[] = [
    ...describe(cohort, here),
    ...(answer.note === undefined ? [] : [{ label: '', pieces: [piece(answer.note, 'quiet')] }]),
  ];
  if (versus !== undefined) {
    lines.push({ label: 'versus', pieces: [piece(versus.cohort.where ?? 'the whole library', 'strong')] });
    lines.push(...describe(versus.cohort, undefined));
    for (const { name, value, test, p, n } of versus.compared) {
      lines.push({
        label: 'compared',
        pieces: [
          piece(`${name}${value === undefined ? '' : `: ${value}`}`),
          piece(
            p === undefined ? 'nothing to compare' : `p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}`,
            'strong',
          ),
          piece(`${test}, n ${n[0]} and ${n[1]}`, 'quiet'),
        ],
      });
    }
    lines.push({ label: '', pieces: [piece(versus.note, 'quiet')] });
  }
  const figures = cohort.variables.flatMap((variable): Figure[] => {
    if (variable.kind !== 'number' || !FIGURES.has(variable.name)) return [];
    const figure = drawDistribution(variable, valueHere(variable, here));
    return figure === undefined ? [] : [figure];
  });
  return { key: 'cohort', heading, lines, ...(figures.length > 0 && { figures }) };
}

function describe(cohort: Cohort, here: Case | undefined): Line[] {
  const said = cohort.variables.filter(({ reported }) => reported > 0);
  const silent = cohort.variables.filter(({ reported }) => reported === 0).map(({ name }) => name);
  return [
    {
      label: 'who',
      pieces: [
        piece(`${counted(cohort.patients, 'patient')} in ${counted(cohort.cases, 'case')}`),
        piece(cohort.where ?? 'the whole library', 'quiet'),
        ...(cohort.leftOut.length === 0
          ? []
          : [piece(`${cohort.leftOut.length} records of series left out`, 'quiet')]),
      ],
    },
    ...said.map((variable) => ({ label: '', pieces: piecesOf(variable, here) })),
    ...(silent.length === 0 || cohort.patients === 0
      ? []
      : [{ label: '', pieces: [piece(`not reported by any: ${silent.join(', ')}`, 'quiet')] }]),
  ];
}

function piecesOf(variable: Variable, here: Case | undefined): Piece[] {
  const head = piece(
    `${variable.name}${variable.kind === 'number' && variable.unit !== '' ? `, ${spellUnit(variable.unit)}` : ''}`,
    'strong',
  );
  const reported = piece(`n ${variable.reported} of ${variable.of}`, 'quiet');
  if (variable.kind === 'named') {
    const values = variable.values.slice(0, MOST_VALUES);
    return [head, ...values.map(({ value, share }) => piece(`${value} ${spellProportion(share)}`)), reported];
  }
  const { summary } = variable;
  if (summary === undefined) return [head, reported];
  const own = valueHere(variable, here);
  return [
    head,
    piece(
      `median ${short(summary.median)} (quartiles ${short(summary.lowerQuartile)}–${short(summary.upperQuartile)}, range ${short(summary.low)}–${short(summary.high)})`,
    ),
    piece(
      `mean ${short(summary.mean)}${summary.standardDeviation === undefined ? '' : `, SD ${short(summary.standardDeviation)}`}`,
    ),
    ...(summary.medianInterval === undefined
      ? []
      : [
          piece(
            `exact interval of the median ${short(summary.medianInterval.low)}–${short(summary.medianInterval.high)}`,
          ),
        ]),
    reported,
    ...(own === undefined ? [] : [piece(`this case ${short(own)}: ${placeOf(own, variable)}`, 'present')]),
  ];
}

function valueHere({ name }: NumberVariable, here: Case | undefined): number | undefined {
  if (name === 'age at presentation') return here?.subject.age?.value.years;
  if (name === 'latency from the underlying diagnosis')
    return here?.conditions.find(({ latency }) => latency !== undefined)?.latency?.years;
  return undefined;
}

/** "above 5 of 8": a place among so few is a count, not a percentile. */
function placeOf(value: number, { numbers }: NumberVariable): string {
  return `above ${numbers.filter((other) => other < value).length} of ${numbers.length}`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
