import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Resources } from '../extract/index.ts';

const ROOT = new URL('../../', import.meta.url);

/** The version in package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
  return version;
}

/** The files under `resources/`, read when asked for. */
export function openResources(): Resources {
  const at = (name: string): URL => new URL(`resources/${name}`, ROOT);
  return { text: (name) => readFileSync(at(name), 'utf8'), bytes: (name) => readFileSync(at(name)) };
}

/** Tables of the built-in vocabulary, in an order that does not depend on the disk. */
export function builtinFiles(): string[] {
  const folder = fileURLToPath(new URL('resources/terminology/', ROOT));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => `${folder}${name}`);
}

/** The folder of the packs that ship with the program. */
export function builtinPackFolder(): string {
  return fileURLToPath(new URL('packs/', ROOT));
}

/** The folder of the example reports. */
export function exampleFolder(): string {
  return fileURLToPath(new URL('examples/', ROOT));
}

/** The folder that the pages are built into. */
export function pagesFolder(): string {
  return fileURLToPath(new URL('dist/web/', ROOT));
}
