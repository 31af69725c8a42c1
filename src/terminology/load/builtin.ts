import { InputError } from '../../errors.ts';
import type { TermId, Terminology } from '../concept.ts';
import { parseVocabularyTable } from './parse-vocabulary-table.ts';
import { sha256Of } from './read-source.ts';

/** One table of the built-in vocabulary, as read. */
export interface VocabularyTable {
  readonly source: string;
  readonly text: string;
}

/**
 * The built-in vocabulary of all its tables together.
 *
 * @throws InputError `vocabulary-table-invalid` for a bad line, or when two lines have the same id.
 */
export function builtinTerminology(tables: readonly VocabularyTable[]): Terminology {
  const sourceById = new Map<TermId, string>();
  const concepts = tables.flatMap(({ source, text }) => {
    const own = parseVocabularyTable(text, source);
    for (const { id } of own) {
      const other = sourceById.get(id);
      if (other !== undefined) {
        throw new InputError(
          'vocabulary-table-invalid',
          `${source}: ${id} is already in ${other}. Unite the two lines.`,
        );
      }
      sourceById.set(id, source);
    }
    return own;
  });
  const sha256 = builtinSha256(tables);
  return {
    name: 'builtin',
    title: 'Built-in vocabulary',
    version: sha256.slice(0, 12),
    licence: 'Apache-2.0',
    sha256,
    concepts,
    replacedBy: new Map(),
  };
}

/** Identifies the content of the tables. */
export function builtinSha256(tables: readonly VocabularyTable[]): string {
  return sha256Of(...tables.map(({ text }) => text));
}
