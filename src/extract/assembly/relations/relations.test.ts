import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../case/index.ts';
import { documentFromText, WordTable } from '../../document/index.ts';
import type { Mention } from '../../mention/index.ts';
import { linkDoses } from './link-doses.ts';
import { linkValues } from './link-values.ts';

/** Reads `{drug:prednisolone} {dose:20 mg}`: the text without marks, and its mentions; one sentence per full stop. */
function parse(marked: string) {
  let text = '';
  let sentence = 0;
  const mentions: Mention[] = [];
  for (const part of marked.split(/(\{[^}]+\})/)) {
    const mark = /^\{(\w+):([^}]+)\}$/.exec(part);
    if (mark === null) {
      text += part;
      sentence += (part.match(/\. /g) ?? []).length;
      continue;
    }
    const [, type = '', words = ''] = mark;
    const span = spanOf(text.length, text.length + words.length);
    text += words;
    const quantity = /^[<\d]/.test(words) ? { quantity: { value: 1 } } : {};
    mentions.push({
      type,
      span,
      sentence,
      concepts: [],
      label: words,
      basis: 'exact',
      ...quantity,
    } as Mention);
  }
  return { document: documentFromText(text, new WordTable()), mentions };
}

function linksOf(marked: string): string[] {
  const { document, mentions } = parse(marked);
  const quote = (index: number): string => {
    const span = mentions[index]?.span;
    return document.text.slice(span?.start, span?.end);
  };
  return [...linkDoses(document, mentions), ...linkValues(document, mentions)].map(
    ({ from, to }) => `${quote(from)} → ${quote(to)}`,
  );
}

describe('linkDoses', () => {
  it.each([
    ['{drug:prednisolone} {dose:20 mg/day}', ['20 mg/day → prednisolone']],
    ['{dose:20 mg} of oral {drug:prednisolone}', ['20 mg → prednisolone']],
    [
      '{drug:aspirin} {dose:100 mg}, {drug:carvedilol} {dose:50 mg} and {drug:losartan} {dose:25 mg}',
      ['100 mg → aspirin', '50 mg → carvedilol', '25 mg → losartan'],
    ],
    [
      '{dose:250 mg/day} of {drug:bosentan} and {dose:120 µg/day} of {drug:beraprost}',
      ['250 mg/day → bosentan', '120 µg/day → beraprost'],
    ],
    ['{drug:heparin} and {dose:low-dose} {drug:aspirin}', ['low-dose → aspirin']],
    ['{drug:fluorouracil} ({drug:5-FU}) ({dose:600 mg/m2})', ['600 mg/m2 → fluorouracil']],
    ['She took {drug:aspirin}. She weighed {dose:50 g}', []],
  ])('in "%s" gives each dose its drug', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });
});

describe('linkValues', () => {
  it.each([
    ['{measurement:Haemoglobin} was {value:5.7 g/dL}', ['5.7 g/dL → Haemoglobin']],
    ['{value:normal} {measurement:calcium}', ['normal → calcium']],
    [
      '{measurement:calcium} was {value:low} and {measurement:albumin} was {value:normal}',
      ['low → calcium', 'normal → albumin'],
    ],
    [
      '{value:increased} {measurement:renin}, {value:normal} {measurement:calcium}',
      ['increased → renin', 'normal → calcium'],
    ],
    [
      '{value:Normal} serum {measurement:calcium}, {measurement:phosphorus} and {measurement:parathyroid hormone} levels',
      ['Normal → calcium', 'Normal → phosphorus', 'Normal → parathyroid hormone'],
    ],
    [
      '{measurement:ANA}, {measurement:ENA} and {measurement:ANCA} were all {value:negative}',
      ['negative → ANCA', 'negative → ENA', 'negative → ANA'],
    ],
    [
      'cells {value:positive} for {measurement:vimentin} and {measurement:CD10}',
      ['positive → vimentin', 'positive → CD10'],
    ],
    [
      '{measurement:sodium} {value:130 mmol/L}, {measurement:potassium} {value:3.1 mmol/L}',
      ['130 mmol/L → sodium', '3.1 mmol/L → potassium'],
    ],
    [
      '{measurement:pulmonary artery pressure} ({measurement:PAP}) was {value:70 mmHg}',
      ['70 mmHg → pulmonary artery pressure'],
    ],
    ['{value:79%} {measurement:lymphocytes}', ['79% → lymphocytes']],
    [
      `{measurement:ECG} was done ${'and the patient was told about it at some length '.repeat(2)}{value:3.1}`,
      [],
    ],
  ])('in "%s" gives each value its measurements', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });
});
