import { describe, expect, it } from 'vitest';
import { spanOf } from '../../case/index.ts';
import { termIdOf } from '../../terminology/index.ts';
import { documentFromText, WordTable } from '../document/index.ts';
import type { Named } from './find-named.ts';
import type { ConceptMention, DoseMention, Mention, ValueMention } from './mention.ts';
import { mergeMentions } from './merge.ts';
import type { TaggedSpan, TagType } from './tagger/index.ts';

const text = 'severe renal failure with elevated creatinine 5 mg after chest CT and cover';
const at = (words: string) => spanOf(text.indexOf(words), text.indexOf(words) + words.length);
const concept = (words: string, type: ConceptMention['type']): ConceptMention => ({
  type,
  span: at(words),
  sentence: 0,
  concepts: [termIdOf(`X:${words.length}`)],
  label: `label of ${words}`,
  basis: 'exact',
});
const learned = (words: string, type: TagType): TaggedSpan => ({ span: at(words), sentence: 0, type });
const value: ValueMention = { type: 'value', span: at('5 mg'), sentence: 0 };
const substanceTest = (words: string) =>
  words === 'creatinine' ? 'measured' : words === 'cover' ? 'mostly-other' : undefined;
const givenTest = (whole: string, start: number, end: number) =>
  whole.slice(start, end) === 'chest' ? { concepts: [], label: 'given' } : undefined;
const organismTest = (whole: string, start: number, end: number) => whole.slice(start, end) === 'cover';
const nameTest = (words: string) => (words.includes('CT') ? 'investigation' : 'measurement');

function merge(
  concepts: ConceptMention[],
  spans: TaggedSpan[],
  quantities: Named['quantities'] = [],
): Mention[] {
  const named: Named = { concepts, quantities, all: [] };
  const document = documentFromText(text, new WordTable());
  return mergeMentions(
    document,
    named,
    { register: 'report', spans },
    { nameTest, substanceTest, givenTest, organismTest },
  );
}
const shown = (mentions: readonly Mention[]) =>
  mentions.map((m) => {
    const concepts = 'concepts' in m ? m.concepts.length : 0;
    return `${m.type}${concepts > 0 ? '*' : ''}: ${text.slice(m.span.start, m.span.end)}`;
  });

describe('mergeMentions', () => {
  it.each<[string, ConceptMention[], TaggedSpan[], string[]]>([
    [
      'one of each on the same words: the concept, on the learned words',
      [concept('renal failure', 'condition')],
      [learned('severe renal failure', 'problem')],
      ['condition*: severe renal failure'],
    ],
    [
      'two names in one learned span: both names as they are',
      [concept('renal failure', 'condition'), concept('creatinine', 'finding')],
      [learned('renal failure with elevated creatinine', 'problem')],
      ['condition*: renal failure', 'finding*: creatinine'],
    ],
    [
      'one name over two learned spans: the name as it is',
      [concept('renal failure with elevated creatinine', 'finding')],
      [learned('renal failure', 'problem'), learned('elevated creatinine', 'problem')],
      ['finding*: renal failure with elevated creatinine'],
    ],
    [
      'learned alone: a mention without a concept',
      [],
      [learned('renal failure', 'problem')],
      ['finding: renal failure'],
    ],
    ['a name alone stays', [concept('failure', 'drug')], [], ['drug*: failure']],
    [
      'a substance that is mostly no drug goes where the tagger does not speak for it',
      [concept('cover', 'drug')],
      [],
      [],
    ],
    ['and stays where it does', [concept('cover', 'drug')], [learned('cover', 'drug')], ['drug*: cover']],
    [
      'a substance that laboratories measure is a measurement, once',
      [concept('creatinine', 'drug'), concept('creatinine', 'measurement')],
      [learned('creatinine', 'drug')],
      ['measurement*: creatinine'],
    ],
    ['so too without a concept', [], [learned('creatinine', 'drug')], ['measurement: creatinine']],
    [
      'a procedure that the tagger takes for drugs is a drug, with its concept',
      [concept('chest CT', 'procedure')],
      [learned('CT', 'drug')],
      ['drug*: CT'],
    ],
    [
      'a phenotype stays beside the measurement that it was read from',
      [concept('elevated creatinine', 'finding')],
      [learned('creatinine', 'measurement')],
      ['finding*: elevated creatinine', 'measurement: creatinine'],
    ],
    [
      'what was given is a drug, once',
      [concept('chest', 'anatomy')],
      [learned('chest', 'measurement')],
      ['drug: chest'],
    ],
    ['an organism that the tagger takes for a finding is none', [], [learned('cover', 'problem')], []],
    ['so too where the tagger alone sees it', [], [learned('chest', 'anatomy')], ['drug: chest']],
    [
      'a drug goes where the tagger sees something else',
      [concept('cover', 'drug')],
      [learned('cover', 'procedure')],
      ['procedure: cover'],
    ],
    [
      'an investigation confirms a learned measurement',
      [concept('CT', 'investigation')],
      [learned('chest CT', 'measurement')],
      ['investigation*: chest CT'],
    ],
    [
      'imaging learned alone is an investigation',
      [],
      [learned('chest CT', 'measurement')],
      ['investigation: chest CT'],
    ],
  ])('%s', (_rule, concepts, spans, expected) => {
    expect(shown(merge(concepts, spans))).toEqual(expected);
  });

  it('leaves quantities as the rules read them, in their place', () => {
    const mentions = merge([concept('CT', 'anatomy')], [learned('renal failure', 'problem')], [value]);
    expect(shown(mentions)).toEqual(['finding: renal failure', 'value: 5 mg', 'anatomy*: CT']);
    expect(mentions[1]).toBe(value);
  });

  it('keeps a substance that is mostly no drug beside a dose', () => {
    const dose: DoseMention = { type: 'dose', span: at('5 mg'), sentence: 0 };
    expect(shown(merge([concept('creatinine', 'drug')], [], [dose]))).toEqual([
      'drug*: creatinine',
      'dose: 5 mg',
    ]);
  });

  it('labels a learned mention with its own words and says how it was found', () => {
    expect(merge([], [learned('chest CT', 'measurement')])[0]).toMatchObject({
      label: 'chest CT',
      basis: 'learned',
      concepts: [],
    });
  });
});
