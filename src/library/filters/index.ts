export { type ConceptResolver, type Condition, compileFilter } from './compile-filter.ts';
export { FIELDS, type FieldName, type Filter, RELATIONS, type Relation } from './filter.ts';
export { formatFilter } from './format-filter.ts';
export { parseFilter } from './parse-filter.ts';
