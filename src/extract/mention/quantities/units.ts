import { PhraseTable, type Tokens } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import { readRows } from './read-rows.ts';

/** What a quantity in a unit is in a report: see `resources/en/dimension-roles.tsv`. */
export type UnitRole = 'value' | 'dose' | 'mass' | 'rate' | 'volume' | 'size' | 'time' | 'form';

export interface Unit {
  readonly ucum: string;
  readonly dimension: string;
  readonly role: UnitRole;
}

interface Spelling extends Unit {
  /** Without spaces, micro signs folded. */
  readonly folded: string;
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

const fold = (written: string): string => written.replaceAll('µ', 'μ').replaceAll(/\s/gu, '');

/** Reads `units.tsv` and `dimension-roles.tsv`. */
export function createUnitTable(resources: Resources): UnitTable {
  const roles = new Map(
    readRows(resources, 'en/dimension-roles.tsv', 2).map(([dimension, role]) => [
      dimension,
      role as UnitRole,
    ]),
  );
  const bySpelling = new Map<string, Spelling[]>();
  for (const [spelling = '', ucum = '', dimension = ''] of readRows(resources, 'en/units.tsv', 3)) {
    const role = roles.get(dimension) ?? 'value';
    const unit: Spelling = { ucum, dimension, role, folded: fold(spelling) };
    for (const variant of new Set([spelling, spelling.replaceAll('μ', 'µ')])) {
      const key = variant.toLowerCase();
      const known = bySpelling.get(key);
      if (known === undefined) bySpelling.set(key, [unit]);
      else known.push(unit);
    }
  }
  const table = new PhraseTable<readonly Spelling[]>(bySpelling);
  return {
    at(text, tokens, t, toToken) {
      if (t >= toToken) return undefined;
      const match = table.at(tokens, t, toToken);
      if (match === undefined) return undefined;
      const spellings = match.meaning;
      let unit: Spelling | undefined = spellings[0];
      const isOneLetter = unit?.folded.length === 1;
      if (spellings.length > 1 || isOneLetter) {
        const written = fold(text.slice(tokens.startUtf16[t], tokens.endUtf16[match.toToken - 1]));
        // "22G needle", "1717-1G": one letter is a unit only as written.
        unit = spellings.find(({ folded }) => folded === written) ?? (isOneLetter ? undefined : unit);
      }
      if (unit === undefined) return undefined;
      return { ucum: unit.ucum, dimension: unit.dimension, role: unit.role, toToken: match.toToken };
    },
  };
}
