import type { ConceptRef, Finding } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { EXTENTS, LATERALITIES, SEVERITIES, wordOfClass } from '../codes.ts';
import { wordOfLocalClass } from '../local-classes.ts';
import type { PhenotypicFeature } from '../phenopacket.ts';
import { readClass } from './read-class.ts';
import { importedEvidence } from './read-evidence.ts';
import { readTime } from './read-time.ts';

/** Phenotypic features as findings, one for one. */
export function readFeatures(
  features: readonly PhenotypicFeature[] | undefined,
  notes: NoteBook,
): readonly Finding[] {
  return (features ?? []).flatMap((feature): readonly Finding[] => {
    const concept = readClass(feature.type, notes);
    if (concept === undefined) {
      notes.add(
        'feature-without-type',
        'Left out, as it says not what it is',
        JSON.stringify(feature).slice(0, 80),
      );
      return [];
    }
    const onset = readTime(feature.onset, notes);
    const resolution = readTime(feature.resolution, notes);
    return [
      {
        concept,
        status: feature.excluded === true ? 'excluded' : 'present',
        ...readModifiers(feature, notes),
        ...(onset !== undefined && { onset }),
        ...(resolution !== undefined && { resolution }),
        evidence: importedEvidence(feature.description, feature.evidence, notes),
      },
    ];
  });
}

type Modified = Pick<Finding, 'severity' | 'laterality' | 'extent' | 'sites' | 'modifiers'>;

/** Severity, side, extent and sites have places of their own in a case; the first of each goes there, others stay modifiers. */
function readModifiers({ severity, modifiers }: PhenotypicFeature, notes: NoteBook): Modified {
  const grade = wordOfClass(SEVERITIES, severity);
  const sites: ConceptRef[] = [];
  const others: ConceptRef[] = [];
  let laterality: Modified['laterality'];
  let extent: string | undefined;
  const otherGrade = grade === undefined ? readClass(severity, notes) : undefined;
  if (otherGrade !== undefined) others.push(otherGrade);
  for (const modifier of modifiers ?? []) {
    const side = laterality === undefined ? wordOfClass(LATERALITIES, modifier) : undefined;
    const reach =
      extent === undefined
        ? (wordOfClass(EXTENTS, modifier) ?? wordOfLocalClass('extent', modifier))
        : undefined;
    const localSite = wordOfLocalClass('site', modifier);
    if (side !== undefined) laterality = side;
    else if (reach !== undefined) extent = reach;
    else if (localSite !== undefined) sites.push({ label: localSite });
    else {
      const concept = readClass(modifier, notes);
      if (concept?.id?.startsWith('UBERON:') === true) sites.push(concept);
      else if (concept !== undefined) others.push(concept);
    }
  }
  return {
    ...(grade !== undefined && { severity: grade }),
    ...(laterality !== undefined && { laterality }),
    ...(extent !== undefined && { extent }),
    ...(sites.length > 0 && { sites }),
    ...(others.length > 0 && { modifiers: others }),
  };
}
