import { InputError } from '../../errors.ts';
import { type TermId, type Terminology, termIdOf } from '../concept.ts';
import { type SourceOrigin, assembleTerminology } from './assemble-terminology.ts';
import type { SourceTerm } from './source-term.ts';

/** The heading by which a DrugBank vocabulary table is recognised. */
export const DRUGBANK_HEADING = 'DrugBank ID,';

/**
 * Reads the DrugBank Open Vocabulary (CSV, RFC 4180) as a terminology.
 *
 * @throws InputError `ontology-truncated` when the last line is not whole.
 * Source: https://go.drugbank.com/releases/latest#open-data, CC0.
 */
export function parseDrugbankCsv(text: string, origin: SourceOrigin): Terminology {
  const [heading = [], ...lines] = csvLines(text, origin.source);
  const last = lines.at(-1);
  if (last && last.length !== heading.length) throw truncated(origin.source, text.length);
  const terms = lines.flatMap((cells): SourceTerm[] => {
    const cell = (column: string): string => cells[heading.indexOf(column)]?.trim() ?? '';
    const accession = cell('DrugBank ID');
    if (!/^DB\d+$/.test(accession)) return [];
    const xref = (prefix: string, column: string): string[] =>
      cell(column) === '' ? [] : [`${prefix}:${cell(column)}`];
    return [
      {
        id: termIdOf(`DRUGBANK:${accession}`),
        label: cell('Common name'),
        synonyms: parts(cell('Synonyms')).map((synonym) => ({ text: synonym, scope: 'exact' })),
        isA: [],
        partOf: [],
        alternativeIds: formerNumbers(cell('Accession Numbers'), accession),
        xrefs: [...xref('CAS', 'CAS'), ...xref('UNII', 'UNII'), ...xref('InChIKey', 'Standard InChI Key')],
        isObsolete: false,
      },
    ];
  });
  return assembleTerminology({ header: {}, terms }, origin);
}

function truncated(source: string, position: number): InputError {
  return new InputError(
    'ontology-truncated',
    `${source} breaks off or is damaged at character ${position}: the line there does not end. Download it again.`,
  );
}

function formerNumbers(cell: string, accession: string): TermId[] {
  return parts(cell)
    .filter((number) => number !== accession && /^DB\d+$/.test(number))
    .map((number) => termIdOf(`DRUGBANK:${number}`));
}

function parts(cell: string): string[] {
  return cell
    .split(' | ')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function csvLines(text: string, source: string): string[][] {
  const lines: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let line: string[] = [];
  while (cell.lastIndex < text.length) {
    const start = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw truncated(source, start);
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      lines.push(line);
      line = [];
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}
