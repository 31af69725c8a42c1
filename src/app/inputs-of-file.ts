import { readFile } from 'node:fs/promises';
import { expand } from '../archive/index.ts';
import type { Case, SoftwareVersions } from '../case/index.ts';
import { asPrecedentError } from '../errors.ts';
import { parseJsonStrictly } from '../json/index.ts';
import type { ImportInput } from '../library/index.ts';
import type { Reports } from './reports.ts';

/** What a file that is no JSON by its name brings into the library: its reports, and what JSON there is in it, archives expanded; `readElsewhere` reads a file in another thread. */
export async function* inputsOfFile(
  reports: Pick<Reports, 'readEachOf'>,
  versions: SoftwareVersions,
  path: string,
  readElsewhere?: (path: string) => Promise<readonly Case[]>,
): AsyncGenerator<ImportInput> {
  for await (const file of expand(await readFile(path), path)) {
    if ('error' in file) yield { source: file.name, error: file.error };
    else if (isJson(file.bytes)) yield* fromJson(file.bytes, file.name, versions);
    else if (beginsProtobuf(file.bytes) && (await isProtobuf(file.bytes)))
      yield* fromProtobuf(file.bytes, file.name, versions);
    else {
      if (file.name === path && readElsewhere !== undefined) {
        const read = await readWhole(path, readElsewhere);
        if (read !== undefined) {
          yield* read;
          continue;
        }
      }
      for await (const opened of reports.readEachOf(file.bytes, file.name)) {
        if ('error' in opened) yield opened;
        else for (const one of opened.report.cases) yield { source: opened.source, case: one };
      }
    }
  }
}

/** A file read by someone else; `undefined` where it holds several reports, which are then read one by one. */
async function readWhole(
  path: string,
  readElsewhere: (path: string) => Promise<readonly Case[]>,
): Promise<readonly ImportInput[] | undefined> {
  try {
    return (await readElsewhere(path)).map((one) => ({ source: path, case: one }));
  } catch (error) {
    const known = asPrecedentError(error);
    return known.code === 'report-holds-several' ? undefined : [{ source: path, error: known }];
  }
}

/** Told from the content: an object or an array, or one of these on each line. */
const isJson = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(new TextDecoder().decode(bytes.subarray(0, 256)));

async function* fromJson(
  bytes: Uint8Array,
  name: string,
  versions: SoftwareVersions,
): AsyncGenerator<ImportInput> {
  const { casesFromJson } = await import('../exchange/index.ts');
  const text = new TextDecoder().decode(bytes);
  const isLines = /^\s*\{.*\}\s*\n\s*\{/.test(text.slice(0, 1_000_000));
  const documents = isLines
    ? text.split('\n').map((line, i) => [`${name}:${i + 1}`, line] as const)
    : [[name, text] as const];
  for (const [source, json] of documents) {
    if (json.trim() === '') continue;
    try {
      const value = parseJsonStrictly(json);
      for (const one of Array.isArray(value) ? value : [value])
        for (const found of casesFromJson(one, versions)) yield { source, case: found };
    } catch (error) {
      // Told as this document's failure; the import goes on with the others.
      yield { source, error: asPrecedentError(error) };
    }
  }
}

/** A phenopacket begins with its id, several with a length; most files are told apart without loading what reads them. */
const beginsProtobuf = (bytes: Uint8Array): boolean =>
  bytes[0] === ID_FIELD || bytes.subarray(1, 6).includes(ID_FIELD);
const ID_FIELD = 0x0a;

async function isProtobuf(bytes: Uint8Array): Promise<boolean> {
  const { phenopacketsIn } = await import('../exchange/index.ts');
  return phenopacketsIn(bytes) !== undefined;
}

async function* fromProtobuf(
  bytes: Uint8Array,
  name: string,
  versions: SoftwareVersions,
): AsyncGenerator<ImportInput> {
  const { caseFromPhenopacketBytes, phenopacketsIn } = await import('../exchange/index.ts');
  const messages = phenopacketsIn(bytes) ?? [];
  for (const [i, message] of messages.entries()) {
    const source = messages.length === 1 ? name : `${name}:${i + 1}`;
    try {
      yield { source, case: caseFromPhenopacketBytes(message, versions) };
    } catch (error) {
      yield { source, error: asPrecedentError(error) };
    }
  }
}
