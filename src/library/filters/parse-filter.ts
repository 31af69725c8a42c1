import {
  COMPARISONS,
  type Comparison,
  FIELDS,
  type FieldName,
  type Filter,
  RELATIONS,
  type Relation,
} from './filter.ts';
import { filterError } from './filter-error.ts';
import { type Token, tokenise } from './token.ts';

const BINDING = { or: 1, and: 2, not: 3 } as const;
const MAX_DEPTH = 200;

/**
 * Reads a filter, such as `sex = female and not (age < 30 or excluded HP:0003761)`; docs/filters.md describes the language.
 * Throws `InputError` `filter-syntax`, pointing at the column and saying what was expected there.
 */
export function parseFilter(filter: string): Filter {
  const parser = new Parser(filter);
  return parser.parse();
}

class Parser {
  readonly #filter: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(filter: string) {
    this.#filter = filter;
    this.#tokens = tokenise(filter);
  }

  parse(): Filter {
    const whole = this.#expression(0);
    if (this.#next.kind !== 'end') throw this.#expected('"and", "or" or the end');
    return whole;
  }

  get #next(): Token {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    if (token === undefined) throw filterError(this.#filter, 0, 'the filter is empty');
    return token;
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  /** Pratt: takes operators that bind tighter than `binding`; `and` before `or`, both to the left. */
  #expression(binding: number): Filter {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw filterError(this.#filter, this.#next.start, `more than ${MAX_DEPTH} levels of brackets`);
    let left = this.#prefix();
    for (;;) {
      const word = this.#keyword();
      if ((word !== 'and' && word !== 'or') || BINDING[word] <= binding) break;
      this.#take();
      left = { kind: word, left, right: this.#expression(BINDING[word]) };
    }
    this.#depth -= 1;
    return left;
  }

  #prefix(): Filter {
    if (this.#isOperator('(')) {
      this.#take();
      const inside = this.#expression(0);
      if (!this.#isOperator(')')) throw this.#expected('"and", "or" or ")"');
      this.#take();
      return inside;
    }
    const word = this.#keyword();
    if (word === 'not') {
      this.#take();
      return { kind: 'not', part: this.#expression(BINDING.not) };
    }
    if (word === 'text') {
      this.#take();
      return { kind: 'text', words: this.#value('words to look for, in quotes') };
    }
    if (word === 'known') {
      this.#take();
      return { kind: 'known', field: this.#field(this.#keyword()) };
    }
    if (isRelation(word)) {
      this.#take();
      const { start } = this.#next;
      return {
        kind: 'concept',
        relation: word,
        concept: this.#value('a concept: an id such as HP:0003761, or a name in quotes'),
        start,
      };
    }
    return this.#comparison(this.#field(word));
  }

  #comparison(field: FieldName): Filter {
    const operator = this.#next;
    if (operator.kind === 'operator' && isComparison(operator.text)) {
      if (!comparisonsOf(field).includes(operator.text))
        throw this.#expected(`one of ${comparisonsOf(field).join(' ')} for ${field}`);
      this.#take();
      return { kind: 'compare', field, comparison: operator.text, value: this.#fieldValue(field) };
    }
    if (!isOrdered(field) || operator.kind === 'operator' || operator.kind === 'end') {
      throw this.#expected(
        `one of ${comparisonsOf(field).join(' ')}${isOrdered(field) ? ' or a range such as 20..40' : ''}`,
      );
    }
    const low = this.#fieldValue(field);
    if (!this.#isOperator('..')) throw this.#expected('".." and the end of the range');
    this.#take();
    return { kind: 'range', field, low, high: this.#fieldValue(field) };
  }

  #fieldValue(field: FieldName): string {
    const token = this.#next;
    const definition = FIELDS[field];
    switch (definition.type) {
      case 'words':
        return this.#value(`a word, or words in quotes`);
      case 'choice': {
        const value = this.#value(`one of ${definition.choices.join(', ')}`).toLowerCase();
        if ((definition.choices as readonly string[]).includes(value)) return value;
        throw this.#expectedAt(token, `one of ${definition.choices.join(', ')}`);
      }
      case 'integer':
      case 'number': {
        const value = this.#value('a number');
        const form = definition.type === 'integer' ? /^\d{1,6}$/ : /^\d{1,6}(\.\d{1,6})?$/;
        if (form.test(value)) return value;
        throw this.#expectedAt(token, definition.type === 'integer' ? 'a whole number' : 'a number');
      }
      case 'date': {
        const value = this.#value('a date such as 2026-01-31');
        if (isDate(value)) return value;
        throw this.#expectedAt(token, 'a date such as 2026-01-31');
      }
    }
  }

  #value(what: string): string {
    const token = this.#next;
    if ((token.kind !== 'word' && token.kind !== 'string') || token.text.trim() === '')
      throw this.#expected(what);
    if (token.text.includes('\0'))
      throw filterError(this.#filter, token.start, 'a NUL character cannot be looked for');
    return this.#take().text;
  }

  #field(word: string | undefined): FieldName {
    if (word === undefined || !Object.keys(FIELDS).includes(word)) {
      throw this.#expected(
        `a condition: one of not, ${RELATIONS.join(', ')}, text, known, ${Object.keys(FIELDS).join(', ')}`,
      );
    }
    this.#take();
    return word as FieldName;
  }

  #keyword(): string | undefined {
    const token = this.#next;
    return token.kind === 'word' ? token.text.toLowerCase() : undefined;
  }

  #isOperator(text: string): boolean {
    return this.#next.kind === 'operator' && this.#next.text === text;
  }

  #expected(what: string) {
    return this.#expectedAt(this.#next, what);
  }

  #expectedAt(token: Token, what: string) {
    const found = token.kind === 'end' ? 'the filter ends' : `found ${JSON.stringify(token.text)}`;
    return filterError(this.#filter, token.start, `expected ${what}, ${found}`);
  }
}

function isRelation(word: string | undefined): word is Relation {
  return (RELATIONS as readonly (string | undefined)[]).includes(word);
}

function isComparison(text: string): text is Comparison {
  return (COMPARISONS as readonly string[]).includes(text);
}

function isOrdered(field: FieldName): boolean {
  return ['number', 'integer', 'date'].includes(FIELDS[field].type);
}

function comparisonsOf(field: FieldName): readonly string[] {
  if (isOrdered(field)) return ['=', '!=', '<', '<=', '>', '>='];
  return FIELDS[field].type === 'words' ? ['=', '!=', '~'] : ['=', '!='];
}

function isDate(value: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
