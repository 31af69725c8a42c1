import { pipeline } from 'node:stream/promises';
import { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SqlConnections } from './dialect.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A pool of connections to a PostgreSQL server, version 15 or newer. A connection that breaks is thrown away and the next call makes a
 * new one, so that a server which went away and came back is simply used again.
 */
export function serverConnections(databaseUrl: string, maxConnections: number): SqlConnections {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'precedent',
    keepAlive: true,
  });
  // An idle connection that breaks is reported here; without a listener Node would end the process. The pool has dropped it already.
  pool.on('error', () => {});
  return {
    acquire: async () => {
      const client = await pool.connect();
      const ignore = () => {};
      client.on('error', ignore);
      return {
        query: async (text, parameters) => {
          const { rows, rowCount } = await client.query(text, [...parameters]);
          return { rows, affectedRows: rowCount ?? undefined };
        },
        copy: (text, bytes) => pipeline([bytes], client.query(copyFrom(text))),
        release: (broken) => {
          client.off('error', ignore);
          client.release(broken);
        },
      };
    },
    close: () => pool.end(),
  };
}
