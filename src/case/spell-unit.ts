const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** UCUM's codes that nobody writes so. */
const AS_WRITTEN: Readonly<Record<string, string>> = {
  'cm[H2O]': 'cmH₂O',
  'mm[Hg]': 'mmHg',
  '[iU]': 'IU',
  '[IU]': 'IU',
  Cel: '°C',
  '[degF]': '°F',
  '{1.73_m2}': '1.73 m²',
  '[in_i]': 'in',
  '[lb_av]': 'lb',
  mo: 'months',
  wk: 'weeks',
  a: 'years',
  '1': '',
};

/** A UCUM unit as people write it: `mL/min/{1.73_m2}` as `mL/min/1.73 m²`, `10*9/L` as `10⁹/L`; what is no UCUM comes back as it is. */
export function spellUnit(ucum: string): string {
  return ucum.split('/').map(spellPart).join('/');
}

function spellPart(part: string): string {
  const whole = AS_WRITTEN[part];
  if (whole !== undefined) return whole;
  return part
    .replaceAll(/cm\[H2O\]|mm\[Hg\]|\[iU\]|\[IU\]/g, (code) => AS_WRITTEN[code] ?? code)
    .replace(/\{([^}]*)\}/, (_, words: string) => words.replaceAll('_', ' '))
    .replace(/^10\*(\d+)/, (_, power: string) => `10${raised(power)}`)
    .replace(/^u(?=[A-Za-z])/, 'µ')
    .replace(/(?<=[A-Za-z])\d$/, raised);
}

function raised(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}
