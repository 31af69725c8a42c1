import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseFacts } from '../../src/extract/assembly/index.ts';
import { createReader, type Reader, type Reading } from '../../src/extract/extract.ts';
import { openVocabulary } from '../../src/terminology/load/index.ts';

const root = join(import.meta.dirname, '..', '..');
const examples = join(root, 'examples');

/** The example reports, by file name. */
export const EXAMPLES = readdirSync(examples)
  .filter((name) => name !== 'README.md' && /\.\w+$/.test(name))
  .sort();

/** A reader with the built-in vocabulary alone, as a machine has it on the first run. */
export async function openReader(): Promise<Reader> {
  const folder = join(root, 'resources', 'terminology');
  const builtinFiles = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => join(folder, name));
  const resources = {
    text: (name: string) => readFileSync(join(root, 'resources', name), 'utf8'),
    bytes: (name: string) => new Uint8Array(readFileSync(join(root, 'resources', name))),
  };
  const dataFolder = mkdtempSync(join(tmpdir(), 'precedent-golden-'));
  try {
    const { vocabulary } = await openVocabulary({ dataFolder, files: [], builtinFiles, resources });
    return createReader({ vocabulary, resources });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

export async function readExample(reader: Reader, name: string): Promise<Reading> {
  const [source] = await reader.openFile(new Uint8Array(readFileSync(join(examples, name))), name);
  return reader.readSource(source);
}

export function goldenPath(name: string): string {
  return join(import.meta.dirname, 'cases', `${name.replace(/\.\w+$/, '')}.json`);
}

/** The cases of a reading as a person reviews them: each fact with the words it rests on in place of offsets. */
export function reviewable({ document, assembly }: Reading): string {
  const cases = assembly.cases.map((facts: CaseFacts) => withWords(facts, document.text));
  return `${JSON.stringify(cases, null, 2)}\n`;
}

function withWords(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withWords(item, text));
  if (typeof value !== 'object' || value === null) return value;
  if ('spans' in value && Array.isArray(value.spans)) {
    const words = (value.spans as { start: number; end: number }[]).map((s) => quote(text, s));
    const derivedBy = 'derivedBy' in value ? ` ≈ ${String(value.derivedBy)}` : '';
    return `${words.join(' … ')}${derivedBy}`;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key === 'span'
        ? [key, quote(text, item as { start: number; end: number })]
        : [key, withWords(item, text)],
    ),
  );
}

function quote(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}
