import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the program once before all tests, so that journeys run what the sources say. */
export function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    { cwd: root, encoding: 'utf8' },
  );
  // Files are written even where types disagree; `npm run types` is what fails then.
  if (built.status !== 0) process.stderr.write(`${built.stdout}${built.stderr}`);
}
