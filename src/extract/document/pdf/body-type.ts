import type { BodyType } from './paragraph.ts';
import { mostUsed, type Row } from './row.ts';

/** The size, font and leading that most of a document is set in. */
export function bodyType(regions: readonly (readonly Row[])[]): BodyType {
  const rows = regions.flat();
  const { size, font } = mostUsed(rows.flatMap((row) => row.runs));
  const leadings: number[] = [];
  for (const region of regions)
    for (const [i, row] of region.entries()) {
      const next = region[i + 1];
      if (next !== undefined && Math.abs(row.size - size) < 0.3 && Math.abs(next.size - size) < 0.3)
        leadings.push(next.y - row.y);
    }
  const sorted = leadings
    .filter((leading) => leading > size * 0.8 && leading < size * 3)
    .sort((a, b) => a - b);
  return { size, font, leading: sorted[Math.floor(sorted.length * 0.4)] ?? size * 1.2 };
}
