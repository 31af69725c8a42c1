import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Case } from '../../src/case/index.ts';
import { casesFromJson } from '../../src/exchange/index.ts';
import { termIdOf, type Vocabulary } from '../../src/terminology/index.ts';

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

/** Reads individuals as the program imports them; the publication is the PMID in path or id. */
export function readPhenopackets(file: string, vocabulary: Vocabulary): readonly Individual[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const wrapped = JSON.parse(line) as { readonly cohort: string; readonly path: string };
    const [one] = casesFromJson(wrapped, { program: 'evaluation', terminologies: [] }) as readonly Case[];
    const disease = one?.conditions.find(({ status }) => status === 'present')?.concept.id;
    const publication = /PMID_(\d+)/.exec(`${wrapped.path} ${one?.id ?? ''}`)?.[1];
    if (one === undefined || disease === undefined || publication === undefined) return [];
    const idsOf = (status: 'present' | 'excluded') => [
      ...new Set(
        one.findings
          .filter((finding) => finding.status === status)
          .flatMap(({ concept }) => (concept.id === undefined ? [] : [currentId(vocabulary, concept.id)])),
      ),
    ];
    const direct = idsOf('present');
    const named = new Set(direct);
    const inherited = new Set(
      direct.flatMap((id) => ancestorsOf(vocabulary, id)).filter((id) => !named.has(id)),
    );
    const { cohort } = wrapped;
    return [{ cohort, publication, disease, direct, inherited: [...inherited], excluded: idsOf('excluded') }];
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
