export { linkDoses } from './link-doses.ts';
export { linkValues } from './link-values.ts';
export type { Relation } from './relation.ts';
