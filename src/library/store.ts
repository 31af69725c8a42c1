import type { Kysely } from 'kysely';
import type { LibraryTables } from './database/schema.ts';
import type { ConceptIndexer } from './indexing/concept-indexer.ts';
import type { ConceptNumbers } from './indexing/concept-numbers.ts';

/** What every operation on an open library works with. */
export interface Store {
  readonly db: Kysely<LibraryTables>;
  readonly numbers: ConceptNumbers;
  readonly indexer: ConceptIndexer;
  /** Who changes are signed by where the caller does not say. */
  readonly user: string;
  /** `embedded`: PGlite, one session; `server`: PostgreSQL. */
  readonly kind: 'embedded' | 'server';
}
