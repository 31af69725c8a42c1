import { type RawBuilder, sql } from 'kysely';
import { normalDoi } from '../indexing/normal-doi.ts';
import type { Store } from '../store.ts';
import { type Comparison, FIELDS, type FieldName, type Filter, type Relation } from './filter.ts';
import { filterError } from './filter-error.ts';
import { parseFilter } from './parse-filter.ts';

/** A condition on a row of `cases`, named `c` in the query. */
export type Condition = RawBuilder<boolean>;

/** The id of the concept a name stands for; undefined where none has that name. */
export type ConceptResolver = (name: string) => string | undefined;

const COLUMN_BY_RELATION = {
  has: 'present',
  excluded: 'excluded',
  main: 'main',
  treated: 'treated',
  site: 'sites',
  investigated: 'investigated',
} as const satisfies Record<Relation, string>;

const CURIE = /^[A-Za-z][\w.-]*:\S+$/;
/** Concepts that no terminology names are filed under their label, whatever stands in it. */
const LABEL_PREFIX = 'label:';

/**
 * A filter's text as a condition for SQL. Values become parameters, never text of the statement.
 *
 * A name in place of an id is given to `resolve`. Throws `InputError`: `filter-syntax`; `concept-unknown` for a name nobody knows.
 */
export async function compileFilter(
  store: Store,
  text: string,
  resolve?: ConceptResolver,
): Promise<Condition> {
  const filter = parseFilter(text);
  const idsByConcept = new Map<string, readonly string[]>();
  for (const node of conceptsIn(filter)) {
    const key = keyOf(node.relation, node.concept);
    idsByConcept.set(key, idsOf(store, text, node, resolve));
  }
  const numbers = await store.numbers.find([...idsByConcept.values()].flat());
  return compile(filter, (relation, concept) =>
    (idsByConcept.get(keyOf(relation, concept)) ?? []).flatMap((id) => numbers.get(id) ?? []),
  );
}

type ConceptNode = Extract<Filter, { kind: 'concept' }>;
type NumbersOf = (relation: Relation, concept: string) => readonly number[];

function keyOf(relation: Relation, concept: string): string {
  return `${relation === 'excluded' ? 'excluded' : 'stated'} ${concept}`;
}

function idsOf(
  store: Store,
  text: string,
  node: ConceptNode,
  resolve: ConceptResolver | undefined,
): readonly string[] {
  const isId = CURIE.test(node.concept) || node.concept.startsWith(LABEL_PREFIX);
  const given = isId ? node.concept : resolve?.(node.concept);
  if (given === undefined) {
    throw filterError(
      text,
      node.start,
      `no concept is named ${JSON.stringify(node.concept)}; look for its name or id in the terminologies`,
      'concept-unknown',
    );
  }
  const id = store.indexer.currentId(given);
  // What excludes a concept's ancestor excludes the concept: no skin disease, so no calcinosis cutis.
  return node.relation === 'excluded' ? [id, ...store.indexer.ancestors(id)] : [id];
}

function* conceptsIn(filter: Filter): Generator<ConceptNode> {
  switch (filter.kind) {
    case 'and':
    case 'or':
      yield* conceptsIn(filter.left);
      yield* conceptsIn(filter.right);
      return;
    case 'not':
      yield* conceptsIn(filter.part);
      return;
    case 'concept':
      yield filter;
      return;
    default:
  }
}

function compile(filter: Filter, numbersOf: NumbersOf): Condition {
  switch (filter.kind) {
    case 'and':
      return sql<boolean>`(${compile(filter.left, numbersOf)} and ${compile(filter.right, numbersOf)})`;
    case 'or':
      return sql<boolean>`(${compile(filter.left, numbersOf)} or ${compile(filter.right, numbersOf)})`;
    case 'not':
      return sql<boolean>`(not ${compile(filter.part, numbersOf)})`;
    case 'concept': {
      const numbers = numbersOf(filter.relation, filter.concept);
      // A concept no case ever had has no number; an empty array would be contained in everything.
      if (numbers.length === 0) return sql<boolean>`false`;
      return sql<boolean>`c.${sql.ref(COLUMN_BY_RELATION[filter.relation])} && ${numbers}::int[]`;
    }
    case 'compare':
      return compare(filter.field, filter.comparison, filter.value);
    case 'range':
      return sql<boolean>`(${compare(filter.field, '>=', filter.low)} and ${compare(filter.field, '<=', filter.high)})`;
    case 'known':
      return sql<boolean>`(${column(filter.field)} is not null)`;
    case 'text':
      // Words in a row are a phrase; one word is a phrase of one.
      return sql<boolean>`c.search @@ phraseto_tsquery('english', ${filter.words})`;
  }
}

function compare(field: FieldName, comparison: Comparison, value: string): Condition {
  const definition = FIELDS[field];
  switch (definition.type) {
    case 'choice':
      if (value === 'unknown')
        return sql<boolean>`(${column(field)} is ${comparison === '=' ? sql`null` : sql`not null`})`;
      return sql<boolean>`(${column(field)} ${operator(comparison)} ${value})`;
    case 'integer':
      return sql<boolean>`(${column(field)} ${operator(comparison)} ${Number(value)}::int)`;
    case 'number':
      return sql<boolean>`(${column(field)} ${operator(comparison)} ${Number(value)}::real)`;
    case 'date':
      return sql<boolean>`((${column(field)} at time zone 'UTC')::date ${operator(comparison)} ${value}::text::date)`;
    case 'words': {
      if (comparison === '~')
        return sql<boolean>`(strpos(lower(${column(field)}), lower(${value}::text)) > 0)`;
      if (field === 'doi')
        return sql<boolean>`(${column(field)} ${operator(comparison)} ${normalDoi(value)})`;
      if (field === 'id' || field === 'pmid')
        return sql<boolean>`(${column(field)} ${operator(comparison)} ${value})`;
      return sql<boolean>`(lower(${column(field)}) ${operator(comparison)} lower(${value}::text))`;
    }
  }
}

function column(field: FieldName): RawBuilder<unknown> {
  return sql`c.${sql.ref(FIELDS[field].column)}`;
}

// The six operators are the only text a filter can put into a statement, and they come from here.
const OPERATORS: Readonly<Record<Exclude<Comparison, '~'>, RawBuilder<unknown>>> = {
  '=': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
};

function operator(comparison: Comparison): RawBuilder<unknown> {
  return comparison === '~' ? OPERATORS['='] : OPERATORS[comparison];
}
