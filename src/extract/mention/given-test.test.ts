import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGivenTest } from './given-test.ts';

const givenTest = createGivenTest({
  text: (name) => readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'),
  bytes: (name) => readFileSync(new URL(`../../../resources/${name}`, import.meta.url)),
});
const given = (text: string, words: string) =>
  givenTest(text, text.indexOf(words), text.indexOf(words) + words.length)?.label;

describe('the test of what was given', () => {
  it.each([
    ['Hypertonic saline 3%, 150 mL, was given twice.', 'Hypertonic saline 3%', 'Sodium chloride'],
    ['Isotonic saline was infused at 200 mL/h.', 'Isotonic saline', 'Sodium chloride'],
    ['Alendronate and calcium were given to protect the bone.', 'calcium', 'calcium supplement'],
    ['He was treated with bicarbonate and acetate.', 'bicarbonate', 'Sodium bicarbonate'],
    ['The rash healed under parenteral zinc supplementation.', 'zinc', 'Zinc'],
    ['An infusion of fresh frozen plasma followed.', 'fresh frozen plasma', 'fresh frozen plasma'],
  ])('reads in "%s" that %s was', (text, words, label) => {
    expect(given(text, words)).toBe(label);
  });

  it.each([
    ['Serum calcium was low.', 'calcium'],
    ['Steroids were given; calcium rose slowly to normal.', 'calcium'],
    ['The iron stores were empty.', 'iron'],
    ['A mass was given a name.', 'mass'],
  ])('does not in "%s"', (text, words) => {
    expect(given(text, words)).toBeUndefined();
  });
});
