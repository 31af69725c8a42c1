import type { NamedTreatmentEvidence } from '../../questions/evidence/index.ts';
import { bar, cut, disc, type Figure, INK, stroke, svgOf, words } from './svg.ts';

const ROW_PX = 24;
const LABEL_PX = 190;
const SCALE_PX = 300;
const WIDTH_PX = 660;

/** Responders of the evaluable with their exact intervals, a row a treatment; undefined where nobody was evaluable. */
export function drawResponses(treatments: readonly NamedTreatmentEvidence[]): Figure | undefined {
  const rows = treatments.filter(({ evaluable }) => evaluable > 0);
  if (rows.length === 0) return undefined;
  const at = (share: number) => LABEL_PX + share * SCALE_PX;
  const height = (rows.length + 1) * ROW_PX + 14;
  const title = 'Responders of evaluable patients, exact 95 % intervals';
  const shapes = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    stroke(at(share), 16, at(share), height - 6, INK.quiet),
    words(at(share), 11, `${share * 100} %`, { anchor: 'middle', tone: 'quiet' }),
  ]);
  for (const [i, { label, responders }] of rows.entries()) {
    const y = ROW_PX * (i + 1) + 8;
    const { interval } = responders;
    shapes.push(words(LABEL_PX - 10, y + 4, cut(label, 29), { anchor: 'end' }));
    if (interval === undefined) continue;
    shapes.push(
      bar(at(interval.low), y - 1, (interval.high - interval.low) * SCALE_PX, 2.5, INK.mark),
      disc(at(responders.n / responders.of), y, 4.5, INK.mark),
      words(
        at(1) + 14,
        y + 4,
        `${responders.n} / ${responders.of}  (${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)} %)`,
      ),
    );
  }
  return { title, svg: svgOf(title, WIDTH_PX, height, shapes) };
}
