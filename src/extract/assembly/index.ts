export { type Assembly, type CaseFacts, createAssembler } from './create-assembler.ts';
export type { Relation } from './relations/index.ts';
export { ageInYears } from './subject/index.ts';
export type { Stages } from './stages.ts';
