import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYTES, CALCINOSIS_FOLDER, LUPUS_FOLDER } from '../../tests/packs/open-example-packs.ts';
import { checkPack, describePackIssue, type PackIssue, type PackTexts, readPackTexts } from './index.ts';

let texts: PackTexts;
beforeAll(async () => {
  texts = await readPackTexts(CALCINOSIS_FOLDER, ['pack.json', 'classification.json', 'series.json']);
});

/** The issues after one change in `classification.json`, which must change something. */
function after(
  from: string,
  to: string,
  file: 'classification.json' | 'pack.json' | 'series.json' = 'classification.json',
): readonly PackIssue[] {
  const text = texts[file] ?? '';
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const { pack, issues } = checkPack({ ...texts, [file]: changed }, { analytes: ANALYTES });
  expect(pack).toBeUndefined();
  return issues;
}

function lineOf(words: string, file: 'classification.json' | 'pack.json' = 'classification.json'): number {
  const text = texts[file] ?? '';
  return text.slice(0, text.indexOf(words)).split('\n').length;
}

describe('checkPack', () => {
  it('finds nothing wrong with the calcinosis pack and the lupus fixture', async () => {
    const lupus = await readPackTexts(LUPUS_FOLDER);
    expect(checkPack(texts, { analytes: ANALYTES }).issues).toEqual([]);
    expect(checkPack(lupus, { analytes: ANALYTES }).issues).toEqual([]);
  });

  it('names file, line and field of a criterion that is mistyped where it is used, and what was meant', () => {
    const [issue] = after(
      '"of": ["calcium-normal", "phosphate-normal"]',
      '"of": ["calcium-norml", "phosphate-normal"]',
    );
    expect(issue).toMatchObject({
      code: 'criterion-unknown',
      file: 'classification.json',
      line: lineOf('"of": ["calcium-normal", "phosphate-normal"]'),
      message: 'there is no criterion “calcium-norml”.',
      mend: 'Did you mean “calcium-normal”?',
    });
    expect(issue.field).toMatch(/^criteria\[\d+\]\.test\.of\[0\]$/);
    expect(describePackIssue(issue)).toContain(`classification.json:${issue.line} criteria[`);
  });

  it('names a mistyped field and the field that was meant', () => {
    const [issue] = after('"above": 70', '"abvoe": 70').filter(({ code }) => code === 'field-unknown');
    expect(issue).toMatchObject({ line: lineOf('"above": 70'), mend: 'Did you mean “above”?' });
    expect(issue.field).toMatch(/test\.abvoe$/);
  });

  it('refuses a unit that the quantity does not have: a product of concentrations needs a squared unit', () => {
    const issues = after('"above": 70, "unit": "mg2/dL2"', '"above": 70, "unit": "mg/dL"');
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      code: 'unit-unknown',
      message: '“mg/dL” is no unit of calcium × phosphate.',
    });
    expect(issues[0].mend).toContain('mg2/dL2, mmol2/L2');
  });

  it('refuses a statement that stands as sourced and names no source', () => {
    const [issue] = after(
      '"standing": "S",\n      "sources": ["S2", "S5", "S8"]',
      '"standing": "S",\n      "sources": []',
    );
    expect(issue).toMatchObject({ code: 'citation-missing' });
    expect(issue.mend).toContain('set standing to D');
  });

  it('refuses a source that pack.json does not have', () => {
    const issues = after('"id": "S17"', '"id": "S170"', 'pack.json');
    expect(issues.map(({ code }) => code)).toContain('reference-unknown');
  });

  it('refuses a reference that nobody can look up', () => {
    const [issue] = after(
      '"doi": "10.1016/j.jaad.2010.08.038",\n      "pmid": "21679810"',
      '"year": 2011',
      'pack.json',
    ).filter(({ message }) => message.includes('stands twice') || message.includes('doi'));
    expect(issue.severity).toBe('error');
  });

  it('names the steps of a circle of criteria', () => {
    const [issue] = after(
      '"test": { "kind": "any", "of": ["panniculitis", "trauma", "local-disease"] }',
      '"test": { "kind": "any", "of": ["panniculitis", "trauma", "tissue-disease"] }',
    ).filter(({ code }) => code === 'cycle');
    expect(issue.message).toBe('it goes in a circle: local-damage → tissue-disease → local-damage.');
  });

  it('names the steps of a circle of quantities', () => {
    const [issue] = after(
      '"of": ["ionised-calcium", "corrected-calcium", "total-calcium"]',
      '"of": ["ionised-calcium", "corrected-calcium", "calcium"]',
    );
    expect(issue).toMatchObject({ code: 'cycle', message: 'it goes in a circle: calcium → calcium.' });
  });

  it('names the line where a file stops being JSON', () => {
    const [issue] = after('"defaultScheme": "five-types",', '"defaultScheme": "five-types"');
    expect(issue).toMatchObject({ code: 'not-json', line: lineOf('"schemes": [') });
  });

  it('refuses a case without an address and a case that is no case', () => {
    const jsonl = `{"id":"x"}\nno json\n`;
    const { issues } = checkPack({ ...texts, 'cases.jsonl': jsonl }, { analytes: ANALYTES });
    expect(issues.map(({ line, code }) => [line, code])).toEqual(
      expect.arrayContaining([
        [1, 'case-shape'],
        [2, 'case-not-json'],
      ]),
    );
  });

  it('refuses a series whose source is not among the references', () => {
    const [issue] = after('"source": "C-SCTC"', '"source": "C-SCTX"', 'series.json');
    expect(issue).toMatchObject({ code: 'reference-unknown', file: 'series.json' });
  });

  it('publishes schemas that its own packs point to', () => {
    for (const file of ['pack.json', 'classification.json', 'series.json'] as const) {
      const { $schema } = JSON.parse(texts[file] ?? '{}') as { $schema: string };
      const schema = JSON.parse(
        readFileSync(new URL($schema, new URL(`../../${CALCINOSIS_FOLDER}/x`, import.meta.url)), 'utf8'),
      ) as object;
      expect(schema).toHaveProperty('properties.schemaVersion');
    }
  });
});
