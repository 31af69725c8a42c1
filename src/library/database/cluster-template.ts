import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** Where the empty cluster for this very PGlite is kept; another version of PGlite makes another file. */
export function templatePath(): string {
  const resources = fileURLToPath(new URL('../../../resources/library/', import.meta.url));
  return path.join(resources, `empty-cluster-pglite-${pgliteVersion()}.tar.br`);
}

/**
 * An empty, initialised cluster to start a new folder from: unpacking takes a second, `initdb` inside PGlite six.
 * Undefined where none was made for this version of PGlite (`npx tsx scripts/generate-cluster-template.ts` makes one).
 */
export function templateArchive(): Blob | undefined {
  const file = templatePath();
  if (!existsSync(file)) return undefined;
  return new Blob([new Uint8Array(brotliDecompressSync(readFileSync(file)))], { type: 'application/x-tar' });
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = JSON.parse(readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
