import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXAMPLES, goldenPath, openReader, readExample, reviewable } from './read-example.ts';

// Rewrites every golden case; the difference is reviewed before it is committed.
const reader = await openReader();
for (const name of EXAMPLES) {
  const path = goldenPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, reviewable(readExample(reader, name)));
  process.stderr.write(`wrote ${path}\n`);
}
