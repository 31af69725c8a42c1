import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseVocabularyTable } from '../src/terminology/load/index.ts';

const resources = path.resolve(import.meta.dirname, '../resources');
const tables = readdirSync(path.join(resources, 'terminology')).filter((name) => name.endsWith('.tsv'));
const concepts = tables.flatMap((name) =>
  parseVocabularyTable(readFileSync(path.join(resources, 'terminology', name), 'utf8'), name),
);
const byId = new Map(concepts.map((concept) => [concept.id as string, concept]));

function rowsOf(name: string): string[][] {
  return readFileSync(path.join(resources, 'en', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))
    .map((line) => line.split('\t'));
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

function ancestorsOf(id: string): Set<string> {
  const seen = new Set<string>();
  const pending: string[] = [...(byId.get(id)?.isA ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(byId.get(next)?.isA ?? []));
  }
  return seen;
}

function idOf(label: string): string {
  const found = concepts.find((concept) => concept.label.toLowerCase() === label.toLowerCase());
  if (found === undefined) throw new Error(`the vocabulary has no "${label}"`);
  return found.id;
}

const analyteRows = rowsOf('analytes.tsv').map((cells) => ({
  id: cells[0] ?? '',
  label: cells[1] ?? '',
  unit: cells[3] ?? '',
  units: (cells[4] ?? '').split('|').filter((unit) => unit !== ''),
  ranges: cells.slice(6, 9).filter((range) => range !== ''),
  source: cells[9] ?? '',
  plausible: [Number(cells[13] || -Infinity), Number(cells[14] || Infinity)] as const,
  width: cells.length,
}));

function analyteFactor(label: string, unit: string): number {
  const units = analyteRows.find((row) => row.label === label)?.units ?? [];
  return Number(units.find((pair) => pair.startsWith(`${unit}=`))?.slice(unit.length + 1));
}

const unitRows = rowsOf('units.tsv');

function unitFactor(spelling: string): number {
  return Number(unitRows.find((cells) => cells[0] === spelling)?.[3]);
}

describe('the built-in vocabulary', () => {
  it('has at least 600 concepts, about 200 medicines among them', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(600);
    expect(concepts.filter((concept) => concept.kind === 'drug').length).toBeGreaterThanOrEqual(200);
  });

  it('gives each id, and each label, once', () => {
    expect(repeated(concepts.map((concept) => concept.id))).toEqual([]);
    expect(repeated(concepts.map((concept) => concept.label.toLowerCase()))).toEqual([]);
  });

  it('lets no exact name stand for two concepts', () => {
    const exact = concepts.flatMap(({ label, synonyms }) => [
      ...new Set(
        [label, ...synonyms.filter(({ scope }) => scope === 'exact').map(({ text }) => text)].map((name) =>
          name.toLowerCase(),
        ),
      ),
    ]);
    expect(repeated(exact)).toEqual([]);
  });

  it('names only parents that it holds, and no concept is its own ancestor', () => {
    const parents = concepts.flatMap((concept) => concept.isA);
    expect(parents.filter((parent) => !byId.has(parent))).toEqual([]);
    expect(concepts.filter(({ id }) => ancestorsOf(id).has(id))).toEqual([]);
  });

  it('has seven cells in every line', () => {
    const odd = tables.flatMap((name) =>
      readFileSync(path.join(resources, 'terminology', name), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#') && line.split('\t').length !== 7),
    );
    expect(odd).toEqual([]);
  });

  it.each([
    ['lupus panniculitis', 'panniculitis'],
    ['lupus panniculitis', 'cutaneous lupus erythematosus'],
    ['calcinosis universalis', 'Calcinosis cutis'],
    ['alendronic acid', 'bisphosphonate'],
    ['diltiazem', 'calcium channel blocker'],
    ['prednisolone', 'corticosteroid'],
    ['warfarin', 'anticoagulant'],
  ])('knows that %s is a kind of %s', (below, above) => {
    expect(ancestorsOf(idOf(below))).toContain(idOf(above));
  });
});

describe('the table of analytes', () => {
  it('has 16 cells a line and names measurements of the vocabulary, each once', () => {
    expect(analyteRows.filter(({ width }) => width !== 16)).toEqual([]);
    expect(analyteRows.filter(({ id }) => byId.get(id)?.kind !== 'measurement')).toEqual([]);
    expect(repeated(analyteRows.map(({ id }) => id))).toEqual([]);
    expect(analyteRows.length).toBeGreaterThanOrEqual(90);
  });

  it('gives each range a source, its ends in order and inside what is plausible', () => {
    const wrong = analyteRows.filter(({ ranges, source, plausible: [least, most] }) =>
      ranges.some((range) => {
        if (source === '' || !/^(-?\d+(\.\d+)?)?\.\.(-?\d+(\.\d+)?)?$/.test(range)) return true;
        const [from = '', to = ''] = range.split('..');
        const low = from === '' ? least : Number(from);
        const high = to === '' ? most : Number(to);
        return low > high || low < least || high > most;
      }),
    );
    expect(wrong.map(({ label }) => label)).toEqual([]);
  });

  it('converts every unit with a positive factor, the reference unit with 1', () => {
    const wrong = analyteRows.filter(
      ({ unit, units }) =>
        units.some((pair) => !(Number(pair.slice(pair.lastIndexOf('=') + 1)) > 0)) ||
        (unit !== '' && !units.includes(`${unit}=1`)),
    );
    expect(wrong.map(({ label }) => label)).toEqual([]);
  });

  it('converts conventional and SI units as the molar masses say', () => {
    // 1 mmol/L of calcium is 4.008 mg/dL, of glucose 18.02 mg/dL; 88.4 µmol/L of creatinine is 1 mg/dL.
    expect(analyteFactor('calcium', 'mmol/L')).toBeCloseTo(4.008, 3);
    expect(analyteFactor('glucose', 'mmol/L')).toBeCloseTo(18.016, 3);
    expect(88.4 * analyteFactor('creatinine', 'umol/L')).toBeCloseTo(1, 3);
    expect(analyteFactor('haemoglobin', 'g/L')).toBe(0.1);
  });
});

describe('the table of units', () => {
  it('gives each spelling once, with a UCUM code and a dimension', () => {
    expect(repeated(unitRows.map((cells) => cells[0] ?? ''))).toEqual([]);
    expect(unitRows.filter((cells) => !cells[1] || !cells[2])).toEqual([]);
  });

  it('converts 5.7 g/dL to 57 g/L and 4500 cells/mm3 to 4.5 ×10^9/L', () => {
    expect((5.7 * unitFactor('g/dL')) / unitFactor('g/L')).toBeCloseTo(57);
    expect((4500 * unitFactor('cells/mm3')) / unitFactor('×10^9/L')).toBeCloseTo(4.5);
  });
});

describe('the table of usual doses', () => {
  const rows = rowsOf('drug-doses.tsv');

  it('names drugs of the vocabulary, with a range in order and a source', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    const wrong = rows.filter(([id, , , low, high, unit, source]) => {
      const inOrder = Number(low) > 0 && Number(high) >= Number(low);
      return byId.get(id ?? '')?.kind !== 'drug' || !inOrder || !unit?.trim() || !source?.trim();
    });
    expect(wrong).toEqual([]);
  });
});
