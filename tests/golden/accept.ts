import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BRIEFED, goldenBriefPath, withBriefs } from './read-brief.ts';
import { EXAMPLES, goldenPath, openReader, readExample, reviewable } from './read-example.ts';

// Rewrites every golden case and brief; the difference is reviewed before it is committed.
const reader = await openReader();
for (const name of EXAMPLES) {
  const path = goldenPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, reviewable(await readExample(reader, name)));
  process.stderr.write(`wrote ${path}\n`);
}
await withBriefs(async (briefOf) => {
  for (const report of BRIEFED) {
    const path = goldenBriefPath(report);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await briefOf(report));
    process.stderr.write(`wrote ${path}\n`);
  }
});
