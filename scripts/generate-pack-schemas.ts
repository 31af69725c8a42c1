/** Writes the JSON Schemas of a pack's files to packs/schemas; `--check` fails when they are stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ClassificationSchema, ManifestSchema, SeriesFileSchema } from '../src/packs/index.ts';

const FOLDER = 'packs/schemas';
const SCHEMAS = {
  pack: ManifestSchema,
  classification: ClassificationSchema,
  series: SeriesFileSchema,
} as const;

if (!existsSync(FOLDER)) mkdirSync(FOLDER, { recursive: true });
for (const [name, schema] of Object.entries(SCHEMAS)) {
  const file = `${FOLDER}/${name}.schema.json`;
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`${file} is stale: run npm run generate and review the difference.\n`);
    process.exitCode = 1;
  }
}
