import { assertNever } from '../../errors.ts';
import { spellNumber } from './interval.ts';
import type { LevelBasis, Range } from './quantity-readings.ts';

/** Why a value is called high, low or normal, in words. */
export function spellBasis(basis: LevelBasis | undefined, range: Range | undefined, unit: string): string {
  const ends =
    range === undefined
      ? ''
      : `, ${range.low === undefined ? '' : spellNumber(range.low)}–${range.high === undefined ? '' : spellNumber(range.high)} ${unit}`;
  switch (basis) {
    case 'stated':
      return 'as the report says';
    case 'report-range':
      return `the report's own range${ends}`;
    case 'pack-range':
      return `the pack's range${ends}`;
    case 'reader-range':
      return 'an adult range';
    case 'answered':
    case undefined:
      return 'as answered';
    default:
      return assertNever(basis);
  }
}
