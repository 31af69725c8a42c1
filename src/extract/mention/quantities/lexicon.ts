import { PhraseTable } from '../../document/index.ts';
import { readRows, type Resources } from '../../resource.ts';
import type { DoseMention, ValueMention } from '../mention.ts';
import { createUnitTable, type UnitTable } from './units.ts';

export type TimeUnit = 'year' | 'month' | 'week' | 'fortnight' | 'day' | 'hour' | 'minute' | 'decade';

export interface NumberWord {
  readonly value: number;
  readonly kind: 'cardinal' | 'tens' | 'hundred' | 'ordinal' | 'vague' | 'decade';
}

export interface SexWord {
  readonly sex: 'female' | 'male';
  readonly use: 'noun' | 'plural';
}

export interface ValueWord {
  readonly interpretation: NonNullable<ValueMention['interpretation']>;
  readonly needsMeasurement: boolean;
}

/** See `resources/en/measurement-cues.tsv`. */
export type MeasurementCue = 'number' | 'mass' | 'word';

/** What a word beside a time makes of it: see `resources/en/time-context.tsv`. */
export type TimeRole = 'after' | 'before' | 'at' | 'spent' | 'visit' | 'kind' | 'rate' | 'stop' | 'near';

export type DoseWord =
  | { readonly kind: 'frequency'; readonly timesPerDay: number }
  | { readonly kind: 'route'; readonly route: NonNullable<DoseMention['route']> }
  | { readonly kind: 'amount' }
  | { readonly kind: 'detail' };

/** Everything the readers of quantities know about words, from the reviewable lists under `resources/en/`. */
export interface Lexicon {
  readonly numbers: ReadonlyMap<string, NumberWord>;
  readonly timeUnits: ReadonlyMap<string, { readonly unit: TimeUnit; readonly isShort: boolean }>;
  readonly timeContext: Readonly<Record<TimeRole, ReadonlySet<string>>>;
  readonly months: ReadonlyMap<string, number>;
  readonly sexes: ReadonlyMap<string, SexWord>;
  readonly kin: ReadonlyMap<string, 'female' | 'male' | undefined>;
  /** Words for a narrow stage of life, with the days it may last. */
  readonly ageWords: ReadonlyMap<string, number>;
  readonly doses: PhraseTable<DoseWord>;
  readonly values: PhraseTable<ValueWord>;
  readonly valueModifiers: ReadonlySet<string>;
  /** Phrases that hold a value word and are no value. */
  readonly valueExclusions: PhraseTable<true>;
  /** Words that announce a measurement, and what after one is its value. */
  readonly measurementCues: ReadonlyMap<string, MeasurementCue>;
  /** UCUM annotations that count units of a drug. */
  readonly doseForms: ReadonlySet<string>;
  readonly referenceRanges: PhraseTable<true>;
  readonly units: UnitTable;
}

/** Reads the word lists; throws DefectError where one is damaged. */
export function readLexicon(resources: Resources): Lexicon {
  const rows = (name: string, columns: number): string[][] =>
    readRows(resources, `en/${name}.tsv`, columns, 1);
  const phrases = (name: string): PhraseTable<true> =>
    new PhraseTable(rows(name, 1).map(([phrase = '']) => [phrase, true] as const));
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
    timeContext: readTimeContext(rows('time-context', 2)),
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
    ageWords: new Map(rows('age-words', 2).map(([word = '', days]) => [word, Number(days)])),
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
    valueExclusions: phrases('value-exclusions'),
    measurementCues: new Map(
      rows('measurement-cues', 2).map(([word = '', announces]) => [word, announces as MeasurementCue]),
    ),
    doseForms: new Set(rows('dose-forms', 1).map(([ucum = '']) => ucum)),
    referenceRanges: phrases('reference-range-words'),
    units: createUnitTable(resources),
  };
}

function readTimeContext(rows: readonly string[][]): Record<TimeRole, Set<string>> {
  const byRole: Record<TimeRole, Set<string>> = {
    after: new Set(),
    before: new Set(),
    at: new Set(),
    spent: new Set(),
    visit: new Set(),
    kind: new Set(),
    rate: new Set(),
    stop: new Set(),
    near: new Set(),
  };
  for (const [word = '', role] of rows) byRole[role as TimeRole].add(word);
  return byRole;
}

function doseWord(kind: string | undefined, value: string | undefined): DoseWord {
  if (kind === 'frequency') return { kind, timesPerDay: Number(value) };
  if (kind === 'route') return { kind, route: value as NonNullable<DoseMention['route']> };
  if (kind === 'amount') return { kind };
  return { kind: 'detail' };
}
