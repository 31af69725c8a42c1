export { type FieldPath, JsonSyntaxError, type LocatedJson, parseJson } from './parse-json.ts';
export { parseJsonStrictly } from './parse-json-strictly.ts';
