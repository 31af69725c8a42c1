export type { Phenopacket } from './phenopacket.ts';
export { encodePhenopacket } from './phenopacket-codec.ts';
export { phenopacketsIn } from './read/messages-in.ts';
export { caseFromPhenopacketBytes, caseFromPhenopacketJson } from './read/from-phenopacket.ts';
export { type PhenopacketOptions, toPhenopacket, type WrittenPhenopacket } from './write/to-phenopacket.ts';
