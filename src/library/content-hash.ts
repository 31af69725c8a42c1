import { createHash } from 'node:crypto';
import type { Case } from '../case/index.ts';

/** Two SHA-256, hex. */
export interface ContentHashes {
  /** Of what the case says. The program's and the terminologies' versions are no part of it; the order of keys is not either. */
  readonly contentSha256: string;
  /** Of the facts alone, without id, title, report and text: two cases with equal facts and DOI are the same case told twice. */
  readonly factsSha256: string;
}

/** What tells whether two cases are the same. Linear in the length of the case; each part is written and hashed once for both. */
export function contentHashesOf(document: Case): ContentHashes {
  const {
    versions: _,
    subject,
    conditions,
    findings,
    measurements,
    investigations,
    treatments,
    course,
    ...rest
  } = document;
  const facts = canonicalJson({
    subject,
    conditions,
    findings,
    measurements,
    investigations,
    treatments,
    course,
  });
  const hash = createHash('sha256').update(facts);
  const factsSha256 = hash.copy().digest('hex');
  return { contentSha256: hash.update(canonicalJson(rest)).digest('hex'), factsSha256 };
}

/** JSON with sorted keys; loops and `+=` because it runs over every byte that is imported. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const entry of value) text += `${text === '' ? '' : ','}${canonicalJson(entry)}`;
    return `[${text}]`;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(object).sort()) {
    const entry = object[key];
    // The keys are the schema's own names: nothing in them needs escaping.
    if (entry !== undefined) text += `${text === '' ? '' : ','}"${key}":${canonicalJson(entry)}`;
  }
  return `{${text}}`;
}
