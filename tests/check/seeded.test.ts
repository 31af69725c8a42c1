import { beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../src/questions/check/index.ts';
import { type Check, openChecker } from './open-checker.ts';
import { SEEDED } from './seeded.ts';

let check: Check;
beforeAll(async () => {
  check = await openChecker();
});

const rows = SEEDED.map((pair, i) => ({
  ...pair,
  name: `${i + 1} ${pair.rule}: ${pair.slip.slice(-60).replace(/\s+/g, ' ')}`,
}));

describe('a seeded slip', () => {
  it.each(rows)('$name is found', async ({ rule, slip }) => {
    expect((await check(slip)).firings.map((one) => one.rule)).toContain(rule);
  });
});

describe('its sound twin', () => {
  it.each(rows)('$name stays silent', async ({ rule, sound }) => {
    const loud = (await check(sound)).firings.filter((one) => one.rule === rule || one.severity !== 'note');
    expect(loud).toEqual([]);
  });
});

describe('the table of seeded errors', () => {
  it('has sixty pairs at the least, and names rules that exist', () => {
    expect(SEEDED.length).toBeGreaterThanOrEqual(60);
    const ids = new Set<string>(RULES.map(({ id }) => id));
    expect(SEEDED.filter(({ rule }) => !ids.has(rule))).toEqual([]);
  });

  it('has a pair for every rule that needs no library, no publication year and no identifiers', () => {
    const seeded = new Set(SEEDED.map(({ rule }) => rule));
    const open = RULES.map(({ id }) => id).filter(
      (id) =>
        !seeded.has(id) && !/^(?:library|deidentification)\//.test(id) && id !== 'times/after-publication',
    );
    expect(open).toEqual([]);
  });
});
