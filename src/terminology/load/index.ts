export { builtinTerminology, type VocabularyTable } from './builtin.ts';
export { defaultDataFolder, type Machine } from './data-folder.ts';
export type { DownloadProgress } from './download.ts';
export { type InstallOptions, installTerminology } from './install.ts';
export {
  addTerminology,
  type Added,
  type InstalledTerminology,
  listTerminologies,
  removeTerminology,
} from './installed.ts';
export { loadTerminologyFile, parseTerminology } from './load-file.ts';
export { type OpenedVocabulary, openVocabulary, type VocabularySources } from './open-vocabulary.ts';
export { parseObo } from './parse-obo.ts';
export { parseOboGraphs } from './parse-obo-graphs.ts';
export { parseVocabularyTable } from './parse-vocabulary-table.ts';
export { type Release, RELEASES } from './releases.ts';
