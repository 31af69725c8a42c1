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
  const kindsByName = new Map<string, GenericKind[]>();
  for (const [name, kind] of readRows(resources, 'en/generic-names.tsv', 2)) {
    const key = name.toLowerCase();
    const kinds = kindsByName.get(key);
    if (kinds === undefined) kindsByName.set(key, [kind as GenericKind]);
    else kinds.push(kind as GenericKind);
  }
  let longest = 0;
  for (const name of kindsByName.keys()) longest = Math.max(longest, name.length);
  return {
    has: (kind, { label }) =>
      label.length <= longest && (kindsByName.get(label.toLowerCase())?.includes(kind) ?? false),
  };
}
