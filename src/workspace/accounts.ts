import { type Kysely, sql } from 'kysely';
import { ConflictError, InputError, NotFoundError } from '../errors.ts';
import { hashPassword, isPassword } from './password.ts';
import type { AccountRole } from './account-role.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

/** Somebody who may come in. */
export interface Account {
  readonly name: string;
  readonly displayName: string;
  readonly role: AccountRole;
  readonly signsInBy: 'password' | 'openid';
  /** ISO 8601. */
  readonly createdAt: string;
}

/** An account to be made: with a password, or with the subject of an OpenID provider. */
export interface NewAccount {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly role: AccountRole;
  readonly password?: string;
  readonly openIdSubject?: string;
}

/** The accounts of a library. */
export interface Accounts {
  any(): Promise<boolean>;
  list(): Promise<readonly Account[]>;
  /** Throws `ConflictError` `account-exists`, `InputError` `account-name` or `password-short`. */
  add(account: NewAccount): Promise<Account>;
  /** Ends the sessions of the account. Throws `NotFoundError` `account-not-found`, `ConflictError` `last-admin`. */
  change(
    name: string,
    change: {
      readonly displayName?: string | undefined;
      readonly role?: AccountRole | undefined;
      readonly password?: string | undefined;
    },
  ): Promise<Account>;
  /** As `change`. */
  remove(name: string): Promise<void>;
  find(name: string): Promise<Account | undefined>;
  findByOpenId(subject: string): Promise<Account | undefined>;
  /** The account whose name and password these are. */
  verify(name: string, password: string): Promise<Account | undefined>;
}

interface Row {
  readonly name: string;
  readonly display_name: string;
  readonly role: AccountRole;
  readonly password_hash: string | null;
  readonly created_at: Date;
}

const NAME = /^[a-z0-9][a-z0-9._@-]{0,99}$/;
const SHORTEST_PASSWORD = 10;

/** Accounts kept in these tables. */
export function accountsIn(db: Kysely<WorkspaceDatabase>): Accounts {
  const select = sql`select name, display_name, role, password_hash, created_at from accounts`;
  const one = async (condition: ReturnType<typeof sql>): Promise<Row | undefined> =>
    (await sql<Row>`${select} where ${condition}`.execute(db)).rows[0];
  const required = async (name: string): Promise<Row> => {
    const row = await one(sql`name = ${name}`);
    if (row !== undefined) return row;
    throw new NotFoundError(
      'account-not-found',
      `There is no account ${name}. precedent user list shows them.`,
    );
  };
  // Without one nobody could make accounts any more.
  const keepAnAdmin = async (row: Row): Promise<void> => {
    if (row.role !== 'admin') return;
    const { rows } = await sql<{
      admins: number;
    }>`select count(*)::int as admins from accounts where role = 'admin'`.execute(db);
    if ((rows[0]?.admins ?? 0) > 1) return;
    throw new ConflictError('last-admin', `${row.name} is the last administrator. Make another one first.`);
  };
  const accounts: Accounts = {
    any: async () => (await sql`select 1 from accounts limit 1`.execute(db)).rows.length > 0,
    list: async () => (await sql<Row>`${select} order by name`.execute(db)).rows.map(accountOf),
    find: async (name) => optional(await one(sql`name = ${name}`)),
    findByOpenId: async (subject) => optional(await one(sql`openid_subject = ${subject}`)),
    add: async ({ name, displayName, role, password, openIdSubject }) => {
      if (!NAME.test(name))
        throw new InputError(
          'account-name',
          `${JSON.stringify(name)} cannot be a name: use small letters, digits and . _ @ -, a letter or digit first.`,
        );
      const hash = password === undefined ? null : await hashPassword(longEnough(password));
      const { numAffectedRows } =
        await sql`insert into accounts (name, display_name, role, password_hash, openid_subject)
        values (${name}, ${displayName ?? name}, ${role}, ${hash}, ${openIdSubject ?? null}) on conflict do nothing`.execute(
          db,
        );
      if (numAffectedRows !== 1n)
        throw new ConflictError('account-exists', `There is an account ${name} already.`);
      return accountOf(await required(name));
    },
    change: async (name, { displayName, role, password }) => {
      const row = await required(name);
      if (role !== undefined && role !== 'admin') await keepAnAdmin(row);
      const hash = password === undefined ? row.password_hash : await hashPassword(longEnough(password));
      await sql`update accounts set display_name = ${displayName ?? row.display_name}, role = ${role ?? row.role}, password_hash = ${hash},
        changed_at = now() where name = ${name}`.execute(db);
      await sql`delete from sessions where account = ${name}`.execute(db);
      return accountOf(await required(name));
    },
    remove: async (name) => {
      await keepAnAdmin(await required(name));
      await sql`delete from sessions where account = ${name}`.execute(db);
      await sql`delete from accounts where name = ${name}`.execute(db);
    },
    verify: async (name, password) => {
      const row = await one(sql`name = ${name}`);
      return (await isPassword(password, row?.password_hash ?? undefined)) ? optional(row) : undefined;
    },
  };
  return accounts;
}

function longEnough(password: string): string {
  if (password.length >= SHORTEST_PASSWORD) return password;
  throw new InputError(
    'password-short',
    `A password has at least ${SHORTEST_PASSWORD} characters. Several words make a good one.`,
  );
}

function optional(row: Row | undefined): Account | undefined {
  return row === undefined ? undefined : accountOf(row);
}

function accountOf({ name, display_name, role, password_hash, created_at }: Row): Account {
  return {
    name,
    displayName: display_name,
    role,
    signsInBy: password_hash === null ? 'openid' : 'password',
    createdAt: created_at.toISOString(),
  };
}
