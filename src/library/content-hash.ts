import { createHash } from 'node:crypto';
import type { Case } from '../case/index.ts';

/** SHA-256 of what a case says, hex. The program's and the terminologies' versions are no part of it; the order of keys is not either. */
export function contentHashOf(document: Case): string {
  const { versions: _, ...content } = document;
  return hashOf(content);
}

/** SHA-256 of the facts alone, hex: without id, title, report and text. Two cases with equal facts and DOI are the same case told twice. */
export function factsHashOf(document: Case): string {
  const { subject, conditions, findings, measurements, investigations, treatments, course } = document;
  return hashOf({ subject, conditions, findings, measurements, investigations, treatments, course });
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
