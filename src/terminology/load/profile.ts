import type { ConceptKind } from '../concept.ts';

/** What is known beforehand of a published terminology: its names, and which of its branches names which kind of thing. */
export interface TerminologyProfile {
  readonly name: string;
  readonly title: string;
  /** Where the file states no licence: what its publisher says, to be shown to the user. */
  readonly licence: string;
  /** Kind of every concept that no branch below claims. */
  readonly kind: ConceptKind;
  /** Root of a branch → the kind of the root and everything under it. */
  readonly kindByBranch: ReadonlyMap<string, ConceptKind>;
  /** The kind of concepts outside every branch, in a file that has at least one of the branches' roots. */
  readonly kindOutsideBranches?: ConceptKind;
}

const unstated = 'not stated in the file';
const whole = (name: string, title: string, licence: string, kind: ConceptKind): TerminologyProfile => ({
  name,
  title,
  licence,
  kind,
  kindByBranch: new Map(),
});

/** By CURIE prefix. Branch roots are those of the releases themselves: HPO 2025-03-03, MAxO 2024-12-23. */
export const PROFILE_BY_PREFIX: ReadonlyMap<string, TerminologyProfile> = new Map([
  [
    'HP',
    {
      ...whole('hpo', 'Human Phenotype Ontology', 'https://hpo.jax.org/app/license', 'finding'),
      // Outside "Phenotypic abnormality": inheritance, onset, frequency, modifiers, past history, and the root "All".
      kindByBranch: new Map<string, ConceptKind>([['HP:0000118', 'finding']]),
      kindOutsideBranches: 'qualifier',
    },
  ],
  [
    'MONDO',
    {
      ...whole('mondo', 'Mondo Disease Ontology', 'CC BY 4.0', 'condition'),
      // "disease characteristic": rare, inherited, acquired and the like.
      kindByBranch: new Map<string, ConceptKind>([['MONDO:0021125', 'qualifier']]),
    },
  ],
  ['UBERON', whole('uberon', 'Uberon multi-species anatomy ontology', 'CC BY 3.0', 'anatomy')],
  [
    'MAXO',
    {
      ...whole('maxo', 'Medical Action Ontology', 'CC BY 4.0', 'procedure'),
      kindByBranch: new Map<string, ConceptKind>([
        ['MAXO:0000003', 'investigation'],
        ['MAXO:0001393', 'qualifier'],
      ]),
    },
  ],
  ['DRUGBANK', whole('drugbank', 'DrugBank Open Vocabulary', 'CC0 1.0', 'drug')],
  ['MEDLINEPLUS', whole('medlineplus', 'MedlinePlus drug names', unstated, 'drug')],
  ['DOID', whole('doid', 'Human Disease Ontology', 'CC0 1.0', 'condition')],
  ['SYMP', whole('symp', 'Symptom Ontology', 'CC0 1.0', 'finding')],
  ['CHEBI', whole('chebi', 'Chemical Entities of Biological Interest', 'CC BY 4.0', 'drug')],
  ['LOINC', whole('loinc', 'LOINC', 'https://loinc.org/license/', 'measurement')],
  ['ORDO', whole('ordo', 'Orphanet Rare Disease Ontology', 'CC BY 4.0', 'condition')],
  ['Orphanet', whole('ordo', 'Orphanet Rare Disease Ontology', 'CC BY 4.0', 'condition')],
]);
