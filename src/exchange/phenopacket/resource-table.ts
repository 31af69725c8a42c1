/** What is known of the terminologies that phenopackets draw on: prefix → id, name, address of the release, prefix of each class's address. */
export const RESOURCES: Readonly<
  Record<string, readonly [id: string, name: string, url: string, iri: string]>
> = {
  HP: ['hp', 'Human Phenotype Ontology', obo('hp.owl'), obo('HP_')],
  MONDO: ['mondo', 'Mondo Disease Ontology', obo('mondo.owl'), obo('MONDO_')],
  MAXO: ['maxo', 'Medical Action Ontology', obo('maxo.owl'), obo('MAXO_')],
  UBERON: ['uberon', 'Uberon multi-species anatomy ontology', obo('uberon.owl'), obo('UBERON_')],
  ECO: ['eco', 'Evidence and Conclusion Ontology', obo('eco.owl'), obo('ECO_')],
  GENO: ['geno', 'Genotype Ontology', obo('geno.owl'), obo('GENO_')],
  SO: ['so', 'Sequence types and features ontology', obo('so.owl'), obo('SO_')],
  NCIT: ['ncit', 'NCI Thesaurus', obo('ncit.owl'), obo('NCIT_')],
  CHEBI: ['chebi', 'Chemical Entities of Biological Interest', obo('chebi.owl'), obo('CHEBI_')],
  UO: ['uo', 'Units of measurement ontology', obo('uo.owl'), obo('UO_')],
  DRUGBANK: [
    'drugbank',
    'DrugBank Open Data',
    'https://go.drugbank.com/releases',
    'https://go.drugbank.com/drugs/',
  ],
  LOINC: [
    'loinc',
    'Logical Observation Identifiers Names and Codes',
    'https://loinc.org',
    'https://loinc.org/',
  ],
  UCUM: ['ucum', 'Unified Code for Units of Measure', 'https://ucum.org', 'https://ucum.org/'],
  OMIM: [
    'omim',
    'An Online Catalog of Human Genes and Genetic Disorders',
    'https://www.omim.org',
    'https://www.omim.org/entry/',
  ],
  ORPHA: ['orphanet', 'Orphanet', 'https://www.orpha.net', 'http://www.orpha.net/ORDO/Orphanet_'],
  HGNC: [
    'hgnc',
    'HUGO Gene Nomenclature Committee',
    'https://www.genenames.org',
    'https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/',
  ],
  SNOMEDCT: ['snomedct', 'SNOMED CT', 'http://snomed.info/sct', 'http://snomed.info/id/'],
  RXNORM: [
    'rxnorm',
    'RxNorm',
    'https://www.nlm.nih.gov/research/umls/rxnorm',
    'http://purl.bioontology.org/ontology/RXNORM/',
  ],
  ICD10: [
    'icd10',
    'International Classification of Diseases, 10th revision',
    'https://icd.who.int/browse10',
    'https://icd.who.int/browse10/2019/en#/',
  ],
};

/** Releases of code systems that this program writes from its own tables. */
export const TABLE_VERSIONS: Readonly<Record<string, string>> = { UCUM: '2.1' };

function obo(path: string): string {
  return `http://purl.obolibrary.org/obo/${path}`;
}
