import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Mark, type Paint, renderFactTables, renderMarkedText } from '../brief/index.ts';
import { InputError, ResourceError } from '../errors.ts';
import type { Reading } from '../extract/index.ts';
import { annotateLine } from './annotate-line.ts';
import type { Host } from './host.ts';
import { type OpenedReport, onlyReport, openReports, type ReadReport } from './open-reports.ts';
import type { View } from './view.ts';

/** Reading reports, and showing what was read. */
export interface Reports {
  /**
   * Reads the one report of a file of any format, from a path, or from standard input for `-`; `export.nbib#2` is the second of several.
   * Throws `InputError`, `ResourceError`.
   */
  read(path: string): Promise<ReadReport>;
  /** Every report of a file: archives are expanded, lists give a report for each record. Throws where the file itself cannot be had. */
  readEach(path: string): AsyncGenerator<OpenedReport>;
  /** As `read`, for a file in memory, such as an upload; `name` is what to call it. Throws `InputError`. */
  readUpload(bytes: Uint8Array, name: string): Promise<ReadReport>;
  /** As `readEach`, for a file in memory. */
  readEachOf(bytes: Uint8Array, name: string): AsyncGenerator<OpenedReport>;
  markedText(read: ReadReport, paint: Paint): string;
  factTables(read: ReadReport, view: View): string;
  /** Answers one line of `annotate`. Throws `InputError` naming the line. */
  annotateLine(line: string, number: number): string;
}

/** The operations on reports. */
export function reportsOf(host: Pick<Host, 'reader' | 'versions'>): Reports {
  const { reader } = host;
  return {
    read: async (path) => {
      const [file, which] = numbered(path);
      return onlyReport(openReports(host, await bytesOf(file), file), file, which);
    },
    readEach: async function* (path) {
      const [file, which] = numbered(path);
      const bytes = await bytesOf(file);
      if (which === undefined) yield* openReports(host, bytes, file);
      else yield { source: path, report: await onlyReport(openReports(host, bytes, file), file, which) };
    },
    readUpload: (bytes, name) => onlyReport(openReports(host, bytes, name), name),
    readEachOf: (bytes, name) => openReports(host, bytes, name),
    markedText: ({ reading }, paint) => renderMarkedText(reading.document.text, marksOf(reading), paint),
    factTables: ({ cases, reading }, view) =>
      cases.map((one) => renderFactTables(one, reading.document.text, view)).join('\n'),
    annotateLine: (line, number) => annotateLine(reader, line, number),
  };
}

/** A path, and the number of one report in it: `export.nbib#2`, unless a file is called so. */
function numbered(path: string): readonly [file: string, which: number | undefined] {
  const found = /^(.+)#([1-9]\d{0,6})$/.exec(path);
  return found?.[1] === undefined || existsSync(path) ? [path, undefined] : [found[1], Number(found[2])];
}

const FORMAT_HINT =
  'Give a case report: PDF, Word, JATS XML, HTML, Markdown, plain text, or a list of citations.';

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    if (path !== '-') return await readFile(path);
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new InputError('report-missing', `There is no file ${path}. ${FORMAT_HINT}`, { cause: error });
    if (code === 'EISDIR')
      throw new InputError('report-is-folder', `${path} is a folder. ${FORMAT_HINT}`, { cause: error });
    throw new ResourceError('report-not-read', `Cannot read ${path}: ${message}.`, { cause: error });
  }
}

const LETTERS: Readonly<Record<Reading['mentions'][number]['type'], string>> = {
  finding: 'F',
  condition: 'C',
  drug: 'Rx',
  dose: 'd',
  measurement: 'M',
  value: 'v',
  investigation: 'I',
  procedure: 'P',
  anatomy: 'A',
  age: 'a',
  sex: 's',
  date: 't',
  duration: 't',
};
const TONE_BY_STATUS = { present: 'present', excluded: 'excluded', uncertain: 'unknown' } as const;

function marksOf({ mentions, assertions }: Reading): Mark[] {
  return mentions.map((mention, i) => ({
    span: mention.span,
    letter: LETTERS[mention.type],
    tone: assertions[i].experiencer === 'patient' ? TONE_BY_STATUS[assertions[i].status] : 'quiet',
  }));
}
