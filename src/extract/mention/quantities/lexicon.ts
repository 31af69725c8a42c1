import { PhraseTable } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import type { DoseMention, ValueMention } from '../mention.ts';
import { readRows } from './read-rows.ts';
import { createUnitTable, type UnitTable } from './units.ts';

export type TimeUnit = 'year' | 'month' | 'week' | 'fortnight' | 'day' | 'hour' | 'minute' | 'decade';

export interface NumberWord {
  readonly value: number;
  readonly kind: 'cardinal' | 'tens' | 'hundred' | 'ordinal' | 'vague' | 'decade';
}

export interface SexWord {
  readonly sex: 'female' | 'male';
  readonly use: 'noun' | 'plural' | 'pronoun' | 'state' | 'title';
}

export interface ValueWord {
  readonly interpretation: NonNullable<ValueMention['interpretation']>;
  readonly needsMeasurement: boolean;
}

export type DoseWord =
  | { readonly kind: 'frequency'; readonly timesPerDay: number }
  | { readonly kind: 'route'; readonly route: NonNullable<DoseMention['route']> }
  | { readonly kind: 'form' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'detail' };

/** Everything the readers of quantities know about words, from the reviewable lists under `resources/en/`. */
export interface Lexicon {
  readonly numbers: ReadonlyMap<string, NumberWord>;
  readonly timeUnits: ReadonlyMap<string, { readonly unit: TimeUnit; readonly isShort: boolean }>;
  readonly months: ReadonlyMap<string, number>;
  readonly sexes: ReadonlyMap<string, SexWord>;
  readonly kin: ReadonlyMap<string, 'female' | 'male' | undefined>;
  /** Words for a stage of life, with its length in days where it is narrow. */
  readonly ageWords: ReadonlyMap<string, number | undefined>;
  readonly doses: PhraseTable<DoseWord>;
  readonly values: PhraseTable<ValueWord>;
  readonly valueModifiers: ReadonlySet<string>;
  /** Words that announce a measurement; true where a bare number after one is its value. */
  readonly measurementCues: ReadonlyMap<string, boolean>;
  readonly referenceRanges: PhraseTable<true>;
  readonly units: UnitTable;
}

/** Reads the word lists; throws DefectError where one is damaged. */
export function readLexicon(resources: Resources): Lexicon {
  const rows = (name: string, columns: number): string[][] => readRows(resources, `en/${name}.tsv`, columns);
  return {
    numbers: new Map(
      rows('number-words', 3).map(([word = '', value, kind]) => [
        word,
        { value: Number(value), kind: kind as NumberWord['kind'] },
      ]),
    ),
    timeUnits: new Map(
      rows('time-units', 3).map(([word = '', unit, form]) => [
        word,
        { unit: unit as TimeUnit, isShort: form === 'short' },
      ]),
    ),
    months: new Map(rows('month-names', 2).map(([word = '', month]) => [word, Number(month)])),
    sexes: new Map(
      rows('sex-words', 3).map(([word = '', sex, use]) => [
        word,
        { sex: sex as SexWord['sex'], use: use as SexWord['use'] },
      ]),
    ),
    kin: new Map(
      rows('kinship-words', 2).map(([word = '', sex]) => [
        word,
        sex === 'female' || sex === 'male' ? sex : undefined,
      ]),
    ),
    ageWords: new Map(
      rows('age-words', 2).map(([word = '', days]) => [word, days === '' ? undefined : Number(days)]),
    ),
    doses: new PhraseTable(
      rows('dose-words', 3).map(([phrase = '', kind, value]) => [phrase, doseWord(kind, value)] as const),
    ),
    values: new PhraseTable(
      rows('value-words', 3).map(
        ([phrase = '', interpretation, needs]) =>
          [
            phrase,
            {
              interpretation: interpretation as ValueWord['interpretation'],
              needsMeasurement: needs === 'measurement',
            },
          ] as const,
      ),
    ),
    valueModifiers: new Set(rows('value-modifiers', 1).map(([word = '']) => word)),
    measurementCues: new Map(
      rows('measurement-cues', 2).map(([word = '', number]) => [word, number === 'yes']),
    ),
    referenceRanges: new PhraseTable(
      rows('reference-range-words', 1).map(([phrase = '']) => [phrase, true] as const),
    ),
    units: createUnitTable(resources),
  };
}

function doseWord(kind: string | undefined, value: string | undefined): DoseWord {
  if (kind === 'frequency') return { kind, timesPerDay: Number(value) };
  if (kind === 'route') return { kind, route: value as NonNullable<DoseMention['route']> };
  if (kind === 'form' || kind === 'amount') return { kind };
  return { kind: 'detail' };
}
