import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Account, Accounts } from './accounts.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

/** After OWASP Session Management Cheat Sheet: idle hours of a working day, and an end that use does not move. */
const LONGEST_IDLE = '8 hours';
const LONGEST = '7 days';
// Each request would write otherwise.
const MARK_USED_EVERY = '5 minutes';

/** Who is signed in, by the token in a browser's cookie. */
export interface Sessions {
  /** A new token; it is told once and kept only as its hash. */
  start(account: string): Promise<string>;
  /** The account of a token that has not run out. */
  find(token: string): Promise<Account | undefined>;
  end(token: string): Promise<void>;
}

/** Sessions kept in these tables. */
export function sessionsIn(db: Kysely<WorkspaceDatabase>, accounts: Accounts): Sessions {
  return {
    start: async (account) => {
      const token = randomBytes(32).toString('base64url');
      await sql`delete from sessions where used_at < now() - ${LONGEST_IDLE}::interval or created_at < now() - ${LONGEST}::interval`.execute(
        db,
      );
      await sql`insert into sessions (token_sha256, account) values (${hashOf(token)}, ${account})`.execute(
        db,
      );
      return token;
    },
    find: async (token) => {
      const { rows } = await sql<{
        account: string;
        is_stale: boolean;
      }>`select account, used_at < now() - ${MARK_USED_EVERY}::interval as is_stale
        from sessions where token_sha256 = ${hashOf(token)}
          and used_at > now() - ${LONGEST_IDLE}::interval and created_at > now() - ${LONGEST}::interval`.execute(
        db,
      );
      const [row] = rows;
      if (row === undefined) return undefined;
      if (row.is_stale)
        await sql`update sessions set used_at = now() where token_sha256 = ${hashOf(token)}`.execute(db);
      return accounts.find(row.account);
    },
    end: async (token) =>
      void (await sql`delete from sessions where token_sha256 = ${hashOf(token)}`.execute(db)),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
