import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Mark, type Paint, renderFactTables, renderMarkedText } from '../brief/index.ts';
import type { Case, CaseId, SoftwareVersions } from '../case/index.ts';
import { InputError, ResourceError } from '../errors.ts';
import {
  AnnotateInputSchema,
  type Annotation,
  annotate,
  type Reader,
  type Reading,
} from '../extract/index.ts';
import type { Host } from './host.ts';
import type { View } from './view.ts';

/** A report with the cases it tells; at least one. */
export interface ReadReport {
  readonly cases: readonly [Case, ...Case[]];
  readonly reading: Reading;
}

/** Reading reports, and showing what was read. */
export interface Reports {
  /** Reads a report from a path, or from standard input for `-`. Throws `InputError`, `ResourceError`. */
  read(path: string): Promise<ReadReport>;
  /** Reads a report that is already in memory; `name` is what to call it. Throws `InputError`. */
  readBytes(bytes: Uint8Array, name: string): ReadReport;
  markedText(read: ReadReport, paint: Paint): string;
  factTables(read: ReadReport, view: View): string;
  /** Answers one line of `annotate`. Throws `InputError` naming the line. */
  annotateLine(line: string, number: number): string;
}

/** The operations on reports. */
export function reportsOf({ reader, versions }: Pick<Host, 'reader' | 'versions'>): Reports {
  const readBytes = (bytes: Uint8Array, name: string): ReadReport => {
    const reading = reader.readFile(bytes, name);
    return { reading, cases: casesOf(reading, createHash('sha256').update(bytes).digest('hex'), versions) };
  };
  return {
    read: async (path) => readBytes(await bytesOf(path), path),
    readBytes,
    markedText: ({ reading }, paint) => renderMarkedText(reading.document.text, marksOf(reading), paint),
    factTables: ({ cases, reading }, view) =>
      cases.map((one) => renderFactTables(one, reading.document.text, view)).join('\n'),
    annotateLine: (line, number) => JSON.stringify(annotateLine(reader, line, number)),
  };
}

const FORMAT_HINT = 'Give a case report as plain text, Markdown, HTML or JATS XML.';

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

function casesOf(reading: Reading, sha256: string, versions: SoftwareVersions): [Case, ...Case[]] {
  const { assembly, document } = reading;
  const { title } = assembly.citation;
  const { licence } = document.citation;
  const [first, ...others] = assembly.cases.map(
    (facts, i): Case => ({
      id: `${sha256.slice(0, 16)}-${i + 1}` as CaseId,
      schemaVersion: 1,
      ...(title !== undefined && { title }),
      report: {
        citation: assembly.citation,
        sha256,
        language: 'en',
        ...(licence !== undefined && { licence }),
      },
      ...facts,
      text: document.text,
      versions,
    }),
  );
  return [first, ...others];
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

function annotateLine(reader: Reader, line: string, number: number): Annotation {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    throw new InputError(
      'annotate-line-not-json',
      `Line ${number} is no JSON document: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  const parsed = AnnotateInputSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      'annotate-line-shape',
      `Line ${number}: ${issue.path.join('.') || 'the line'}: ${issue.message}. Each line must be {"id","text","targets"?}.`,
    );
  }
  return annotate(reader, parsed.data);
}
