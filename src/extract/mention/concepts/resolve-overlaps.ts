import type { Candidate } from './candidate.ts';
import { domainOf, type Reading } from './choose-names.ts';
import { firstFrom } from './first-from.ts';

const MAX_WORDS = 14;

/**
 * Keeps the candidates that explain most of the text: more words before fewer, stems before roots, no two overlapping.
 *
 * Names are chosen only for candidates whose words are still free, which most are not. Cost: linear in the candidates of
 * one word, sorting for the others. `taken` has a number for each token of the document: 1 where a name kept before stands.
 */
export function resolveOverlaps(
  candidates: readonly Candidate[],
  taken: Uint8Array,
  choose: (candidate: Candidate) => Reading | undefined,
): Reading[] {
  const bySize: (Candidate[] | undefined)[] = [];
  for (const candidate of candidates) (bySize[candidate.words] ??= []).push(candidate);
  const kept: Reading[] = [];
  for (let words = MAX_WORDS; words > 0; words -= 1) {
    const same = bySize[words];
    if (same === undefined) continue;
    if (words > 1 && same.length > 1) same.sort(compareCandidates);
    for (const candidate of same) {
      if (!isFree(taken, candidate)) continue;
      const reading = choose(candidate);
      if (reading === undefined) continue;
      for (let at = reading.from; at < reading.to; at += 1) taken[at] = 1;
      kept.push(words > 1 ? withFindingInside(reading, candidates, choose) : reading);
    }
  }
  return kept.sort(byPlace);
}

function isFree(taken: Uint8Array, { from, to }: Candidate): boolean {
  for (let at = from; at < to; at += 1) if (taken[at] === 1) return false;
  return true;
}

const byPlace = (a: Reading, b: Reading): number => a.from - b.from || a.to - b.to;

/** Adds what lists say to what was kept; such readings lie across others by nature, so they only must not repeat them. */
export function addListed(kept: readonly Reading[], listed: readonly Reading[]): Reading[] {
  if (listed.length === 0) return [...kept];
  const added: Reading[] = [];
  let group: Reading[] = [];
  let groupEnd = 0;
  const close = (): void => {
    const near = kept.slice(firstEndingAfter(kept, group[0]?.from ?? 0), firstFrom(kept, groupEnd));
    for (const reading of group.sort((a, b) => b.words - a.words || byPlace(a, b))) {
      if (domainOf(reading.kind) !== 'problem' || near.some((other) => saysTheSame(other, reading))) continue;
      near.push(reading);
      added.push(reading);
    }
  };
  for (const reading of [...listed].sort(byPlace)) {
    if (group.length > 0 && reading.from >= groupEnd) {
      close();
      group = [];
    }
    group.push(reading);
    groupEnd = Math.max(groupEnd, reading.to);
  }
  close();
  return [...kept, ...added].sort(byPlace);
}

/** Kept readings do not overlap, so their ends ascend as their beginnings do. */
function firstEndingAfter(kept: readonly Reading[], from: number): number {
  const at = firstFrom(kept, from);
  return at > 0 && kept[at - 1].to > from ? at - 1 : at;
}

/**
 * A reading of a list lies across others by nature; it is dropped where it repeats one of them, or is part of a longer name. Items of
 * one list end together ("eye, ear and oral anomalies") or begin together: none is part of another.
 */
function saysTheSame(kept: Reading, listed: Reading): boolean {
  if (kept.to <= listed.from || listed.to <= kept.from) return false;
  if (kept.concepts[0] === listed.concepts[0]) return true;
  if (kept.basis === 'coordinated' && (kept.from === listed.from) !== (kept.to === listed.to)) return false;
  return kept.from <= listed.from && listed.to <= kept.to;
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    Number(a.key === 'loose') - Number(b.key === 'loose') ||
    a.skipped - b.skipped ||
    a.to - a.from - (b.to - b.from) ||
    a.from - b.from
  );
}

/** A disease that no finding names keeps the longest finding inside its words, the last of several, as its last, broader concept ("vestibular schwannoma": schwannoma). */
function withFindingInside(
  reading: Reading,
  candidates: readonly Candidate[],
  choose: (candidate: Candidate) => Reading | undefined,
): Reading {
  if (reading.kind !== 'condition' || reading.hasFinding) return reading;
  let inside: Reading | undefined;
  for (let i = firstFrom(candidates, reading.from); i < candidates.length; i += 1) {
    const candidate = candidates[i];
    if (candidate.from >= reading.to) break;
    if (candidate.to > reading.to || candidate.key === 'loose' || candidate.words < (inside?.words ?? 0))
      continue;
    const other = choose(candidate);
    if (other?.hasFinding === true) inside = other;
  }
  if (inside === undefined) return reading;
  return { ...reading, concepts: [...new Set([...reading.concepts, ...inside.concepts])], hasFinding: true };
}
