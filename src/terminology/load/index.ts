export { loadTerminologyFile, parseTerminology } from './load-file.ts';
export { parseObo } from './parse-obo.ts';
export { parseOboGraphs } from './parse-obo-graphs.ts';
