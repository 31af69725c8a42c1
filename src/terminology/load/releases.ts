import { InputError } from '../../errors.ts';

/** Where the official release of a terminology is published, under an address meant to last. */
export interface Release {
  readonly name: string;
  readonly title: string;
  /** Tried in this order; a later one is used where an earlier one is not there (404). */
  readonly addresses: readonly string[];
}

/** Terminologies that `terminology install` knows. Source: OBO Foundry registry; DrugBank Open Data page. */
export const RELEASES: readonly Release[] = [
  obo('hpo', 'Human Phenotype Ontology', 'hp.json'),
  obo('mondo', 'Mondo Disease Ontology', 'mondo.json'),
  obo('maxo', 'Medical Action Ontology', 'maxo.json'),
  obo('uberon', 'Uberon multi-species anatomy ontology', 'uberon/basic.json', 'uberon.json'),
  {
    name: 'drugbank',
    title: 'DrugBank Open Vocabulary',
    addresses: ['https://go.drugbank.com/releases/latest/downloads/all-drugbank-vocabulary'],
  },
  obo('doid', 'Human Disease Ontology', 'doid.json'),
  obo('symp', 'Symptom Ontology', 'symp.json'),
];

/**
 * The release of that name.
 *
 * @throws InputError `terminology-unknown`, naming those that are known.
 */
export function releaseNamed(name: string): Release {
  const release = RELEASES.find((known) => known.name === name.toLowerCase());
  if (release) return release;
  throw new InputError(
    'terminology-unknown',
    `No release of "${name}" is known. Known: ${RELEASES.map((known) => known.name).join(', ')}. For another terminology, download its .json or .obo file and use: precedent terminology add FILE.`,
  );
}

function obo(name: string, title: string, ...files: readonly string[]): Release {
  return { name, title, addresses: files.map((file) => `https://purl.obolibrary.org/obo/${file}`) };
}
