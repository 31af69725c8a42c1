import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSyntaxError, parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it('reads what JSON.parse reads, as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses, with a line, and nothing else is thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => text.slice(0, -1)),
        ),
        (text) => {
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
          }
          if (isJson) expect(parseJson(text).value).toEqual(JSON.parse(text));
          else expect(() => parseJson(text)).toThrow(JsonSyntaxError);
        },
      ),
    );
  });

  it('knows the line of every value, and of the nearest one above where there is none', () => {
    const json = parseJson('{\n  "a": [\n    1,\n    { "b": 2 }\n  ]\n}');
    expect(json.lineOf(['a'])).toBe(2);
    expect(json.lineOf(['a', 1, 'b'])).toBe(4);
    expect(json.lineOf(['a', 0, 'missing'])).toBe(3);
  });

  it('refuses a key that stands twice and nesting without end', () => {
    expect(() => parseJson('{"a":1,\n"a":2}')).toThrow(/“a” stands twice/);
    expect(() => parseJson('['.repeat(100_000))).toThrow(/nested too deeply/);
  });
});
