import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonStrictly } from './parse-json-strictly.ts';

describe('strict JSON', () => {
  it('reads whatever is JSON as the runtime does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJsonStrictly(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('reads words that look like keys', () => {
    const value = { 'a": ': 'b": "c', d: ['"x" :', 'y\\'], e: ['', ':'] };
    expect(parseJsonStrictly(JSON.stringify(value, null, 1))).toEqual(value);
  });

  it('says which key stands twice, and where', () => {
    expect(() => parseJsonStrictly('{"a": 1,\n "b": {"c": 2,\n "c": 3}}')).toThrow(
      'This is not JSON: line 3: the key “c” stands twice.',
    );
  });

  it('says where a text stops being JSON', () => {
    expect(() => parseJsonStrictly('{"a": 1,\n "b" 2}')).toThrow(/^This is not JSON: line 2: /);
  });
});
