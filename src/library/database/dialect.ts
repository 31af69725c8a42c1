import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { DefectError } from '../../errors.ts';
import { CopyPayload } from './copied-rows.ts';
import { databaseError } from './database-errors.ts';

/** What a connection answers: rows as objects, and how many rows a write touched. */
export interface SqlAnswer {
  readonly rows: readonly unknown[];
  readonly affectedRows: number | undefined;
}

/** One connection to PGlite or PostgreSQL, lent to one user at a time. */
export interface SqlConnection {
  query(text: string, parameters: readonly unknown[]): Promise<SqlAnswer>;
  /** Runs a `copy … from stdin` over these bytes. */
  copy(text: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Gives it back; `broken` says it must not be lent again. */
  release(broken: boolean): void;
}

/** Where connections come from. */
export interface SqlConnections {
  acquire(): Promise<SqlConnection>;
  close(): Promise<void>;
}

/** Makes Kysely speak PostgreSQL over any source of connections; every failure comes out as one of our errors. */
export function dialectOver(connections: SqlConnections): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => driverOver(connections),
  };
}

function driverOver(connections: SqlConnections): Driver {
  const statement = (connection: DatabaseConnection, text: string) =>
    lentOf(connection)
      .run(text, [])
      .then(() => undefined);
  return {
    init: async () => {},
    acquireConnection: async () => new LentConnection(await guarded(() => connections.acquire())),
    beginTransaction: (connection, settings: TransactionSettings) =>
      statement(connection, beginStatement(settings)),
    commitTransaction: (connection) => statement(connection, 'commit'),
    // A connection that cannot even roll back is not worth keeping, and its error would hide the one that led here.
    rollbackTransaction: (connection) =>
      statement(connection, 'rollback').catch(() => lentOf(connection).markBroken()),
    releaseConnection: async (connection) => lentOf(connection).release(),
    destroy: () => connections.close(),
  };
}

function beginStatement({ isolationLevel, accessMode }: TransactionSettings): string {
  const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
  return `start transaction${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`;
}

async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw databaseError(error);
  }
}

function lentOf(connection: DatabaseConnection): LentConnection {
  return connection as LentConnection;
}

class LentConnection implements DatabaseConnection {
  readonly #connection: SqlConnection;
  #broken = false;

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  async run(text: string, parameters: readonly unknown[]): Promise<SqlAnswer> {
    const [first] = parameters;
    try {
      if (!(first instanceof CopyPayload)) return await this.#connection.query(text, parameters);
      await this.#connection.copy(text, first.bytes);
      return { rows: [], affectedRows: undefined };
    } catch (error) {
      const told = databaseError(error);
      if (told.kind === 'resource') this.#broken = true;
      throw told;
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.run(query.sql, query.parameters);
    return affectedRows === undefined
      ? { rows: rows as R[] }
      : { rows: rows as R[], numAffectedRows: BigInt(affectedRows) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new DefectError('no-streaming', 'Rows are not streamed: page by key instead.');
  }

  markBroken(): void {
    this.#broken = true;
  }

  release(): void {
    this.#connection.release(this.#broken);
  }
}
