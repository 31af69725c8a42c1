import { documentFromText, WordTable } from '../../src/extract/document/index.ts';
import type { Hint } from '../../src/extract/mention/tagger/hints.ts';
import type { TagType } from '../../src/extract/mention/tagger/labels.ts';
import type { GoldSpan, TeachingDocument } from './teaching-document.ts';

const PROBLEMS = ['itchy plaques', 'swollen knees', 'night sweats', 'hoarse voice', 'brittle nails'];
const DRUGS = ['zorvamide', 'pelcitol', 'quandoxin', 'merivast'];
const SITES = ['forearm', 'scalp', 'left heel', 'abdomen'];
const TESTS = ['serum ferrule', 'rib count', 'gait index'];

const REPORT_SENTENCES: readonly [string, Readonly<Record<string, TagType>>][] = [
  ['The patient complained of P on her S .', { P: 'problem', S: 'anatomy' }],
  ['She was given D because of P .', { D: 'drug', P: 'problem' }],
  ['The T was unremarkable .', { T: 'measurement' }],
];
const ABSTRACT_SENTENCES: readonly [string, Readonly<Record<string, TagType>>][] = [
  ['We studied P induced by D in rats .', { P: 'problem', D: 'drug' }],
  ['D did not change the rate of P in this trial .', { D: 'drug', P: 'problem' }],
];

/** Sentences made up of invented words, with what they mark: enough to learn from, and nobody's text. */
export function inventedDocuments(count: number): TeachingDocument[] {
  const words = new WordTable();
  return Array.from({ length: count }, (_, i): TeachingDocument => {
    const register = i % 2 === 0 ? 'report' : 'abstract';
    const templates = register === 'report' ? REPORT_SENTENCES : ABSTRACT_SENTENCES;
    const fill: Readonly<Record<string, string>> = {
      P: PROBLEMS[i % PROBLEMS.length],
      D: DRUGS[i % DRUGS.length],
      S: SITES[i % SITES.length],
      T: TESTS[i % TESTS.length],
    };
    const gold: GoldSpan[] = [];
    let text = '';
    for (const [sentence, types] of templates) {
      for (const word of sentence.split(' ')) {
        const filled = fill[word] ?? word;
        if (types[word] !== undefined)
          gold.push({ start: text.length, end: text.length + filled.length, type: types[word] });
        text += `${filled} `;
      }
      text += '\n';
    }
    const hints: Hint[] = [];
    return { id: `invented-${i}`, register, document: documentFromText(text, words), hints, gold };
  });
}
