import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Case, CaseSchema } from '../case/index.ts';
import { InputError, NotFoundError, ResourceError } from '../errors.ts';
import type { CollectionFormat, DocumentFormat, ExchangeNote } from '../exchange/index.ts';
import { isCaseFile, readCaseFiles } from '../library/index.ts';
import type { Host } from './host.ts';
import type { OpenLibrary } from './open-library.ts';
import type { Reports } from './reports.ts';

export type ExportFormat = DocumentFormat | CollectionFormat;
export const EXPORT_FORMATS = [
  'phenopacket',
  'phenopacket-protobuf',
  'fhir',
  'csv',
  'xlsx',
  'ris',
  'bibtex',
  'csl-json',
  'json',
] as const satisfies readonly ExportFormat[];

/** What to write: reports and files by path, cases by id, those a filter takes, or all; and how. */
export interface ExportRequest {
  readonly targets: readonly string[];
  /** Cases of the library, beside those that targets name. */
  readonly ids?: readonly string[];
  readonly where?: string;
  readonly all?: boolean;
  readonly format: ExportFormat;
  /** A file, packed where its name ends in `.gz`; standard output unless given. */
  readonly out?: string;
  /** Keeps terms that validators of phenopackets refuse. */
  readonly keepsRefused?: boolean;
  readonly onCase?: () => void;
}

/** What to write from a library that is open: cases by id, those a filter takes, or all. */
export interface LibraryExportRequest {
  readonly ids?: readonly string[];
  readonly where?: string | undefined;
  readonly all?: boolean;
  readonly format: ExportFormat;
  /** Of a format with several files, such as the tables of CSV, the one to give; the main one unless named. */
  readonly part?: string | undefined;
}

/** A file in memory. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** What was written. */
export interface Exported {
  readonly cases: number;
  /** Empty for standard output. */
  readonly files: readonly string[];
  /** What did not fit or was put right, each with the number of cases and an example. */
  readonly notes: readonly (ExchangeNote & { readonly cases: number })[];
}

/** Writing cases in the formats that the field shares. */
export interface Exporting {
  exportCases(request: ExportRequest): Promise<Exported>;
  /**
   * Writes cases of a library into memory, at most 10,000. Throws `InputError` `export-too-many`, `NotFoundError` `export-part-not-found`, and
   * as the library does.
   */
  exportFromLibrary(library: OpenLibrary, request: LibraryExportRequest): Promise<ExportedFile>;
}

/** The operation, with the library opened only where a case of it is asked for. */
export function exportingOf(
  host: Host,
  reports: Reports,
  openLibraryToAsk: () => Promise<OpenLibrary>,
): Exporting {
  const { vocabulary, versions } = host;
  return {
    exportCases: (request) =>
      exportCases(
        {
          vocabulary,
          versions,
          readCases: async (path) => (await reports.read(path)).cases,
          openLibrary: openLibraryToAsk,
        },
        request,
      ),
    exportFromLibrary: (library, request) =>
      exportIntoMemory({ vocabulary, versions, readCases: async () => [] }, library, request),
  };
}

const MOST_IN_MEMORY = 10_000;
const ENDING = {
  phenopacket: ['json', 'application/json'],
  'phenopacket-protobuf': ['pb', 'application/x-protobuf'],
  fhir: ['json', 'application/fhir+json'],
  csv: ['csv', 'text/csv'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ris: ['ris', 'application/x-research-info-systems'],
  bibtex: ['bib', 'application/x-bibtex'],
  'csl-json': ['json', 'application/vnd.citationstyles.csl+json'],
  json: ['json', 'application/json'],
} as const satisfies Readonly<Record<ExportFormat, readonly [string, string]>>;

async function exportIntoMemory(
  host: Omit<ExportHost, 'openLibrary'>,
  library: OpenLibrary,
  { ids = [], where, all, format, part }: LibraryExportRequest,
): Promise<ExportedFile> {
  const [ending, mediaType] = ENDING[format];
  const stem =
    ids.length === 1 && where === undefined ? (ids[0] ?? 'case').replaceAll(/[^\w.-]+/g, '-') : 'cases';
  const isList = ids.length !== 1 || where !== undefined || all === true;
  const main = `${stem}.${isList && ending === 'json' && format !== 'csl-json' ? 'jsonl' : ending}`;
  const files = new Map<string, Uint8Array[]>();
  let count = 0;
  await exportCases(
    // The library stays open: it belongs to who gave it.
    { ...host, openLibrary: async () => ({ ...library, close: async () => undefined }) },
    {
      targets: [],
      ids,
      format,
      out: main,
      ...(where !== undefined && { where }),
      ...(all !== undefined && { all }),
      onCase: () => {
        count += 1;
        if (count > MOST_IN_MEMORY)
          throw new InputError(
            'export-too-many',
            `More than ${MOST_IN_MEMORY} cases at once: narrow the filter, or use precedent export --out FILE.`,
          );
      },
    },
    async (chunks, file = main) => {
      const kept: Uint8Array[] = [];
      for await (const chunk of chunks) kept.push(Buffer.from(chunk as string));
      files.set(file, kept);
    },
  );
  const name = part === undefined ? main : fileBeside(main, part);
  const content = files.get(name);
  if (content === undefined)
    throw new NotFoundError(
      'export-part-not-found',
      `${format} has no part ${part}: there is ${[...files.keys()].join(', ')}.`,
    );
  return { name, mediaType, content: Buffer.concat(content) };
}

interface ExportHost extends Pick<Host, 'vocabulary' | 'versions'> {
  readCases(path: string): Promise<readonly Case[]>;
  openLibrary(): Promise<OpenLibrary>;
}

const CASES_A_PAGE = 200;

/** Writes cases in one of the field's formats. Throws `InputError`: `export-nothing`, `export-needs-out`, and as readers and library do. */
async function exportCases(
  host: ExportHost,
  request: ExportRequest,
  write: typeof writeOut = writeOut,
): Promise<Exported> {
  const { format, out } = request;
  if (out === undefined && (format === 'xlsx' || format === 'phenopacket-protobuf'))
    throw new InputError('export-needs-out', `${format} is no text: name a file with --out.`);
  const { COLLECTION_FORMATS, writeCollection, writeDocument } = await import('../exchange/index.ts');
  const collection = COLLECTION_FORMATS.find((one) => one === format);
  if (collection !== undefined) {
    const cases: Case[] = [];
    for await (const one of casesOf(host, request)) {
      cases.push(one);
      request.onCase?.();
    }
    const parts = await writeCollection(cases, collection);
    if (out === undefined) {
      await write([parts[0]?.content ?? ''], undefined);
      return { cases: cases.length, files: [], notes: [] };
    }
    const files: string[] = [];
    for (const { name, content } of parts) {
      const file = name === '' ? out : fileBeside(out, name);
      await write([content], file);
      files.push(file);
    }
    return { cases: cases.length, files, notes: [] };
  }
  const options = {
    vocabulary: host.vocabulary,
    created: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    createdBy: `precedent ${host.versions.program}`,
    keepsRefused: request.keepsRefused === true,
  };
  const seen = new Map<string, { readonly note: ExchangeNote; cases: number }>();
  let count = 0;
  const written = async function* () {
    for await (const one of casesOf(host, request)) {
      const { document, notes } = writeDocument(one, format as DocumentFormat, options);
      count += 1;
      request.onCase?.();
      for (const note of notes) {
        const known = seen.get(note.code);
        if (known === undefined) seen.set(note.code, { note, cases: 1 });
        else known.cases += 1;
      }
      yield document;
    }
  };
  await write(isOne(request) ? asDocument(written()) : asLines(written()), out);
  return {
    cases: count,
    files: out === undefined ? [] : [out],
    notes: [...seen.values()].map(({ note, cases }) => ({ ...note, cases })),
  };
}

/** Writes the publications of cases of the library to a file; the format is told from its name. */
export async function writeCitationFile(
  { library }: Pick<OpenLibrary, 'library'>,
  ids: readonly string[],
  file: string,
): Promise<number> {
  const format = /\.ris$/i.test(file) ? 'ris' : /\.bib$/i.test(file) ? 'bibtex' : 'csl-json';
  if (format === 'csl-json' && !/\.json$/i.test(file))
    throw new InputError(
      'citations-format',
      `${file} does not say which format: end it in .ris, .bib or .json (CSL-JSON).`,
    );
  const { writeCitations } = await import('../exchange/index.ts');
  const { text, publications } = writeCitations(await library.getMany(ids), format);
  await writeOut([text], file);
  return publications;
}

async function* casesOf(host: ExportHost, request: ExportRequest): AsyncGenerator<Case> {
  const { targets, ids: named = [], where, all } = request;
  if (targets.length + named.length === 0 && where === undefined && all !== true)
    throw new InputError('export-nothing', 'Name reports or ids of cases, or give --where FILTER or --all.');
  const isFile = (target: string) => target === '-' || existsSync(target);
  for (const target of targets.filter(isFile)) for await (const one of casesInFile(host, target)) yield one;
  const ids = [...named, ...targets.filter((target) => !isFile(target))];
  if (ids.length === 0 && where === undefined && all !== true) return;
  const opened = await host.openLibrary();
  try {
    for (const id of ids) yield (await opened.library.get(id)).case;
    if (where === undefined && all !== true) return;
    let cursor: string | undefined;
    do {
      const page = await opened.library.list({
        order: 'id',
        limit: CASES_A_PAGE,
        resolve: opened.resolve,
        ...(where !== undefined && { where }),
        ...(cursor !== undefined && { cursor }),
      });
      yield* await opened.library.getMany(page.cases.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
  } finally {
    await opened.close();
  }
}

/** A report is read; a file of cases, phenopackets or FHIR Bundles is converted. */
async function* casesInFile(host: ExportHost, file: string): AsyncGenerator<Case> {
  if (!isCaseFile(file)) {
    yield* await host.readCases(file);
    return;
  }
  const { casesFromJson } = await import('../exchange/index.ts');
  for await (const input of readCaseFiles([file])) {
    if ('error' in input) throw input.error;
    for (const one of casesFromJson(input.case, host.versions)) {
      const parsed = CaseSchema.safeParse(one);
      if (!parsed.success)
        throw new InputError(
          'case-invalid',
          `${input.source} is not a case: ${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}.`,
        );
      yield parsed.data;
    }
  }
}

/** Whether one case was asked for by its id: a document of its own, and no list. */
function isOne({ targets, ids = [], where, all }: ExportRequest): boolean {
  const [target] = [...ids, ...targets];
  return (
    targets.length + ids.length === 1 &&
    where === undefined &&
    all !== true &&
    target !== undefined &&
    !/\.(jsonl|ndjson)(\.gz)?$/i.test(target)
  );
}

/** The first case of a report as one document, in lines that a person can read; others of the same report follow as documents of their own. */
async function* asDocument(written: AsyncIterable<object>): AsyncGenerator<string | Uint8Array> {
  for await (const document of written)
    yield document instanceof Uint8Array ? document : `${JSON.stringify(document, null, 2)}\n`;
}

/** A line for each case; bytes with their length before them, as protobuf writes messages one after the other. */
async function* asLines(written: AsyncIterable<object>): AsyncGenerator<string | Uint8Array> {
  for await (const document of written) {
    if (document instanceof Uint8Array) {
      yield lengthOf(document.length);
      yield document;
    } else yield `${JSON.stringify(document)}\n`;
  }
}

/** A length as protobuf's varint. */
function lengthOf(length: number): Uint8Array {
  const bytes: number[] = [];
  let rest = length;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

function fileBeside(out: string, name: string): string {
  return out.replace(/((?:\.[A-Za-z]\w*){1,2})?$/, (ending) => `-${name}${ending}`);
}

/** To standard output, or whole to a file: one that is there already is replaced at the end, or stays as it was. */
async function writeOut(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) {
    for await (const chunk of chunks) process.stdout.write(chunk);
    return;
  }
  const unfinished = `${file}.${process.pid}.tmp`;
  let failed: unknown;
  const told = async function* () {
    try {
      for await (const chunk of chunks) yield Buffer.from(chunk as string);
    } catch (error) {
      failed = error;
      throw error;
    }
  };
  try {
    const sink = createWriteStream(unfinished);
    await (/\.gz$/i.test(file)
      ? pipeline(Readable.from(told()), createGzip(), sink)
      : pipeline(Readable.from(told()), sink));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (failed !== undefined) throw failed as Error;
    throw new ResourceError(
      'output-not-written',
      `Cannot write ${file}: ${(error as Error).message}. Free some room or choose another place.`,
      { cause: error },
    );
  }
}
