/** A field inside a JSON document: keys and indexes from the root. */
export type FieldPath = readonly (string | number)[];

/** A JSON document with the line of every value. */
export interface LocatedJson {
  readonly value: unknown;
  /** Line, from 1, where the value at this path begins; of the nearest value above where there is none. */
  lineOf(path: FieldPath): number;
}

/** Where a text stops being JSON. */
export class JsonSyntaxError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Levels of nesting that are still read; a pack needs eight. */
const DEEPEST = 100;
const LITERALS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/**
 * Reads JSON (RFC 8259) and keeps the line of each value; a key given twice is an error, as one of the two would be lost.
 *
 * @throws JsonSyntaxError with the line.
 */
export function parseJson(text: string): LocatedJson {
  const lineByPath = new Map<string, number>();
  let at = 0;
  let line = 1;
  const fail = (message: string): never => {
    throw new JsonSyntaxError(message, line);
  };
  const skipSpace = (): void => {
    for (;;) {
      const mark = text[at];
      if (mark === '\n') line += 1;
      else if (mark !== ' ' && mark !== '\t' && mark !== '\r') return;
      at += 1;
    }
  };
  const expect = (mark: string): void => {
    skipSpace();
    if (text[at] !== mark)
      fail(`“${mark}” expected, ${at < text.length ? `“${text[at]}”` : 'the end'} found`);
    at += 1;
  };
  const string = (): string => {
    const start = at;
    at += 1;
    while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    if (text[at] !== '"') fail('a string is not closed');
    at += 1;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return fail('a string holds a character that must be escaped');
    }
  };
  const value = (path: FieldPath): unknown => {
    skipSpace();
    if (path.length > DEEPEST) fail('it is nested too deeply');
    lineByPath.set(keyOf(path), line);
    const mark = text[at];
    if (mark === '{') return object(path);
    if (mark === '[') return array(path);
    if (mark === '"') return string();
    for (const [word, meaning] of LITERALS) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    const [number] = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(text.slice(at, at + 40)) ?? [];
    if (number === undefined)
      return fail(at < text.length ? `“${mark}” begins no value` : 'the file ends early');
    at += number.length;
    return Number(number);
  };
  const object = (path: FieldPath): Record<string, unknown> => {
    const members: Record<string, unknown> = {};
    at += 1;
    skipSpace();
    if (text[at] === '}') {
      at += 1;
      return members;
    }
    for (;;) {
      skipSpace();
      if (text[at] !== '"') fail('a key in double quotes expected');
      const key = string();
      if (Object.hasOwn(members, key)) fail(`the key “${key}” stands twice`);
      expect(':');
      Object.defineProperty(members, key, {
        value: value([...path, key]),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      skipSpace();
      if (text[at] === ',') at += 1;
      else {
        expect('}');
        return members;
      }
    }
  };
  const array = (path: FieldPath): unknown[] => {
    const members: unknown[] = [];
    at += 1;
    skipSpace();
    if (text[at] === ']') {
      at += 1;
      return members;
    }
    for (;;) {
      members.push(value([...path, members.length]));
      skipSpace();
      if (text[at] === ',') at += 1;
      else {
        expect(']');
        return members;
      }
    }
  };
  const root = value([]);
  skipSpace();
  if (at < text.length) fail('text after the document');
  return {
    value: root,
    lineOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const known = lineByPath.get(keyOf(path.slice(0, length)));
        if (known !== undefined) return known;
      }
      return 1;
    },
  };
}

function keyOf(path: FieldPath): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
