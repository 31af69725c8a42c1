import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYTES, CALCINOSIS_FOLDER, openRules } from '../../../tests/packs/open-example-packs.ts';
import { type Classification, NO_ANSWERS } from '../../packs/index.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';

let classification: Classification;
beforeAll(async () => {
  ({ classification } = await openRules(CALCINOSIS_FOLDER));
});

const read = (kind: 'criterion' | 'quantity', id: string, typed: string): ReadAnswer =>
  readAnswer(classification, { kind, id }, typed, ANALYTES);
const added = (answer: ReadAnswer) => (answer.kind === 'answer' ? answer.add(NO_ANSWERS) : undefined);

describe('readAnswer', () => {
  it('reads yes, no and not known', () => {
    expect(added(read('criterion', 'ctd', 'Y'))?.criteria.get('ctd')).toBe('met');
    expect(added(read('criterion', 'ctd', 'no'))?.criteria.get('ctd')).toBe('not-met');
    expect(read('criterion', 'ctd', '?').kind).toBe('unknown');
    expect(read('criterion', 'ctd', 'perhaps').kind).toBe('unclear');
  });

  it('reads a level, and a value in any of its units', () => {
    expect(added(read('quantity', 'phosphate', 'high'))?.quantities.get('phosphate')).toEqual({
      kind: 'level',
      level: 'high',
    });
    const value = added(read('quantity', 'phosphate', '2 mmol/L'))?.quantities.get('phosphate');
    expect(value).toMatchObject({ kind: 'value', interval: { low: expect.closeTo(6.195, 3) as number } });
  });

  it('asks again for a number without a unit or with one of something else', () => {
    expect(read('quantity', 'phosphate', '2')).toMatchObject({ kind: 'unclear' });
    expect(read('quantity', 'calcium-phosphate-product', '60 mg/dL')).toMatchObject({
      kind: 'unclear',
      message: '“mg/dL” is no unit of calcium × phosphate. Use one of mg2/dL2, mmol2/L2.',
    });
  });
});
