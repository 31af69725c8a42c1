import type { ConceptMention } from '../mention/index.ts';
import { type Resources, readRows } from '../resource.ts';

/** Names that say nothing by themselves, by the part of a case where they would be noise. */
export interface GenericNames {
  /** Whether a mention's name says nothing as a fact of this kind. */
  has(kind: GenericKind, mention: ConceptMention): boolean;
}
export type GenericKind =
  | 'finding'
  | 'bare-finding'
  | 'treatment'
  | 'investigation'
  | 'no-investigation'
  | 'anatomy'
  | 'measurement';

/** Reads `generic-names.tsv`. */
export function readGenericNames(resources: Resources): GenericNames {
  const namesByKind = new Map<string, Set<string>>();
  for (const [name, kind] of readRows(resources, 'en/generic-names.tsv', 2)) {
    const names = namesByKind.get(kind) ?? new Set();
    namesByKind.set(kind, names.add(name.toLowerCase()));
  }
  return {
    has: (kind, { label }) => namesByKind.get(kind)?.has(label.toLowerCase()) ?? false,
  };
}
