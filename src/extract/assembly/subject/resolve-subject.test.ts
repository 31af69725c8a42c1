import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../case/index.ts';
import { documentFromText, WordTable } from '../../document/index.ts';
import type { Mention } from '../../mention/index.ts';
import type { Section, SectionKind } from '../../section/index.ts';
import { ageInYears, resolveSubject } from './resolve-subject.ts';

interface Said {
  readonly words: string;
  readonly years?: number;
  readonly sex?: 'female' | 'male';
  readonly ofAnother?: true;
  readonly approximate?: true;
}

function mentionsOf(text: string, said: readonly Said[]): Mention[] {
  const { tokens } = documentFromText(text, new WordTable());
  return said.map(({ words, years, sex, ...marks }) => {
    const start = text.indexOf(words);
    const token = tokens.startUtf16.indexOf(start);
    const place = { span: spanOf(start, start + words.length), sentence: tokens.sentenceOf[token] ?? 0 };
    return sex === undefined
      ? { type: 'age', years: years ?? 0, iso8601duration: `P${years}Y`, ...place, ...marks }
      : { type: 'sex', sex, ...place, ...(marks.ofAnother && { ofAnother: true }) };
  });
}

function subjectOf(text: string, said: readonly Said[], sections: readonly Section[] = []) {
  const document = documentFromText(text, new WordTable());
  const { age, sex } = resolveSubject(document, sections, mentionsOf(text, said));
  return { years: age?.value.years, sex: sex?.value };
}

describe('resolveSubject', () => {
  it('takes the first age and the sex beside it', () => {
    const text = 'A 15-year-old boy came. At 12 he was a healthy child; a woman of 50 came with him.';
    const said: Said[] = [
      { words: '15-year-old', years: 15 },
      { words: 'boy', sex: 'male' },
      { words: 'woman', sex: 'female' },
    ];
    expect(subjectOf(text, said)).toEqual({ years: 15, sex: 'male' });
  });

  it('passes over a relative', () => {
    const text = 'His mother, 32 years old, brought the 3-year-old boy.';
    const said: Said[] = [
      { words: '32 years old', years: 32, ofAnother: true },
      { words: '3-year-old', years: 3 },
      { words: 'boy', sex: 'male' },
    ];
    expect(subjectOf(text, said)).toEqual({ years: 3, sex: 'male' });
  });

  it('reads the sex from pronouns where no noun says it, but not from those about relatives', () => {
    const text = 'A 40-year-old patient came. The father said he was well. She had fever.';
    expect(subjectOf(text, [{ words: '40-year-old', years: 40 }])).toEqual({ years: 40, sex: 'female' });
  });

  it('reads gravidity as female', () => {
    expect(subjectOf('A 30-year-old G2P1 patient came.', [{ words: '30-year-old', years: 30 }]).sex).toBe(
      'female',
    );
  });

  it('prefers an exact age to a stage of life', () => {
    const text = 'A newborn was seen at the age of 2 days.';
    const said: Said[] = [
      { words: 'newborn', years: 0, approximate: true },
      { words: '2 days', years: 0.0055 },
    ];
    expect(subjectOf(text, said).years).toBe(0.0055);
  });

  it('looks in the case presentation before the introduction', () => {
    const text = 'Men of 60 are prone. A 25-year-old woman came.';
    const section = (kind: SectionKind, start: number, end: number): Section => ({
      kind,
      span: spanOf(start, end),
      basis: 'default',
    });
    const sections = [section('introduction', 0, 20), section('case-presentation', 21, text.length)];
    const said: Said[] = [
      { words: '60', years: 60 },
      { words: '25-year-old', years: 25 },
      { words: 'woman', sex: 'female' },
    ];
    expect(subjectOf(text, said, sections)).toEqual({ years: 25, sex: 'female' });
  });

  it('leaves out what the report does not say', () => {
    expect(subjectOf('The patient was well.', [])).toEqual({ years: undefined, sex: undefined });
  });
});

describe('ageInYears', () => {
  it('is the middle of a range', () => {
    expect(ageInYears({ iso8601duration: 'P30Y', years: 30, yearsHigh: 39 })).toBe(34.5);
    expect(ageInYears({ iso8601duration: 'P30Y', years: 30 })).toBe(30);
  });
});
