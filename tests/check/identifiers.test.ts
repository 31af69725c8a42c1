import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Check, openChecker } from './open-checker.ts';

const ROWS = readFileSync(join(import.meta.dirname, 'identifiers.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => {
    const [category = '', text = '', words = ''] = line.split('\t').map((cell) => cell.trim());
    return { category, text: text.replace(/ ?¶ ?/g, '\n'), words };
  });

let check: Check;
beforeAll(async () => {
  check = await openChecker();
});

/** Rule and words of every identifier that was found. */
async function found(text: string): Promise<string[]> {
  const answer = await check(text);
  return answer.firings
    .filter(({ rule }) => rule.startsWith('deidentification/'))
    .flatMap(({ rule, places }) =>
      places.map(
        ({ span }) => `${rule.slice('deidentification/'.length)}: ${answer.text.slice(span.start, span.end)}`,
      ),
    );
}

describe('an identifier', () => {
  it.each(ROWS.filter(({ category }) => category !== '-'))(
    'of kind $category is located: $words',
    async ({ category, text, words }) => {
      expect(await found(text)).toContain(`${category}: ${words}`);
    },
  );
});

describe('a text without identifiers', () => {
  it.each(ROWS.filter(({ category }) => category === '-'))('stays silent: $text', async ({ text }) => {
    expect(await found(text)).toEqual([]);
  });
});
