export type { Phenopacket } from './phenopacket.ts';
export { encodePhenopacket } from './phenopacket-codec.ts';
export { caseFromPhenopacketBytes, caseFromPhenopacketJson } from './read/from-phenopacket.ts';
export { type PhenopacketOptions, toPhenopacket, type WrittenPhenopacket } from './write/to-phenopacket.ts';
