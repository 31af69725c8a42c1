import type { ConceptRef } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';

/** The concept a mention stands for: preferred id and label, or the words alone where no terminology names them. */
export function conceptOf(mention: ConceptMention): ConceptRef {
  const id = mention.concepts[0];
  return id === undefined ? { label: mention.label } : { id, label: mention.label };
}

/** What two mentions of the same idea share: the concept's id, or the words in lower case. */
export function conceptKey(mention: ConceptMention): string {
  return mention.concepts[0] ?? mention.label.toLowerCase();
}
