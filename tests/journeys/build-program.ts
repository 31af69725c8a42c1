import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the program and its pages once before all tests, so that journeys run what the sources say. */
export async function setup(): Promise<void> {
  // Files are written even where types disagree; `npm run types` is what fails then.
  await Promise.all([
    run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']),
    run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']),
  ]);
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    child.on('close', (status) => {
      if (status !== 0) process.stderr.write(said);
      resolve();
    });
  });
}
