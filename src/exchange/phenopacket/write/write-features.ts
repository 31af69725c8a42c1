import type { Case, ConceptRef, Evidence, Finding } from '../../../case/index.ts';
import { quoteAt } from '../../../case/index.ts';
import type { Vocabulary } from '../../../terminology/index.ts';
import type { NoteBook } from '../../notes.ts';
import { classOfWord, EVIDENCE_CODES, EXTENTS, LATERALITIES, SEVERITIES } from '../codes.ts';
import type { OntologyClass, PhenopacketEvidence, PhenotypicFeature } from '../phenopacket.ts';
import { referenceOfCitation } from './write-references.ts';
import type { ClassWriter } from './class-writer.ts';
import { findUntidyTerms, type StatedTerm } from './tidy-terms.ts';
import { writeTime } from './write-time.ts';

/** Where features are written. */
export interface FeatureContext {
  readonly classes: ClassWriter;
  readonly notes: NoteBook;
  readonly vocabulary: Vocabulary | undefined;
  /** False keeps terms that validators refuse. */
  readonly tidies: boolean;
}

/**
 * Findings, and what investigations showed, as phenotypic features, observed and excluded. An uncertain finding has no place in the format;
 * terms that validators refuse are left out. Both are noted.
 */
export function writeFeatures(one: Case, context: FeatureContext): readonly PhenotypicFeature[] {
  const { classes, notes } = context;
  const shown = one.investigations.flatMap(({ findings }) => findings as readonly Finding[]);
  const features: PhenotypicFeature[] = [];
  const written = new Set<string>();
  for (const [position, finding] of [...one.findings, ...shown].entries()) {
    if (finding.status === 'unknown') {
      notes.add(
        'finding-uncertain',
        'A phenopacket has no place for uncertain findings',
        finding.concept.label,
      );
      continue;
    }
    const key = `${finding.status} ${finding.concept.id ?? finding.concept.label}`;
    // What an investigation showed mostly stands among the findings already.
    if (position >= one.findings.length && written.has(key)) continue;
    written.add(key);
    const type = classes.write(finding.concept);
    if (type !== undefined) features.push(writeFeature(finding, type, one, context));
  }
  return context.tidies ? tidy(features, context) : features;
}

function writeFeature(
  finding: Finding,
  type: OntologyClass,
  one: Case,
  { classes, notes }: FeatureContext,
): PhenotypicFeature {
  const { severity, evidence } = finding;
  const modifiers = modifiersOf(finding, classes);
  const onset = writeTime(finding.onset, finding.concept.label, classes, notes);
  const resolution = writeTime(finding.resolution, finding.concept.label, classes, notes);
  const sources = writeEvidence(evidence, one, classes);
  return {
    ...(evidence.note !== undefined && { description: evidence.note }),
    type,
    ...(finding.status === 'excluded' && { excluded: true }),
    ...(severity !== undefined && { severity: classes.use(SEVERITIES[severity]) }),
    ...(modifiers.length > 0 && { modifiers }),
    ...(onset !== undefined && { onset }),
    ...(resolution !== undefined && { resolution }),
    ...(sources.length > 0 && { evidence: sources }),
  };
}

function modifiersOf(
  { modifiers, laterality, extent, sites }: Finding,
  classes: ClassWriter,
): readonly OntologyClass[] {
  const refs = (of: readonly ConceptRef[] | undefined, kind: 'label' | 'site') =>
    (of ?? []).flatMap((ref) => classes.write(ref, kind) ?? []);
  return [
    ...refs(modifiers, 'label'),
    ...(laterality === undefined ? [] : [classes.use(LATERALITIES[laterality])]),
    ...(extent === undefined
      ? []
      : [classOfWord(EXTENTS, extent)].flatMap(
          (known) =>
            (known === undefined ? classes.write({ label: extent }, 'extent') : classes.use(known)) ?? [],
        )),
    ...refs(sites, 'site'),
  ];
}

/** What the source said a fact rests on; for a fact of ours, how it was come by, the publication and the words. */
function writeEvidence(evidence: Evidence, one: Case, classes: ClassWriter): readonly PhenopacketEvidence[] {
  if (evidence.sources !== undefined) {
    return evidence.sources.map(({ code, reference }) => {
      const evidenceCode = code === undefined ? undefined : classes.write(code);
      return {
        ...(evidenceCode !== undefined && { evidenceCode }),
        ...(reference !== undefined && {
          reference: {
            ...(reference.id !== undefined && { id: reference.id }),
            ...(reference.url !== undefined && { reference: reference.url }),
            ...(reference.description !== undefined && { description: reference.description }),
          },
        }),
      };
    });
  }
  if (evidence.origin === 'imported') return [];
  const words = evidence.spans.map((span) => quoteAt(one.text ?? '', span)).filter((quote) => quote !== '');
  const { id, reference } = referenceOfCitation(one.report.citation) ?? {};
  const described = {
    ...(id !== undefined && { id }),
    ...(reference !== undefined && { reference }),
    ...(words.length > 0 && { description: words.join(' … ') }),
  };
  return [
    {
      evidenceCode: classes.use(EVIDENCE_CODES[evidence.origin]),
      ...(Object.keys(described).length > 0 && { reference: described }),
    },
  ];
}

const SAYING = {
  repeated: 'Left out, as they stand twice',
  implied: 'Left out, as a closer statement implies them',
  contradicted: 'Left out, as what was observed contradicts that they were excluded',
} as const;

function tidy(
  features: readonly PhenotypicFeature[],
  { notes, vocabulary }: FeatureContext,
): readonly PhenotypicFeature[] {
  const terms = features.map(
    ({ type, excluded }): StatedTerm => ({
      id: type?.id ?? '',
      label: type?.label ?? '',
      isExcluded: excluded === true,
    }),
  );
  const dropped = findUntidyTerms(terms, vocabulary);
  const say = ({ id, label, isExcluded }: StatedTerm) => `${isExcluded ? 'no ' : ''}${label} (${id})`;
  for (const { index, code, because } of dropped) {
    const term = terms[index];
    if (term !== undefined) notes.add(code, SAYING[code], `${say(term)} beside ${say(because)}`);
  }
  const out = new Set(dropped.map(({ index }) => index));
  return features.filter((_, index) => !out.has(index));
}
