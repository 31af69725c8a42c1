/**
 * Makes `resources/library/empty-cluster-pglite-<version>.tar.br`: an empty embedded database, so that a new library opens in a second.
 * With `--check` it only says whether the file for the installed PGlite is there: initdb draws random numbers, so two runs never give the
 * same bytes.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { templatePath } from '../src/library/database/cluster-template.ts';

const file = templatePath();
if (process.argv.includes('--check')) {
  if (!existsSync(file)) {
    console.error(`${file} is missing: run npx tsx scripts/generate-cluster-template.ts.`);
    process.exitCode = 1;
  }
} else {
  const database = await PGlite.create();
  await database.query('vacuum analyze');
  await database.query('checkpoint');
  const tar = Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer());
  const packed = brotliCompressSync(tar, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
    },
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, packed);
  console.error(`${file}: ${packed.length} bytes`);
  await database.close();
}
