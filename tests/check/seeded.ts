import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text with one slip, its sound twin, and the rule that the slip is for. */
export interface SeededPair {
  readonly rule: string;
  readonly slip: string;
  readonly sound: string;
}

/** The table of seeded errors. */
export const SEEDED: readonly SeededPair[] = readFileSync(join(import.meta.dirname, 'seeded.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => {
    const [rule = '', slip = '', sound = ''] = line
      .split('\t')
      .map((cell) => cell.trim().replace(/ ?¶ ?/g, '\n'));
    return { rule, slip, sound };
  });
