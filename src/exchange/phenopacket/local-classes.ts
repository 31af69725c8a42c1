import type { OntologyClass } from './phenopacket.ts';

/** Prefix of the built-in vocabulary, and of words that no terminology has a class for. */
export const LOCAL_PREFIX = 'PRECEDENT';

/** What a word without a class stands for; it is part of the id, so that the word comes back to where it was. */
export type LocalKind = 'label' | 'site' | 'extent' | 'route' | 'times-per-day' | 'stop-reason' | 'bound';

/** A class for a word that no terminology names: its id says what the word stands for, its label is the word. */
export function localClass(kind: LocalKind, label: string): OntologyClass {
  const slug = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return { id: `${LOCAL_PREFIX}:${kind}_${slug === '' ? 'x' : slug}`, label };
}

/** The word of a local class of a kind; undefined for any other class. */
export function wordOfLocalClass(kind: LocalKind, found: OntologyClass | undefined): string | undefined {
  return found?.id.startsWith(`${LOCAL_PREFIX}:${kind}_`) === true ? found.label : undefined;
}
