import { describe, expect, it } from 'vitest';
import { sentenceAround } from './sentence-around.ts';

describe('the sentence around words', () => {
  const text = 'She was well. In 2000 lupus was diagnosed. Then it went on.\nNew paragraph with lupus';

  it('begins after the sentence before and ends with its own full stop', () => {
    const start = text.indexOf('lupus');
    expect(sentenceAround(text, { start, end: start + 5 })).toEqual({
      before: 'In 2000 ',
      words: 'lupus',
      after: ' was diagnosed.',
    });
  });

  it('stays within its paragraph, at the end of the text too', () => {
    const start = text.lastIndexOf('lupus');
    expect(sentenceAround(text, { start, end: start + 5 })).toEqual({
      before: 'New paragraph with ',
      words: 'lupus',
      after: '',
    });
  });
});
