import type { Condition } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { LATERALITIES, wordOfClass } from '../codes.ts';
import type { Disease, PhenopacketInterpretation } from '../phenopacket.ts';
import { readClass, readClasses } from './read-class.ts';
import { IMPORTED } from './read-evidence.ts';
import { readTime } from './read-time.ts';

/** Names the rule that takes a disease from an interpretation where none is listed; such a condition is not written again. */
export const FROM_INTERPRETATION = 'phenopacket-interpretation';

/** Diseases as conditions: the first that is present is the main one. */
export function readDiseases(
  diseases: readonly Disease[] | undefined,
  interpretations: readonly PhenopacketInterpretation[] | undefined,
  notes: NoteBook,
): readonly Condition[] {
  const main = (diseases ?? []).findIndex(({ excluded }) => excluded !== true);
  if (main === -1) return [...conclusionsOf(interpretations, notes), ...conditionsOf(diseases, main, notes)];
  return conditionsOf(diseases, main, notes);
}

function conditionsOf(
  diseases: readonly Disease[] | undefined,
  main: number,
  notes: NoteBook,
): readonly Condition[] {
  return (diseases ?? []).flatMap((disease, index): readonly Condition[] => {
    const concept = readClass(disease.term, notes);
    if (concept === undefined) return [];
    const onset = readTime(disease.onset, notes);
    const resolution = readTime(disease.resolution, notes);
    const stages = readClasses(disease.diseaseStage, notes);
    const tnm = readClasses(disease.clinicalTnmFinding, notes);
    const primarySite = readClass(disease.primarySite, notes, 'site');
    const laterality = wordOfClass(LATERALITIES, disease.laterality);
    return [
      {
        concept,
        status: disease.excluded === true ? 'excluded' : 'present',
        role: index === main ? 'main' : 'comorbidity',
        ...(onset !== undefined && { onset }),
        ...(resolution !== undefined && { resolution }),
        ...(stages.length > 0 && { stages }),
        ...(tnm.length > 0 && { tnm }),
        ...(primarySite !== undefined && { primarySite }),
        ...(laterality !== undefined && { laterality }),
        evidence: IMPORTED,
      },
    ];
  });
}

/** Where no disease is listed, a solved interpretation says which it is. */
function conclusionsOf(
  interpretations: readonly PhenopacketInterpretation[] | undefined,
  notes: NoteBook,
): readonly Condition[] {
  const solved = (interpretations ?? []).find(({ progressStatus }) => progressStatus === 'SOLVED');
  const concept = readClass(solved?.diagnosis?.disease, notes);
  return concept === undefined
    ? []
    : [
        {
          concept,
          status: 'present',
          role: 'main',
          evidence: { ...IMPORTED, derivedBy: FROM_INTERPRETATION },
        },
      ];
}
