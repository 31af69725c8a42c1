import { type Kysely, sql } from 'kysely';
import { DefectError } from '../../errors.ts';
import type { LibraryTables } from '../database/schema.ts';
import type { LabelledConcept } from './file-case.ts';

const NUMBERS_A_STATEMENT = 10_000;

/**
 * The small numbers under which a library keeps concepts, with a memory of those already asked for. A number is never changed or given
 * up, so the memory is never wrong.
 */
export class ConceptNumbers {
  readonly #db: Kysely<LibraryTables>;
  readonly #numberById = new Map<string, number>();
  // Numbers begin at 1 and have few gaps.
  readonly #idByNumber: (string | undefined)[] = [];

  constructor(db: Kysely<LibraryTables>) {
    this.#db = db;
  }

  /** Numbers of the ids the library knows; an id it has never seen is left out. One query for those not remembered. */
  async find(ids: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const wanted = [...new Set(ids)];
    await this.#load(wanted.filter((id) => !this.#numberById.has(id)));
    const found = new Map<string, number>();
    for (const id of wanted) {
      const concept = this.#numberById.get(id);
      if (concept !== undefined) found.set(id, concept);
    }
    return found;
  }

  /** Gives every id a number, new ones in a transaction of their own: a batch that fails later leaves unused numbers, which do no harm. */
  async ensure(concepts: Iterable<readonly LabelledConcept[]>): Promise<void> {
    const labelById = new Map<string, string>();
    for (const some of concepts) {
      for (const { id, label } of some)
        if (!this.#numberById.has(id) && !labelById.has(id)) labelById.set(id, label);
    }
    const unknown = [...labelById.keys()];
    if (unknown.length === 0) return;
    await this.#load(unknown);
    const added = unknown.filter((id) => !this.#numberById.has(id));
    for (let start = 0; start < added.length; start += NUMBERS_A_STATEMENT) {
      const rows = added
        .slice(start, start + NUMBERS_A_STATEMENT)
        .map((id) => ({ id, label: labelById.get(id) ?? id }));
      await sql`insert into concepts (id, label)
        select id, label from json_to_recordset(${JSON.stringify(rows)}::json) as x(id text, label text) order by id
        on conflict (id) do nothing`.execute(this.#db);
    }
    await this.#load(added);
  }

  /** The number of an id that `ensure` or `find` has seen. */
  numberOf(id: string): number {
    const concept = this.#numberById.get(id);
    if (concept === undefined)
      throw new DefectError('concept-not-numbered', `The concept ${id} was used before it got a number.`);
    return concept;
  }

  /** Ids of numbers, in the same order. */
  async ids(numbers: readonly number[]): Promise<readonly string[]> {
    await this.loadIds(numbers);
    return numbers.map((concept) => this.idOf(concept));
  }

  /** Remembers the ids of these numbers, in one query. */
  async loadIds(numbers: Iterable<number>): Promise<void> {
    const wanted = new Set<number>();
    for (const concept of numbers) if (this.#idByNumber[concept] === undefined) wanted.add(concept);
    const unknown = [...wanted];
    if (unknown.length === 0) return;
    const { rows } = await sql<{ concept: number; id: string }>`select concept, id from concepts
      where concept = any(${unknown}::int[])`.execute(this.#db);
    for (const row of rows) this.#remember(row);
  }

  /** The id of a number that `loadIds` has seen. */
  idOf(concept: number): string {
    const id = this.#idByNumber[concept];
    if (id === undefined)
      throw new DefectError('concept-without-id', `The library has no id for concept number ${concept}.`);
    return id;
  }

  async #load(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += NUMBERS_A_STATEMENT) {
      const part = ids.slice(start, start + NUMBERS_A_STATEMENT);
      const { rows } = await sql<{ concept: number; id: string }>`select concept, id from concepts
        where id = any(${part}::text[])`.execute(this.#db);
      for (const row of rows) this.#remember(row);
    }
  }

  #remember({ concept, id }: { readonly concept: number; readonly id: string }): void {
    this.#numberById.set(id, concept);
    this.#idByNumber[concept] = id;
  }
}
