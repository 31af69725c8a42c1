import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../case/index.ts';
import { documentFromText, WordTable } from '../document/index.ts';
import type { Section } from '../section/index.ts';
import { type Assertable, createAsserter } from './index.ts';

const assertAll = createAsserter({
  text: (name) => readFileSync(`resources/${name}`, 'utf8'),
  bytes: (name) => readFileSync(`resources/${name}`),
});
const words = new WordTable();

/** What each bracketed phrase of a sentence should be: `[rash]+` present, `-` excluded, `?` uncertain. */
const STATUS_BY_MARK = { '+': 'present', '-': 'excluded', '?': 'uncertain' } as const;
/** `[rash]p` of the patient, `r` of a relative, `o` of others; `c` current, `h` historical, `f` planned. */
const PERSON_BY_MARK = { p: 'patient', r: 'relative', o: 'other' } as const;
const TIME_BY_MARK = { c: 'current', h: 'historical', f: 'planned' } as const;

function unmark(marked: string): { text: string; assertables: Assertable[]; marks: string[] } {
  const assertables: Assertable[] = [];
  const marks: string[] = [];
  let text = '';
  let from = 0;
  for (const found of marked.matchAll(/\[([^\]]+)\](\S)/g)) {
    text += marked.slice(from, found.index);
    const phrase = found[1] ?? '';
    assertables.push({ span: spanOf(text.length, text.length + phrase.length), type: 'finding' });
    marks.push(found[2] ?? '');
    text += phrase;
    from = found.index + found[0].length;
  }
  return { text: text + marked.slice(from), assertables, marks };
}

function readMarked(marked: string, kind?: Section['kind']) {
  const { text, assertables, marks } = unmark(marked);
  const document = documentFromText(text, words);
  const sections: Section[] =
    kind === undefined ? [] : [{ kind, span: spanOf(0, text.length), basis: 'heading' }];
  const assertions = assertAll(document, sections, assertables);
  const phrases = assertables.map(({ span }) => text.slice(span.start, span.end));
  return { text, phrases, marks, assertions };
}

/** What the stage says of each marked phrase, beside what its mark means. */
function statusesOf(marked: string) {
  const { phrases, marks, assertions } = readMarked(marked);
  return {
    said: assertions.map(({ status }, i) => `${phrases[i]}: ${status}`),
    meant: marks.map((mark, i) => `${phrases[i]}: ${STATUS_BY_MARK[mark as keyof typeof STATUS_BY_MARK]}`),
  };
}

describe('A denial reaches forward through a list and stops where its clause stops', () => {
  it.each([
    'No [chest pain]- but has [fever]+.',
    'The biopsy showed no [muscle invasion]-, [vessel invasion]- or [visceral spread]-.',
    'She denies [fever]-, [chills]-, [nausea]-, or [vomiting]-.',
    'He was without [cough]-, [dyspnoea]-, or [wheeze]-.',
    'There was no [rash]- or [oedema]-; [pallor]+ was noted.',
    'There was no [rash]-, although [pruritus]+ was troublesome.',
    'There were no [crackles]-, however [wheezing]+ was heard.',
    'There was no [lymphadenopathy]- except for [splenomegaly]+.',
    'He had no [fever]- and complained of [headache]+.',
    'No [fever]- and the [rash]+ had spread.',
    'Neither [purpura]- nor [petechiae]- were present.',
    'No [purpura]- or [petechiae]- were found in the patient with [lupus]+.',
    'No [masses]- and no [lymph nodes]- were felt.',
    'She had no [diarrhoea]- which is why [colitis]+ was overlooked.',
    'No [effusion]- because of which [drainage]+ was stopped.',
    'Heart sounds were normal without [murmur]-, and [basal crackles]+ were present.',
    'No [fever]- and severe [headache]+.',
    'There is no [pneumothorax]- today with [chest wall emphysema]+ in place.',
    'No [ulcer]-, a small [polyp]+ in the antrum.',
    'The abdomen was soft without [tenderness]-, [guarding]- or [rebound]-, [bruising]+.',
    'Without treatment, the [ulcer]+ grew.',
    'She was free of [pain]-.',
    'The specimen lacked [granulomas]-.',
    'He never had [seizures]-.',
    'The patient did not have [jaundice]-.',
    "She doesn't have [asthma]-.",
    'She doesn’t have [asthma]-.',
    'The scan did not show [metastases]- or [ascites]-.',
    'Imaging failed to reveal [calcification]-.',
    'She has not experienced [syncope]-.',
    'The smear was negative for [parasites]- and [malignancy]-, but showed [atypia]+.',
    'Tests ruled out [tuberculosis]- and [syphilis]-.',
    'It was a [bruise]+ rather than [purpura]-.',
    'None of the brothers had [cataract]-.',
    'no [fever]-. [cough]+ for two weeks',
    'Abdomen: non-[tender]-, [distended]+.',
    'As she denied further therapy, [pain]+ and [oedema]+ were found.',
    'She had no [fever]-, nor did she have [chills]-.',
    'The tumour was solitary and not accompanied by [metastases]-.',
    'There was absence of [facial hair]-, sparse [axillary hair]+.',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

describe('A denial reaches back to what it is said of', () => {
  it.each([
    '[Tuberculosis]- was ruled out.',
    '[Sarcoidosis]- was subsequently ruled out and [lymphoma]+ was diagnosed.',
    '[Antinuclear antibodies]- were negative.',
    '[Fever]-, [chills]- and [cough]- were absent.',
    'CT showed a [nodule]+ and [metastases]- were excluded.',
    'In this patient with [lupus]+, [nephritis]- was excluded.',
    '[Ascites]- was not seen.',
    '[Gallstones]- were not clearly visualised.',
    '[Oedema]+ was seen; [clubbing]- was not present.',
    'He remained [seizure]- free for two years.',
    'She has been [pain]--free.',
    '[Scleroderma]- was considered unlikely.',
    '[Hepatitis]- serology was negative ([hepatitis B]- and [hepatitis C]-).',
    '[Vasculitis]- could not be demonstrated.',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

describe('A headed list says of each heading what follows its colon', () => {
  it.each([
    'Fever: none. [Rash]+: present.',
    '[Fever]-: none. [Rash]+: present.',
    '[Fever]-: no. [Rash]+: yes.',
    '[Fever]-: absent, [rash]+: present',
    '[Proteinuria]- (-), [haematuria]+ (+).',
    '[Oedema]- (none), [rash]+ (generalised).',
    '[Lymphadenopathy]-: not present.',
    'Cough: no\n[Sputum]+: yes',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

describe('Words that look like a denial of the thing deny something else', () => {
  it.each([
    'There was no increase in [pain]+.',
    'There was no evident change in the [fibrosis]+.',
    'She had not only [fever]+ but also [rash]+.',
    'The patient tolerated [dysphagia]+ without difficulty.',
    'His [fever]+ did not improve with antibiotics.',
    'The [ulcers]+ have not healed and the [rash]+ did not respond to treatment.',
    'Gram negative [sepsis]+ followed.',
    'There was no doubt about the [diagnosis of gout]+.',
    'There was no recurrence of [gout]+.',
    'The [effusion]+ was not drained.',
    'No improvement in [weakness]+ was noted.',
    'It was without effect on the [itching]+.',
    'See case no 5 with [fever]+.',
    'In May 2008 [fever]+ began.',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

describe('A word inside a term denies nothing', () => {
  it.each([
    'She had [absence of the patella]+ and [dysplasia of the nails]+.',
    'He had [no light perception]+ and [cataract]+.',
    'There were no [signs of thrombosis]-.',
    'He denied [changes in hearing]-, and had no [changes in vision]-.',
    'She has [non-Hodgkin lymphoma]+.',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

describe('Doubt is neither presence nor absence', () => {
  it.each([
    '[Lymphoma]? could not be excluded.',
    '[Infection]? was not ruled out.',
    'We cannot exclude [vasculitis]?.',
    'It was not certain whether [myositis]? was there.',
    'Possible [pneumonia]? or [embolism]?.',
    'Suspected [sarcoidosis]?, [lymphoma]? or [tuberculosis]?.',
    'She had probable [gout]? and [fever]+.',
    'The findings were suggestive of [calcinosis]?.',
    'This may represent [panniculitis]?.',
    'The differential diagnosis included [gout]?, [xanthoma]? and [lipoma]?.',
    '?[pneumonia]?',
    '[Cellulitis]? versus [panniculitis]?.',
    '[Appendicitis]? was suspected.',
    'Rule out [gastritis]?.',
    'Screening for [diabetes]? was arranged.',
    'There was concern for [sepsis]?.',
    'Findings were consistent with [dermatomyositis]+.',
    '[Gout]+ was confirmed.',
    'No evidence of possible [relapse]-.',
    'No [fever]-, possible [pneumonia]?.',
    'Possible [stroke]- was ruled out.',
    'She is at risk of [infection]?.',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

describe('What is normal is no finding', () => {
  it.each([
    'She had normal [gait]- and [ataxia]+ of the arms.',
    '[Tone]- was normal.',
    '[Calcium was low]+ and albumin was normal.',
  ])('%s', (marked) => {
    const { said, meant } = statusesOf(marked);
    expect(said).toEqual(meant);
  });
});

function peopleOf(marked: string, kind?: Section['kind']) {
  const { phrases, marks, assertions } = readMarked(marked, kind);
  return {
    said: assertions.map(({ experiencer }, i) => `${phrases[i]}: ${experiencer}`),
    meant: marks.map((mark, i) => `${phrases[i]}: ${PERSON_BY_MARK[mark as keyof typeof PERSON_BY_MARK]}`),
  };
}

describe('What is said of relatives is not said of the patient', () => {
  it.each([
    'His mother had [diabetes]r and [gout]r.',
    'Family history was significant for [colon cancer]r in two uncles and [goitre]r.',
    'There was no family history of [epilepsy]r.',
    'Her maternal aunt died of [lymphoma]r, while the patient had [anaemia]p.',
    '[Cancer]r was diagnosed in his maternal grandfather.',
    'Her mother noticed a [rash]p.',
    'He was brought by his father with [fever]p.',
    'The boy, born to consanguineous parents, presented with [hypotonia]p.',
    'Family history of [cancer]r and a personal history of [polyps]p.',
    'His sister had [asthma]r but he had [eczema]p.',
    'She was born to a mother with [lupus]r after a delivery complicated by [asphyxia]p.',
    'She had [fever]p.',
    'He presented with his biological parents to a clinic with [fever]p.',
    'A man without family history presented with [tremor]p.',
  ])('%s', (marked) => {
    const { said, meant } = peopleOf(marked);
    expect(said).toEqual(meant);
  });

  it('says that a relative does not have what no relative has', () => {
    const { assertions } = readMarked('There was no family history of [breast cancer]x or [goitre]x.');
    expect(assertions.map(({ status, experiencer }) => [status, experiencer])).toEqual([
      ['excluded', 'relative'],
      ['excluded', 'relative'],
    ]);
  });
});

describe('In a case presentation the patient is meant, unless people in general are', () => {
  it.each([
    'A 30-year-old woman had [fever]p. [Fever]o has been reported in patients with [lupus]o.',
    'She had [calcinosis]p, which is a rare complication of [dermatomyositis]o.',
    'The patient had [gout]p.',
  ])('%s', (marked) => {
    const { said, meant } = peopleOf(marked, 'case-presentation');
    expect(said).toEqual(meant);
  });
});

describe('In an introduction or a discussion people in general are meant, unless the patient is', () => {
  it.each([
    'A woman was seen. [Calcinosis]o occurs in [scleroderma]o.',
    'In our patient, [calcinosis]p followed [panniculitis]p.',
    'Although [ulcers]o are common in patients with [calcinosis]o, our patient had [pain]p only.',
    'Her [weakness]p may have been due to [myositis]p. [Myositis]o is treated with steroids.',
    'The present case had [fever]p.',
  ])('%s', (marked) => {
    const { said, meant } = peopleOf(marked, 'discussion');
    expect(said).toEqual(meant);
  });
});

it('takes a text without any patient to be about people in general', () => {
  const { said, meant } = peopleOf(
    '[Calcinosis]o has been reported in patients with [lupus]o. [Ulcers]o follow.',
  );
  expect(said).toEqual(meant);
});

it('takes a note without any person to be about its patient', () => {
  const { said, meant } = peopleOf('No [fever]p. [Rash]p on the arms.');
  expect(said).toEqual(meant);
});

describe('The time of a finding', () => {
  it.each([
    'She had a history of [hypertension]h and presented with [cough]c.',
    'He came with a 2-week history of [headache]c.',
    'Past medical history was significant for [gout]h and [asthma]h.',
    'Previous [stroke]h was known; [weakness]c was new.',
    'She had had [rheumatic fever]h in childhood.',
    'Ten years earlier [lupus]c was treated; [nephritis]h was found five years ago.',
    'The [rash]h resolved within a week.',
    'Status post [appendectomy]h.',
    'Prior to admission [fever]c began.',
    'A [biopsy]f is planned.',
    'She is scheduled for [surgery]f.',
    'She will receive [rituximab]f.',
    'If [bleeding]f recurs, she should return.',
    'A previously healthy man had [fever]c.',
  ])('%s', (marked) => {
    const { phrases, marks, assertions } = readMarked(marked);
    expect(assertions.map(({ temporality }, i) => `${phrases[i]}: ${temporality}`)).toEqual(
      marks.map((mark, i) => `${phrases[i]}: ${TIME_BY_MARK[mark as keyof typeof TIME_BY_MARK]}`),
    );
  });
});

it('gives the words that decided', () => {
  const { text, assertions } = readMarked('There was no clear evidence of [gout]-.');
  const cue = assertions[0]?.cue;
  expect(cue && text.slice(cue.start, cue.end)).toBe('no clear evidence of');
});

it('holds a test that came out negative to have been done', () => {
  const text = 'Antinuclear antibody was negative and no biopsy was performed.';
  const at = (phrase: string) => spanOf(text.indexOf(phrase), text.indexOf(phrase) + phrase.length);
  const assertions = assertAll(
    documentFromText(text, words),
    [],
    [
      { span: at('Antinuclear antibody'), type: 'measurement' },
      { span: at('biopsy'), type: 'investigation' },
    ],
  );
  expect(assertions.map(({ status }) => status)).toEqual(['present', 'excluded']);
});
