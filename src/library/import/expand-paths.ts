import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../errors.ts';

/**
 * The files that paths mean, in a stable order: a file is itself, a folder all files below it (hidden ones left out), a pattern with
 * `*`, `?` or `**` what it matches. Throws `InputError` `file-not-found` for a path or pattern that means nothing.
 */
export function expandPaths(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(expand))];
}

function expand(given: string): readonly string[] {
  if (existsSync(given)) return statSync(given).isDirectory() ? filesBelow(given) : [given];
  if (!/[*?]/.test(given)) {
    throw new InputError(
      'file-not-found',
      `${given} does not exist. Give a file, a folder, or a pattern such as 'cases/*.json'.`,
    );
  }
  const fixed = given.slice(0, given.search(/[*?]/));
  const root = fixed.includes('/') ? fixed.slice(0, fixed.lastIndexOf('/')) || '/' : '.';
  const pattern = patternOf(given);
  const matches = existsSync(root) ? filesBelow(root).filter((file) => pattern.test(file)) : [];
  if (matches.length === 0) throw new InputError('file-not-found', `No file matches ${given}.`);
  return matches;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(file);
      return entry.isFile() || (entry.isSymbolicLink() && statSync(file).isFile()) ? [file] : [];
    });
}

function patternOf(glob: string): RegExp {
  const source = path
    .normalize(glob)
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}
