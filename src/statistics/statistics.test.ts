import { describe, expect, it } from 'vitest';
import { clopperPearson, fisherExact, mannWhitney, summariseNumbers } from './index.ts';

const percent = (x: number | undefined) => Math.round((x ?? Number.NaN) * 1000) / 10;

describe('the exact interval of a proportion', () => {
  // Clopper–Pearson limits in per cent as tabulated for small n (Documenta Geigy; the same from R's binom.test).
  it.each([
    [1, 4, 0.6, 80.6],
    [4, 5, 28.4, 99.5],
    [0, 2, 0, 84.2],
    [2, 2, 15.8, 100],
    [2, 4, 6.8, 93.2],
    [1, 5, 0.5, 71.6],
    [20, 20, 83.2, 100],
    [9, 17, 27.8, 77.0],
  ])('of %i of %i is %d–%d %%', (n, of, low, high) => {
    const interval = clopperPearson(n, of);
    expect([percent(interval?.low), percent(interval?.high)]).toEqual([low, high]);
  });

  // SciPy 1.17, scipy.stats.beta.ppf.
  it.each([
    [3, 17, 0.037985068070626, 0.43431787284428397],
    [500, 5_000, 0.09181987708789309, 0.1086504173049915],
    [1, 100_000, 2.531780477933314e-7, 5.571516034774275e-5],
    [99_999, 100_000, 0.9999442848396523, 0.9999997468219523],
  ])('agrees with SciPy to nine digits: %i of %i', (n, of, low, high) => {
    const interval = clopperPearson(n, of);
    expect((interval?.low ?? 0) / low).toBeCloseTo(1, 9);
    expect((interval?.high ?? 0) / high).toBeCloseTo(1, 9);
  });

  it('does not exist for nothing of nothing', () => {
    expect(clopperPearson(0, 0)).toBeUndefined();
  });
});

describe("Fisher's exact test", () => {
  it('agrees with the lady tasting tea (Fisher 1935; R fisher.test: p = 0.4857)', () => {
    expect(
      fisherExact([
        [3, 1],
        [1, 3],
      ]),
    ).toBeCloseTo(0.4857, 4);
  });

  it("agrees with the twins of convicts (Fisher 1962, R's example: two-sided p = 0.0005367)", () => {
    expect(
      fisherExact([
        [2, 15],
        [10, 3],
      ]),
    ).toBeCloseTo(0.0005367, 7);
  });

  it('has nothing to say where a margin is empty', () => {
    expect(
      fisherExact([
        [0, 5],
        [0, 3],
      ]),
    ).toBeUndefined();
  });
});

describe('the Mann–Whitney test', () => {
  it("agrees with Hollander & Wolfe's placental permeability (R wilcox.test: W = 35, two-sided p = 0.2544)", () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const weeks = [1.15, 0.88, 0.9, 0.74, 1.21];
    const test = mannWhitney(term, weeks);
    expect(test?.u).toBe(35);
    expect(test?.method).toBe('exact');
    expect(test?.p).toBeCloseTo(0.2544, 4);
  });

  it('uses the normal approximation where numbers are tied', () => {
    expect(mannWhitney([1, 2, 2, 3], [2, 3, 3, 4])?.method).toBe('normal approximation');
  });

  it('says nothing of equal numbers or of an empty group', () => {
    expect(mannWhitney([1, 1], [1, 1])).toBeUndefined();
    expect(mannWhitney([], [1])).toBeUndefined();
  });
});

describe('a summary of numbers', () => {
  it('gives median, quartiles of type 7, mean and sample SD', () => {
    expect(summariseNumbers([2, 4, 4, 4, 5, 5, 7, 9])).toMatchObject({
      n: 8,
      median: 4.5,
      lowerQuartile: 4,
      upperQuartile: 5.5,
      mean: 5,
      low: 2,
      high: 9,
    });
    expect(summariseNumbers([2, 4, 4, 4, 5, 5, 7, 9])?.standardDeviation).toBeCloseTo(2.138, 3);
  });

  it('gives the interval of a median from six numbers on, 96.9 % at six', () => {
    expect(summariseNumbers([1, 2, 3, 4, 5])?.medianInterval).toBeUndefined();
    const { medianInterval } = summariseNumbers([6, 1, 2, 3, 4, 5]) ?? {};
    expect(medianInterval).toMatchObject({ low: 1, high: 6 });
    expect(medianInterval?.confidence).toBeCloseTo(0.96875, 5);
  });

  it('is absent where there are no numbers', () => {
    expect(summariseNumbers([])).toBeUndefined();
  });
});
