import type { Case, CaseId } from '../../src/case/index.ts';
import type { ConceptIndexer } from '../../src/library/index.ts';

const NOTHING = { origin: 'curated', spans: [] } as const;

/** A small hierarchy, made up for tests: skin lesion > nodule > chalky nodule; pain; drug class > drug. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'HP:0000003': ['HP:0000002'],
  'HP:0000002': ['HP:0000001'],
  'HP:0000004': ['HP:0000001'],
  'DRUG:0000002': ['DRUG:0000001'],
  'DRUG:0000003': ['DRUG:0000001'],
  'MONDO:0000002': ['MONDO:0000001'],
  'UBERON:0000002': ['UBERON:0000001'],
};

/** Labels of the concepts in `exampleIndexer`. */
export const LABELS: Readonly<Record<string, string>> = {
  'HP:0000001': 'skin lesion',
  'HP:0000002': 'nodule',
  'HP:0000003': 'chalky nodule',
  'HP:0000004': 'ulcer',
  'HP:0000005': 'pain',
  'DRUG:0000001': 'steroid',
  'DRUG:0000002': 'prednisone',
  'DRUG:0000003': 'hydrocortisone',
  'MONDO:0000001': 'connective tissue disease',
  'MONDO:0000002': 'lupus',
  'UBERON:0000001': 'hand',
  'UBERON:0000002': 'finger',
};

/** An indexer over that hierarchy; `version` makes releases differ. */
export function exampleIndexer(version = '1', parents = PARENTS): ConceptIndexer {
  const ancestors = (id: string): readonly string[] => {
    const seen = new Set(parents[id] ?? []);
    for (const one of seen) for (const above of parents[one] ?? []) seen.add(above);
    return [...seen];
  };
  return {
    terminologies: [{ name: 'example', version, sha256: `sha-${version}` }],
    currentId: (id) => (id === 'HP:0009999' ? 'HP:0000005' : id),
    ancestors,
    label: (id) => LABELS[id],
  };
}

/** What an example case may say; everything else is empty. */
export interface ExampleFacts {
  readonly title?: string;
  readonly text?: string;
  readonly doi?: string;
  readonly year?: number;
  readonly journal?: string;
  readonly reportSha256?: string;
  readonly sex?: 'female' | 'male';
  readonly ageYears?: number;
  readonly present?: readonly string[];
  readonly excluded?: readonly string[];
  readonly main?: readonly string[];
  readonly family?: readonly string[];
  readonly given?: readonly string[];
  readonly sites?: readonly string[];
  readonly outcome?: Case['course']['outcome']['value'];
  readonly origin?: 'read' | 'curated' | 'imported';
}

const refOf = (id: string) => ({ id, label: LABELS[id] ?? id });

/** A case with these facts, by concept id. */
export function exampleCase(id: string, facts: ExampleFacts = {}): Case {
  const evidence = { ...NOTHING, origin: facts.origin ?? 'curated' } as const;
  const finding = (status: 'present' | 'excluded') => (concept: string) => ({
    concept: refOf(concept),
    status,
    evidence,
    ...(facts.sites === undefined ? {} : { sites: facts.sites.map(refOf) }),
  });
  const condition = (role: 'main' | 'family') => (concept: string) =>
    ({ concept: refOf(concept), status: 'present', role, evidence }) as const;
  return {
    id: id as CaseId,
    schemaVersion: 1,
    ...(facts.title === undefined ? {} : { title: facts.title }),
    report: {
      citation: {
        ...(facts.doi === undefined ? {} : { doi: facts.doi }),
        ...(facts.year === undefined ? {} : { year: facts.year }),
        ...(facts.journal === undefined ? {} : { journal: facts.journal }),
      },
      ...(facts.reportSha256 === undefined ? {} : { sha256: facts.reportSha256 }),
    },
    subject: {
      ...(facts.sex === undefined ? {} : { sex: { value: facts.sex, evidence } }),
      ...(facts.ageYears === undefined
        ? {}
        : { age: { value: { iso8601duration: `P${facts.ageYears}Y`, years: facts.ageYears }, evidence } }),
    },
    conditions: [
      ...(facts.main ?? []).map(condition('main')),
      ...(facts.family ?? []).map(condition('family')),
    ],
    findings: [
      ...(facts.present ?? []).map(finding('present')),
      ...(facts.excluded ?? []).map(finding('excluded')),
    ],
    measurements: [],
    investigations: [],
    treatments: (facts.given ?? []).map((agent) => ({
      kind: 'drug',
      agent: refOf(agent),
      status: 'given',
      doses: [],
      response: { value: 'complete', evidence },
      adverseEvents: [],
      evidence,
    })),
    course: { outcome: { value: facts.outcome ?? 'not-reported', evidence }, complications: [] },
    claims: [],
    issues: [],
    ...(facts.text === undefined ? {} : { text: facts.text }),
    versions: { program: 'test', terminologies: [] },
  };
}
