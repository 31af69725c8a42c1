export { casesFromJson } from './cases-from-json.ts';
export {
  type Bundle,
  type BundleOptions,
  casesFromBundle,
  toBundle,
  type WrittenBundle,
} from './fhir/index.ts';
export type { ExchangeNote } from './notes.ts';
export {
  caseFromPhenopacketBytes,
  caseFromPhenopacketJson,
  encodePhenopacket,
  type Phenopacket,
  type PhenopacketOptions,
  toPhenopacket,
  type WrittenPhenopacket,
} from './phenopacket/index.ts';
