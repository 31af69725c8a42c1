import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIELDS, parseFilter, RELATIONS } from './index.ts';

const page = readFileSync(new URL('../../../docs/filters.md', import.meta.url), 'utf8');
const blocks = (kind: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) =>
    text.trim(),
  );

describe('docs/filters.md', () => {
  it.each(blocks('filter'))('shows a filter that is one: %s', (filter) => {
    expect(parseFilter(filter).kind).toBeTypeOf('string');
  });

  it('shows what a wrong filter is told', () => {
    for (const block of blocks('filter-error')) {
      const [filter = '', ...message] = block.split('\n');
      expect(() => parseFilter(filter)).toThrowError(message.join('\n'));
    }
    expect(blocks('filter-error').length).toBeGreaterThan(0);
  });

  it('names every field and relation', () => {
    for (const name of [...Object.keys(FIELDS), ...RELATIONS]) expect(page).toContain(`\`${name}`);
  });
});
