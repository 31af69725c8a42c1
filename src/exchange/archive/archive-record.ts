import { z } from 'zod';

/** What an archive says of itself, in its first line. */
export const ArchiveManifestSchema = z.object({
  /** Version of this format. */
  precedentArchive: z.literal(1),
  program: z.string(),
  created: z.string(),
  cases: z.int().nonnegative(),
  revisions: z.int().nonnegative(),
  pairs: z.int().nonnegative(),
  terminologies: z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string() })),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifestSchema>;

/** A revision of a case; `document` is null where the case was removed. */
export const ArchivedRevisionSchema = z.object({
  id: z.string(),
  revision: z.int().positive(),
  change: z.enum(['imported', 'edited', 'removed', 'restored']),
  changedAt: z.string(),
  changedBy: z.string(),
  reason: z.string().nullable(),
  source: z.string().nullable(),
  contentSha256: z.string().nullable(),
  /** When the case came into the library; with its present revision alone. */
  addedAt: z.string().nullable(),
  document: z.unknown(),
});
export type ArchivedRevision = z.infer<typeof ArchivedRevisionSchema>;

/** What is held of two cases that may be of one patient. */
export const ArchivedPairSchema = z.object({
  ids: z.tuple([z.string(), z.string()]),
  status: z.enum(['proposed', 'confirmed', 'rejected']),
  facts: z.unknown(),
  proposedAt: z.string(),
  proposedBy: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ArchivedPair = z.infer<typeof ArchivedPairSchema>;

/** A line of an archive. */
export type ArchiveRecord =
  | { readonly kind: 'manifest'; readonly manifest: ArchiveManifest }
  | { readonly kind: 'revision'; readonly revision: ArchivedRevision }
  | { readonly kind: 'pair'; readonly pair: ArchivedPair }
  | { readonly kind: 'end'; readonly lines: number };
