export { casesFromBundle } from './read/cases-from-bundle.ts';
export type { Bundle } from './resources.ts';
export { type BundleOptions, toBundle, type WrittenBundle } from './write/to-bundle.ts';
