import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { termIdOf, type Vocabulary } from '../../src/terminology/index.ts';

const LineSchema = z.object({
  cohort: z.string(),
  path: z.string(),
  phenopacket: z.object({
    id: z.string(),
    phenotypicFeatures: z
      .array(z.object({ type: z.object({ id: z.string() }), excluded: z.boolean().optional() }))
      .optional(),
    diseases: z
      .array(z.object({ term: z.object({ id: z.string() }), excluded: z.boolean().optional() }))
      .optional(),
  }),
});

/** A published individual: what was seen, what was looked for and not seen, and of which disease and publication. */
export interface Individual {
  readonly cohort: string;
  readonly publication: string;
  readonly disease: string;
  /** As coded, each by its present id. */
  readonly direct: readonly string[];
  /** Above those. */
  readonly inherited: readonly string[];
  readonly excluded: readonly string[];
}

/** Reads the parts of phenopackets that ranking by phenotype needs; the publication is the PMID in path or id. */
export function readPhenopackets(file: string, vocabulary: Vocabulary): readonly Individual[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const { cohort, path, phenopacket } = LineSchema.parse(JSON.parse(line));
    const disease = phenopacket.diseases?.find(({ excluded }) => excluded !== true)?.term.id;
    const publication = /PMID_(\d+)/.exec(`${path} ${phenopacket.id}`)?.[1];
    if (disease === undefined || publication === undefined) return [];
    const idsOf = (isExcluded: boolean) => [
      ...new Set(
        (phenopacket.phenotypicFeatures ?? [])
          .filter(({ excluded }) => (excluded === true) === isExcluded)
          .map(({ type }) => currentId(vocabulary, type.id)),
      ),
    ];
    const direct = idsOf(false);
    const named = new Set(direct);
    const inherited = new Set(
      direct.flatMap((id) => ancestorsOf(vocabulary, id)).filter((id) => !named.has(id)),
    );
    return [{ cohort, publication, disease, direct, inherited: [...inherited], excluded: idsOf(true) }];
  });
}

function currentId(vocabulary: Vocabulary, id: string): string {
  const concept = vocabulary.find(termIdOf(id));
  return concept === undefined ? id : vocabulary.id(concept);
}

/** Every concept above one. */
export function ancestorsOf(vocabulary: Vocabulary, id: string): readonly string[] {
  const concept = vocabulary.find(termIdOf(id));
  return concept === undefined
    ? []
    : vocabulary.ancestors(concept).map((ancestor) => vocabulary.id(ancestor));
}
