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
