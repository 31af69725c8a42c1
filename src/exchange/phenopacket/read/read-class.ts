import type { ConceptRef } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { type LocalKind, wordOfLocalClass } from '../local-classes.ts';
import type { OntologyClass } from '../phenopacket.ts';

const CURIE = /^[A-Za-z][\w.-]*:\S+$/;

/** A concept of an ontology class; a class of ours for a bare word gives the word, and one with id and label exchanged is put right. */
export function readClass(
  found: Partial<OntologyClass> | undefined,
  notes: NoteBook,
  kind: LocalKind = 'label',
): ConceptRef | undefined {
  const { id = '', label = '' } = found ?? {};
  if (id === '' && label === '') return undefined;
  const word = wordOfLocalClass(kind, { id, label });
  if (word !== undefined && word !== '') return { label: word };
  if (CURIE.test(id)) return { id, label: label === '' ? id : label };
  if (CURIE.test(label) && id !== '') {
    notes.add('class-exchanged', 'Id and label were exchanged, and are put right', `${id} (${label})`);
    return { id: label, label: id };
  }
  notes.add('class-without-id', 'Kept by label, as the id is no CURIE', `${label} (${id})`);
  return { label: label === '' ? id : label };
}

/** As `readClass`, of a list. */
export function readClasses(
  found: readonly Partial<OntologyClass>[] | undefined,
  notes: NoteBook,
): readonly ConceptRef[] {
  return (found ?? []).flatMap((one) => readClass(one, notes) ?? []);
}
