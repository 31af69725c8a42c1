/**
 * Version of everything a cached vocabulary holds: its tables, the lexicon's tables, and the meaning of both.
 *
 * Raise it whenever a compiler (`compile-vocabulary.ts`, `lexicon/`, `load/parse-*`) would give other tables for the same files;
 * caches of other versions are then not found, and are rebuilt.
 */
export const CACHE_FORMAT_VERSION = 1;
