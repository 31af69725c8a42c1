import { domainOf, type Reading } from './choose-names.ts';

/** Keeps the readings that explain most of the text: longer before shorter, stems before roots, no two overlapping. */
export function resolveOverlaps(readings: readonly Reading[], tokenCount: number): Reading[] {
  const taken = new Uint8Array(tokenCount);
  const kept: Reading[] = [];
  for (const reading of [...readings].sort(compareReadings)) {
    let isFree = true;
    for (let at = reading.from; at < reading.to && isFree; at += 1) isFree = taken[at] === 0;
    if (!isFree) continue;
    taken.fill(1, reading.from, reading.to);
    kept.push(reading);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function compareReadings(a: Reading, b: Reading): number {
  return (
    b.words - a.words ||
    Number(domainOf(b.kind) === 'problem') - Number(domainOf(a.kind) === 'problem') ||
    Number(a.isLoose) - Number(b.isLoose) ||
    a.skipped - b.skipped ||
    a.to - a.from - (b.to - b.from) ||
    a.from - b.from
  );
}
