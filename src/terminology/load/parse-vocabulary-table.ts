import { InputError } from '../../errors.ts';
import { CONCEPT_KINDS } from '../compile-vocabulary.ts';
import type { Concept, ConceptKind, Synonym, TermId } from '../concept.ts';
import { curieOf } from './curie.ts';

const REQUIRED_COLUMNS = ['id', 'label', 'kind'] as const;

/**
 * Reads a vocabulary table (TSV; see resources/terminology/README.md) as concepts.
 *
 * @throws InputError `vocabulary-table-invalid`, naming the file and the line.
 */
export function parseVocabularyTable(text: string, source: string): Concept[] {
  const lines = text.split(/\r?\n/);
  const invalid = (line: number, problem: string): InputError =>
    new InputError('vocabulary-table-invalid', `${source}, line ${line + 1}: ${problem}`);
  const heading = lines.findIndex(isContent);
  const columns = (lines[heading] ?? '').split('\t').map((column) => column.trim());
  for (const column of REQUIRED_COLUMNS) {
    if (!columns.includes(column)) {
      throw invalid(Math.max(0, heading), `the first line names no column "${column}".`);
    }
  }
  const concepts: Concept[] = [];
  for (const [number, line] of lines.entries()) {
    if (number <= heading || !isContent(line)) continue;
    const cells = line.split('\t');
    const cell = (column: string): string => cells[columns.indexOf(column)]?.trim() ?? '';
    const id = curieOf(cell('id'));
    const kind = CONCEPT_KINDS.find((known) => known === cell('kind'));
    if (id === undefined) throw invalid(number, `"${cell('id')}" is not an id such as HP:0000818.`);
    if (cell('label') === '') throw invalid(number, `${id} has no label.`);
    if (kind === undefined) {
      throw invalid(number, `the kind "${cell('kind')}" is none of ${CONCEPT_KINDS.join(', ')}.`);
    }
    concepts.push(conceptOf(id, cell('label'), kind, cell));
  }
  return concepts;
}

function isContent(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('#');
}

function conceptOf(id: TermId, label: string, kind: ConceptKind, cell: (column: string) => string): Concept {
  return {
    id,
    label,
    kind,
    synonyms: listOf(cell('synonyms')).map(synonymOf),
    isA: listOf(cell('parents')).flatMap((parent) => curieOf(parent) ?? []),
    partOf: [],
    alternativeIds: [],
    xrefs: listOf(cell('xrefs')),
  };
}

function listOf(cell: string): string[] {
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function synonymOf(text: string): Synonym {
  return text.startsWith('~') ? { text: text.slice(1).trim(), scope: 'related' } : { text, scope: 'exact' };
}
