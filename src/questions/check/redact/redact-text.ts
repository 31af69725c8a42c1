import { createHmac } from 'node:crypto';
import { CATEGORIES } from '../deidentification/categories.ts';
import type { Identifier } from '../deidentification/identifier.ts';
import { shiftDate } from './shift-date.ts';

/** One place of a redacted copy, and what stood there. */
export interface Replacement {
  /** In the copy. */
  readonly start: number;
  readonly end: number;
  readonly original: string;
}

/** A copy without identifiers, and the way back. */
export interface Redacted {
  readonly text: string;
  readonly replacements: readonly Replacement[];
}

/** A picture is named by its legend and hidden by taking it out: its words may stand. */
const KEPT: ReadonlySet<Identifier['category']> = new Set(['face-photo']);
const FEWEST_DAYS = 30;
const MOST_DAYS = 364;

/** How far a key shifts dates, in days: 30 to 364 back, the same in every report, so that intervals stay. */
export function dateShift(key: Uint8Array): number {
  const digest = createHmac('sha256', key).update('date shift').digest();
  return -(FEWEST_DAYS + (digest.readUInt32BE(0) % (MOST_DAYS - FEWEST_DAYS + 1)));
}

/**
 * Writes a text with typed placeholders for its identifiers: `[NAME 1]`, the same for the same words; dates are shifted, ages over 89 gathered.
 * Years alone stand, as Safe Harbor allows.
 */
export function redactText(text: string, identifiers: readonly Identifier[], key: Uint8Array): Redacted {
  const days = dateShift(key);
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  const replacements: Replacement[] = [];
  let out = '';
  let at = 0;
  for (const one of identifiers) {
    if (KEPT.has(one.category)) continue;
    const { span } = one;
    const original = text.slice(span.start, span.end);
    const written = replace(one, original, days, numbers, counts);
    out += text.slice(at, span.start);
    replacements.push({ start: out.length, end: out.length + written.length, original });
    out += written;
    at = span.end;
  }
  return { text: out + text.slice(at), replacements };
}

function replace(
  { category, iso8601date }: Identifier,
  original: string,
  days: number,
  numbers: Map<string, string>,
  counts: Map<string, number>,
): string {
  if (category === 'date' && iso8601date !== undefined) return shiftDate(original, iso8601date, days);
  const placeholder = CATEGORIES.find(({ id }) => id === category)?.placeholder ?? 'REDACTED';
  if (category === 'age-over-89') return `[${placeholder}]`;
  const name = `${category} ${original.toLowerCase().replace(/\s+/g, ' ')}`;
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const number = (counts.get(category) ?? 0) + 1;
  counts.set(category, number);
  numbers.set(name, `[${placeholder} ${number}]`);
  return `[${placeholder} ${number}]`;
}

/** The text that a copy was made from. */
export function restoreText({ text, replacements }: Redacted): string {
  let out = '';
  let at = 0;
  for (const { start, end, original } of replacements) {
    out += text.slice(at, start) + original;
    at = end;
  }
  return out + text.slice(at);
}
