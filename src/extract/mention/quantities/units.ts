import type { Tokens } from '../../document/index.ts';
import { readRows, type Resources } from '../../resource.ts';

/** What a quantity in a unit is in a report: see `resources/en/dimension-roles.tsv`. */
export type UnitRole = 'value' | 'dose' | 'mass' | 'rate' | 'volume' | 'size' | 'time' | 'form';

export interface Unit {
  readonly ucum: string;
  readonly dimension: string;
  readonly role: UnitRole;
}

interface Spelling extends Unit {
  /** Without spaces, signs folded, in the written case. */
  readonly written: string;
}

export interface UnitTable {
  /** The longest unit written at token `t`, before token `toToken`; where only case tells two units apart, the written case decides. */
  at(
    text: string,
    tokens: Tokens,
    t: number,
    toToken: number,
  ): (Unit & { readonly toToken: number }) | undefined;
}

/** As the tokeniser cuts; thousands of spellings are cut at start-up, so this stays a single expression. */
const TOKEN = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|\d+(?:[.,]\d+)*|\S/gu;
const FOLDED = /[\u00B2\u00B3\u00B5\u00B9\u2070-\u208E]/gu;
const fold = (written: string): string => written.replace(FOLDED, (sign) => sign.normalize('NFKC'));
const withoutSpaces = (written: string): string => fold(written).replaceAll(/\s/gu, '');

// "beats per min" is "beats/min".
const asDivision = (form: string): string => (form === 'per' ? '/' : form);

/** Reads `units.tsv` and `dimension-roles.tsv`. */
export function createUnitTable(resources: Resources): UnitTable {
  const roles = new Map(
    readRows(resources, 'en/dimension-roles.tsv', 2, 1).map(([dimension, role]) => [
      dimension,
      role as UnitRole,
    ]),
  );
  const spellingsByKey = new Map<string, Spelling[]>();
  const longestByFirst = new Map<string, number>();
  for (const [spelling = '', ucum = '', dimension = ''] of readRows(resources, 'en/units.tsv', 3, 1)) {
    const forms = (fold(spelling).toLowerCase().match(TOKEN) ?? []).map(asDivision);
    const key = forms.join(' ');
    const unit: Spelling = {
      ucum,
      dimension,
      role: roles.get(dimension) ?? 'value',
      written: withoutSpaces(spelling),
    };
    const known = spellingsByKey.get(key);
    if (known === undefined) spellingsByKey.set(key, [unit]);
    else known.push(unit);
    const first = forms[0] ?? '';
    longestByFirst.set(first, Math.max(longestByFirst.get(first) ?? 0, forms.length));
  }
  return {
    at(text, tokens, t, toToken) {
      if (t >= toToken) return undefined;
      let key = asDivision(tokens.words.form(tokens.word[t]));
      const longest = longestByFirst.get(key);
      if (longest === undefined) return undefined;
      let spellings = spellingsByKey.get(key);
      let end = t + 1;
      for (let u = t + 1; u < Math.min(toToken, t + longest); u += 1) {
        key += ` ${asDivision(tokens.words.form(tokens.word[u]))}`;
        const longer = spellingsByKey.get(key);
        if (longer !== undefined) {
          spellings = longer;
          end = u + 1;
        }
      }
      let unit = spellings?.[0];
      if (spellings === undefined || unit === undefined) return undefined;
      const isOneLetter = unit.written.length === 1;
      if (spellings.length > 1 || isOneLetter) {
        const written = withoutSpaces(text.slice(tokens.startUtf16[t], tokens.endUtf16[end - 1]));
        // "22G needle", "1717-1G": one letter is a unit only as written.
        unit = spellings.find((spelling) => spelling.written === written) ?? (isOneLetter ? undefined : unit);
      }
      // "38 mm/h.": the stop that ends the sentence is none of the unit's, though "h." is a way to write it.
      if (end === toToken && end > t + 1 && tokens.words.form(tokens.word[end - 1]) === '.') end -= 1;
      return unit && { ucum: unit.ucum, dimension: unit.dimension, role: unit.role, toToken: end };
    },
  };
}
