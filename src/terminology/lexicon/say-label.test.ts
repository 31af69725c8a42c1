import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './language.ts';
import { createLabelGrammar } from './say-label.ts';

const table = readFileSync(new URL('../../../resources/en/label-grammar.tsv', import.meta.url), 'utf8');

describe('the grammar of labels', () => {
  it('says a label as clinicians do', () => {
    const waysToSay = createLabelGrammar(table);
    expect(waysToSay('Aplasia of the uterus')).toContain('absent uterus');
    expect(waysToSay('Decreased circulating iron concentration')).toContain('iron deficiency');
    expect(waysToSay('Fever')).toEqual([]);
  });

  it('lets the pattern with the most words of its own decide', () => {
    const waysToSay = createLabelGrammar('pattern\tways\nAbnormal ~\tshort\nAbnormal ~ morphology\tlong ~\n');
    expect(waysToSay('Abnormal nail morphology')).toEqual(['long nail']);
  });

  it('has a slot in every pattern and in every way', () => {
    const bad = rowsOf(table).filter(
      ([pattern = '', ways = '']) =>
        pattern.split('~').length !== 2 || ways.split('|').some((way) => way.split('~').length !== 2),
    );
    expect(bad).toEqual([]);
  });
});
