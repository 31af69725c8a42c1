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
    kept.push(withFindingInside(reading, readings));
  }
  return kept.sort(byPlace);
}

const byPlace = (a: Reading, b: Reading): number => a.from - b.from || a.to - b.to;

/** Adds what lists say to what was kept; such readings lie across others by nature, so they only must not repeat them. */
export function addListed(kept: readonly Reading[], listed: readonly Reading[]): Reading[] {
  const all = [...kept];
  for (const reading of [...listed].sort(compareReadings)) {
    if (domainOf(reading.kind) === 'problem' && !all.some((other) => saysTheSame(other, reading)))
      all.push(reading);
  }
  return all.sort(byPlace);
}

/** A reading of a list lies across others by nature; it is dropped where it repeats one of them, or is part of a longer name. */
function saysTheSame(kept: Reading, coordinated: Reading): boolean {
  if (kept.to <= coordinated.from || coordinated.to <= kept.from) return false;
  if (kept.concepts[0] === coordinated.concepts[0]) return true;
  if (kept.from === coordinated.from && kept.to === coordinated.to) return true;
  return kept.from <= coordinated.from && coordinated.to <= kept.to;
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

/** A disease that no finding names keeps the longest finding inside its words as its last, broader concept ("vestibular schwannoma": schwannoma). */
function withFindingInside(reading: Reading, readings: readonly Reading[]): Reading {
  if (reading.kind !== 'condition' || reading.hasFinding) return reading;
  let inside: Reading | undefined;
  for (const other of readings) {
    if (!other.hasFinding || other.from < reading.from || other.to > reading.to || other.isLoose) continue;
    if (inside === undefined || other.words > inside.words) inside = other;
  }
  if (inside === undefined) return reading;
  return { ...reading, concepts: [...new Set([...reading.concepts, ...inside.concepts])], hasFinding: true };
}
