import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../case/index.ts';
import { InputError } from '../../../errors.ts';
import { dateShift, redactText, restoreText } from './redact-text.ts';
import { KEY_BYTES, NONCE_BYTES, seal, unseal } from './seal.ts';
import { shiftDate } from './shift-date.ts';

const key = new Uint8Array(KEY_BYTES).fill(7);
const text = 'Anna Lind was seen on 12 May 2019 and on 26 May 2019. Anna Lind, 94 years old, went home.';
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return spanOf(start, start + words.length);
};
const identifiers = [
  { category: 'name' as const, span: at('Anna Lind') },
  { category: 'date' as const, span: at('12 May 2019'), iso8601date: '2019-05-12' },
  { category: 'date' as const, span: at('26 May 2019'), iso8601date: '2019-05-26' },
  { category: 'name' as const, span: at('Anna Lind', 20) },
  { category: 'age-over-89' as const, span: at('94 years old') },
];

describe('a redacted copy', () => {
  it('has one placeholder for the same words, and gathers ages over 89', () => {
    const copy = redactText(text, identifiers, key).text;
    expect(copy).not.toContain('Anna');
    expect(copy.match(/\[NAME 1\]/g)).toHaveLength(2);
    expect(copy).toContain('[AGE 90 OR OVER]');
  });

  it('keeps the days between two dates', () => {
    const copy = redactText(text, identifiers, key).text;
    const days = [...copy.matchAll(/\d{1,2} \p{L}+ \d{4}/gu)].map(
      ([words]) => Date.parse(`${words} UTC`) / 86_400_000,
    );
    expect(days).toHaveLength(2);
    expect(days[1] - days[0]).toBe(14);
    expect(days[0]).toBe(Date.parse('2019-05-12') / 86_400_000 + dateShift(key));
  });

  it('gives back the text it was made from', () => {
    expect(restoreText(redactText(text, identifiers, key))).toBe(text);
  });

  it('never holds an identifier, wherever they stand, and always gives back the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.stringMatching(/^QZ[A-Z]{3,8}$/)), { maxLength: 6 }),
        (parts) => {
          let whole = '';
          const names = parts.map(([before, name]) => {
            whole += `${before} `;
            const start = whole.length;
            whole += `${name} `;
            return { category: 'name' as const, span: spanOf(start, start + name.length) };
          });
          const redacted = redactText(whole, names, key);
          expect(restoreText(redacted)).toBe(whole);
          for (const { start, end } of redacted.replacements)
            expect(redacted.text.slice(start, end)).toMatch(/^\[NAME \d+\]$/);
        },
      ),
    );
  });
});

describe('a shifted date', () => {
  it.each([
    ['12 May 2019', '2019-05-12', -100, '1 February 2019'],
    ['May 12, 2019', '2019-05-12', -100, 'February 1, 2019'],
    ['12th Sept 2019', '2019-09-12', -30, '13 Aug 2019'],
    ['March 2010', '2010-03', -60, 'January 2010'],
    ['12/05/2019', '2019-05-12', -1, '2019-05-11'],
    ['2019', '2019', -100, '2019'],
  ])('%s is written as it was written', (words, iso, days, expected) => {
    expect(shiftDate(words, iso, days)).toBe(expected);
  });
});

describe('a sealed way back', () => {
  const { text: copy, replacements } = redactText(text, identifiers, key);
  const nonce = new Uint8Array(NONCE_BYTES).fill(1);

  it('opens with its key, for its copy', () => {
    expect(unseal(seal(replacements, copy, { key, nonce }), copy, key)).toEqual(replacements);
  });

  it('holds none of the words in the clear', () => {
    const sealed = JSON.stringify(seal(replacements, copy, { key, nonce }));
    expect(sealed).not.toContain('Anna');
    expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('Anna');
  });

  it.each([
    ['another key', () => unseal(seal(replacements, copy, { key, nonce }), copy, randomBytes(KEY_BYTES))],
    ['a changed copy', () => unseal(seal(replacements, copy, { key, nonce }), `${copy} `, key)],
    [
      'a changed seal',
      () => {
        const sealed = seal(replacements, copy, { key, nonce });
        return unseal({ ...sealed, tag: Buffer.alloc(16).toString('base64') }, copy, key);
      },
    ],
  ])('does not open with %s', (_, open) => {
    expect(open).toThrow(InputError);
  });
});
