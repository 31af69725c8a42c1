import { readFileSync } from 'node:fs';

/** A fixture of another system's format, parsed; each call gives a copy of its own. */
export function readFixture(name: string): Record<string, never> {
  return JSON.parse(readFileSync(new URL(`../fixtures/exchange/${name}`, import.meta.url), 'utf8')) as Record<
    string,
    never
  >;
}
