/**
 * Version of the layout of a cached vocabulary: how its tables are named and what they mean.
 *
 * Raise it when that changes; caches of other versions are then not found, and are built anew. While the code is in files of its
 * own, `load/compiler-fingerprint.ts` notices a changed compiler without it.
 */
export const CACHE_FORMAT_VERSION = 1;
