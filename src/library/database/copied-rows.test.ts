import { describe, expect, it } from 'vitest';
import { CopiedRows } from './copied-rows.ts';

describe('rows for a COPY', () => {
  const rows = () => new CopiedRows('t', { small: 'int2', whole: 'int4', real: 'float4', double: 'float8' });
  const zero = { small: 0, whole: 0, real: 0, double: 0 };

  it.each([
    { small: 32_768 },
    { whole: 99_999_999_999 },
    { whole: 2000.5 },
    { real: 1e39 },
    { double: Number.NaN },
  ])('refuse a number that its column does not take: %o', (wrong) => {
    expect(() => rows().add({ ...zero, ...wrong })).toThrow(
      expect.objectContaining({ kind: 'input', code: 'value-not-storable' }),
    );
  });

  it('take the largest and the smallest number of each', () => {
    const limits = rows();
    limits.add({ small: 32_767, whole: 2_147_483_647, real: 3.4e38, double: Number.MAX_VALUE });
    limits.add({ small: -32_768, whole: -2_147_483_648, real: -3.4e38, double: -0 });
    expect(limits.length).toBe(2);
  });
});
