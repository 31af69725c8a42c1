import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarity, weigh } from './index.ts';

const id = fc.integer({ min: 0, max: 30 }).map((n) => `C:${n}`);
const ids = fc.uniqueArray(id, { maxLength: 12 });
const profile = fc
  .record({ present: ids, share: fc.double({ min: 0, max: 1, noNaN: true }), excluded: ids })
  .map(({ present, share, excluded }) => {
    const cut = Math.ceil(present.length * share);
    return {
      direct: present.slice(0, cut),
      inherited: present.slice(cut),
      excluded: excluded.filter((one) => !present.includes(one)),
    };
  });
const informativeness = {
  presentNats: (one: string) => 0.1 + Number(one.slice(2)) / 5,
  excludedNats: (one: string) => 0.1 + Number(one.slice(2)) / 9,
};

describe('laws of similarity', () => {
  it('is at most 1, in both directions', () => {
    fc.assert(
      fc.property(profile, profile, (a, b) => {
        const [one, other] = [weigh(a, informativeness), weigh(b, informativeness)];
        expect(similarity(one, other)).toBeLessThanOrEqual(1 + 1e-12);
        expect(similarity(other, one)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('a precedent that lacks something is less alike than one that has something more', () => {
    fc.assert(
      fc.property(ids, ids, (shared, more) => {
        const rest = more.filter((one) => !shared.includes(one));
        fc.pre(shared.length > 0 && rest.length > 0);
        const small = weigh({ direct: shared, inherited: [], excluded: [] }, informativeness);
        const large = weigh({ direct: [...shared, ...rest], inherited: [], excluded: [] }, informativeness);
        expect(similarity(small, large)).toBeGreaterThan(similarity(large, small));
      }),
    );
  });

  it('a case is wholly like itself', () => {
    fc.assert(
      fc.property(profile, (a) => {
        const weighed = weigh(a, informativeness);
        expect(similarity(weighed, weighed)).toBeCloseTo(weighed.amount === 0 ? 0 : 1, 9);
      }),
    );
  });

  it('excluding what the other has lowers it', () => {
    fc.assert(
      fc.property(profile, profile, (a, b) => {
        const [contradiction] = b.direct.filter(
          (one) => ![...a.direct, ...a.inherited, ...a.excluded, ...b.excluded].includes(one),
        );
        if (contradiction === undefined) return;
        const before = similarity(weigh(a, informativeness), weigh(b, informativeness));
        fc.pre(before >= 0);
        const after = similarity(
          weigh({ ...a, excluded: [...a.excluded, contradiction] }, informativeness),
          weigh(b, informativeness),
        );
        expect(after).toBeLessThan(before + 1e-12);
      }),
    );
  });
});
