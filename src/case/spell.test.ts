import { expect, it } from 'vitest';
import { spellDays } from './spell-days.ts';
import { spellUnit } from './spell-unit.ts';

it.each([
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['mg2/dL2', 'mg²/dL²'],
  ['10*9/L', '10⁹/L'],
  ['mm[Hg]', 'mmHg'],
  ['ug/dL', 'µg/dL'],
  ['u[iU]/mL', 'µIU/mL'],
  ['{cells}/uL', 'cells/µL'],
  ['mg/kg/d', 'mg/kg/d'],
  ['U/L', 'U/L'],
  ['years', 'years'],
])('the unit %s is written %s', (ucum, written) => expect(spellUnit(ucum)).toBe(written));

it.each([
  [30, 30, '30 days'],
  [1, 1, '1 day'],
  [91.31, 365.24, '3–12 months'],
  [243.5, 243.5, '8 months'],
  [6574.36, 7304.85, '18–20 years'],
  [42, 913.1, '42 days to 2.5 years'],
])('%d to %d days are said as %s', (low, high, words) => expect(spellDays(low, high)).toBe(words));
