import { spellUnit } from '../../case/index.ts';
import type { NumberVariable } from '../../questions/cohort/index.ts';
import { bar, disc, type Figure, INK, stroke, svgOf, words } from './svg.ts';

const WIDTH_PX = 660;
const LEFT_PX = 20;
const SCALE_PX = 600;
const AXIS_PX = 74;

/** Each number as a dot over its quartiles, with this case marked; undefined where nobody reports the variable. */
export function drawDistribution(variable: NumberVariable, here: number | undefined): Figure | undefined {
  const { summary, numbers, name, reported, of } = variable;
  const unit = spellUnit(variable.unit);
  if (summary === undefined) return undefined;
  const end = Math.max(summary.high, here ?? 0) || 1;
  const start = Math.min(0, summary.low, here ?? 0);
  const at = (value: number) => LEFT_PX + ((value - start) / (end - start)) * SCALE_PX;
  const title = `${name}, ${unit}: ${reported} of ${of} patients report it${here === undefined ? '' : `; this case ${here}`}`;
  const seen = new Map<number, number>();
  const dots = [...numbers]
    .sort((a, b) => a - b)
    .map((value) => {
      const above = seen.get(value) ?? 0;
      seen.set(value, above + 1);
      return disc(at(value), AXIS_PX - 9 - Math.min(above, 4) * 9, 4, INK.mark);
    });
  const shapes = [
    bar(
      at(summary.lowerQuartile),
      AXIS_PX - 3,
      at(summary.upperQuartile) - at(summary.lowerQuartile),
      6,
      INK.quiet,
    ),
    stroke(LEFT_PX, AXIS_PX, LEFT_PX + SCALE_PX, AXIS_PX),
    ...dots,
    stroke(at(summary.median), AXIS_PX - 6, at(summary.median), AXIS_PX + 6, 'currentColor', 2),
    words(at(summary.median), AXIS_PX + 20, `median ${roundTo1(summary.median)}`, { anchor: 'middle' }),
    words(LEFT_PX, AXIS_PX + 34, roundTo1(start), { tone: 'quiet' }),
    words(LEFT_PX + SCALE_PX, AXIS_PX + 34, `${roundTo1(end)} ${unit}`, { anchor: 'end', tone: 'quiet' }),
    ...(here === undefined
      ? []
      : [
          disc(at(here), AXIS_PX - 9, 6.5, INK.here, true),
          words(at(here), 14, `this case ${roundTo1(here)}`, {
            anchor: at(here) > WIDTH_PX / 2 ? 'end' : 'start',
            tone: 'strong',
          }),
        ]),
  ];
  return { title, svg: svgOf(title, WIDTH_PX, AXIS_PX + 40, shapes) };
}

function roundTo1(value: number): string {
  return String(Math.round(value * 10) / 10);
}
