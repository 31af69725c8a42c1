import type { Case, ConceptRef, Condition } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { LATERALITIES } from '../codes.ts';
import type { Disease, OntologyClass } from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';
import { FROM_INTERPRETATION } from '../read/read-diseases.ts';
import { writeTime } from './write-time.ts';

/** The patient's conditions as diseases, main ones first; uncertain ones and relatives' have no place in the format and are noted. */
export function writeDiseases(
  { conditions }: Case,
  classes: ClassWriter,
  notes: NoteBook,
): readonly Disease[] {
  const refs = (of: readonly ConceptRef[] | undefined): readonly OntologyClass[] =>
    (of ?? []).flatMap((ref) => classes.write(ref) ?? []);
  return conditions
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((condition): readonly Disease[] => {
      const { concept, status, role, relative, primarySite, laterality } = condition;
      if (condition.evidence.derivedBy === FROM_INTERPRETATION) return [];
      if (role === 'family') {
        notes.add(
          'condition-family',
          'A phenopacket has no place for what relatives had',
          `${concept.label} (${relative ?? 'relative'})`,
        );
        return [];
      }
      if (status === 'unknown') {
        notes.add(
          'condition-uncertain',
          'A phenopacket has no place for uncertain conditions',
          concept.label,
        );
        return [];
      }
      const term = classes.write(concept);
      if (term === undefined) return [];
      const onset = writeTime(condition.onset, concept.label, classes, notes);
      const resolution = writeTime(condition.resolution, concept.label, classes, notes);
      const [diseaseStage, clinicalTnmFinding] = [refs(condition.stages), refs(condition.tnm)];
      const site = primarySite === undefined ? undefined : classes.write(primarySite, 'site');
      return [
        {
          term,
          ...(status === 'excluded' && { excluded: true }),
          ...(onset !== undefined && { onset }),
          ...(resolution !== undefined && { resolution }),
          ...(diseaseStage.length > 0 && { diseaseStage }),
          ...(clinicalTnmFinding.length > 0 && { clinicalTnmFinding }),
          ...(site !== undefined && { primarySite: site }),
          ...(laterality !== undefined && { laterality: classes.use(LATERALITIES[laterality]) }),
        },
      ];
    });
}

/** What the format cannot say of a disease, that it is the main one, its place says. */
function placeOf({ status, role }: Condition): number {
  if (status === 'excluded') return 2;
  return role === 'main' ? 0 : 1;
}
