/** A service that hands out publications: where it is, and how often it may be asked. */
export interface Service {
  readonly name: string;
  readonly address: string;
  /** Between the starts of two requests. */
  readonly intervalMs: number;
}

/**
 * The services that are asked, and nothing else on the network is.
 *
 * Source: Europe PMC RESTful web service 6 (europepmc.org/RestfulWebService); NCBI E-utilities (NBK25497), which allow three requests a
 * second without a key and ask callers to name their tool.
 */
export const SERVICES = {
  europePmc: {
    name: 'Europe PMC',
    address: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
    intervalMs: 200,
  },
  pubmed: {
    name: 'PubMed',
    address: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
    intervalMs: 400,
  },
} as const satisfies Record<string, Service>;
export type Services = Readonly<Record<keyof typeof SERVICES, Service>>;
