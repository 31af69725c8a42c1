import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ConflictError, InputError, ResourceError } from '../errors.ts';
import type { Case } from '../case/index.ts';
import { type Reader, reportTextOf } from '../extract/index.ts';
import {
  type CheckTables,
  findReportIdentifiers,
  KEY_BYTES,
  NONCE_BYTES,
  redactText,
  restoreText,
  SealedSchema,
  seal,
  unseal,
} from '../questions/check/index.ts';
import type { ReadReport } from './open-reports.ts';
import type { Reports } from './reports.ts';

/** What a redacted copy came to. */
export interface RedactedCopy {
  readonly out: string;
  /** Beside the copy: the way back, sealed with the key. */
  readonly sealed: string;
  readonly keyFile: string;
  /** Whether the key file was made now. */
  readonly isNewKey: boolean;
  readonly places: number;
}

/** Copies without identifiers, and back. */
export interface Redactions {
  /**
   * Writes the text of a report without its identifiers to `out`, and the way back, sealed, to `out.sealed`. The key file is made where there
   * is none, readable to its owner alone; one key shifts dates by the same number of days in every report.
   */
  redact(report: string, out: string, keyFile: string): Promise<RedactedCopy>;
  /** Writes the text that a copy was made from. Throws `InputError` `redaction-not-opened` for another key or a changed copy. */
  restore(copy: string, out: string, keyFile: string): Promise<void>;
  /** As `redact`, for cases kept with their text, into memory and with a key of its own. Throws `InputError` `redaction-text-missing`. */
  redactCases(cases: readonly [Case, ...Case[]]): RedactedText;
}

/** A copy without identifiers in memory; without the key there is no way back. */
export interface RedactedText {
  readonly text: string;
  readonly places: number;
  /** What `restore` takes, with the files beside it: the text of `.sealed`, and of the key file. */
  readonly sealed: Readonly<Record<string, unknown>>;
  readonly key: Readonly<Record<string, unknown>>;
}

const KeySchema = z.strictObject({
  kind: z.literal('precedent-redaction-key'),
  version: z.literal(1),
  key: z.base64().refine((key) => Buffer.from(key, 'base64').length === KEY_BYTES, 'a key has 32 bytes'),
});
const OWNER_ONLY = 0o600;

/** The operations on redacted copies. */
export function redactionsOf({
  read,
  readAgain,
  openTables,
}: {
  readonly read: Reports['read'];
  readonly readAgain: Reader['readText'];
  readonly openTables: () => CheckTables;
}): Redactions {
  const copyOf = ({ reading, cases }: ReadReport, key: Uint8Array) => {
    const identifiers = findReportIdentifiers({ report: reportTextOf(reading), cases, tables: openTables() });
    const copy = redactText(reading.document.text, identifiers, key);
    return { copy, sealed: seal(copy.replacements, copy.text, { key, nonce: randomBytes(NONCE_BYTES) }) };
  };
  return {
    redactCases: (cases) => {
      const [{ id, text }] = cases;
      if (text === undefined)
        throw new InputError(
          'redaction-text-missing',
          `${id} is kept without its text, so there is nothing to redact. Give the report itself.`,
        );
      const key = randomBytes(KEY_BYTES);
      const { copy, sealed } = copyOf({ cases, reading: readAgain(text) }, key);
      return { text: copy.text, places: copy.replacements.length, sealed, key: keyDocument(key) };
    },
    redact: async (report, out, keyFile) => {
      demandApart([report, out, keyFile, `${out}.sealed`]);
      const reports = await read(report);
      const { key, isNewKey } = await openKey(keyFile);
      const { copy, sealed } = copyOf(reports, key);
      await writeWhole(`${out}.sealed`, `${JSON.stringify(sealed)}\n`);
      await writeWhole(out, copy.text);
      return { out, sealed: `${out}.sealed`, keyFile, isNewKey, places: copy.replacements.length };
    },
    restore: async (copy, out, keyFile) => {
      demandApart([copy, out, keyFile, `${copy}.sealed`]);
      const text = await readText(copy, 'the redacted copy');
      const sealed = parse(
        SealedSchema,
        await readText(`${copy}.sealed`, 'the sealed way back'),
        `${copy}.sealed`,
      );
      const { key } = parse(KeySchema, await readText(keyFile, 'the key file'), keyFile);
      const replacements = unseal(sealed, text, Buffer.from(key, 'base64'));
      await writeWhole(out, restoreText({ text, replacements }));
    },
  };
}

function demandApart(files: readonly string[]): void {
  const resolved = files.filter((file) => file !== '-').map((file) => path.resolve(file));
  const twice = resolved.find((file, i) => resolved.indexOf(file) !== i);
  if (twice !== undefined)
    throw new ConflictError(
      'redaction-same-file',
      `${twice} would be both read and written, or written twice. Give report, copy and key file different names.`,
    );
}

function keyDocument(key: Buffer): z.infer<typeof KeySchema> {
  return { kind: 'precedent-redaction-key', version: 1, key: key.toString('base64') };
}

async function openKey(keyFile: string): Promise<{ readonly key: Uint8Array; readonly isNewKey: boolean }> {
  const key = randomBytes(KEY_BYTES);
  const text = JSON.stringify(keyDocument(key));
  try {
    await writeFile(keyFile, `${text}\n`, { flag: 'wx', mode: OWNER_ONLY });
    return { key, isNewKey: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ResourceError('key-not-written', `Cannot write ${keyFile}: ${(error as Error).message}.`, {
        cause: error,
      });
  }
  const known = parse(KeySchema, await readText(keyFile, 'the key file'), keyFile);
  return { key: Buffer.from(known.key, 'base64'), isNewKey: false };
}

function parse<S extends z.ZodType>(schema: S, text: string, file: string): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    'redaction-file-shape',
    `${file} is not what --redact wrote. Give the key file, and leave the .sealed file beside its copy.`,
  );
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR')
      throw new InputError('redaction-file-missing', `There is no file ${file}, ${what}.`, { cause: error });
    throw new ResourceError('redaction-not-read', `Cannot read ${file}: ${message}.`, { cause: error });
  }
}

async function writeWhole(file: string, content: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, content, { mode: OWNER_ONLY });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new ResourceError('output-not-written', `Cannot write ${file}: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
