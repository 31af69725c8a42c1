import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, CaseId } from '../../src/case/index.ts';
import { createReader, reportTextOf } from '../../src/extract/index.ts';
import { ManifestSchema } from '../../src/packs/index.ts';
import {
  type CheckAnswer,
  cautionsFor,
  checkReport,
  type LibraryFacts,
  readCheckTables,
} from '../../src/questions/check/index.ts';
import { termIdOf } from '../../src/terminology/index.ts';
import { openVocabulary } from '../../src/terminology/load/index.ts';

const root = join(import.meta.dirname, '..', '..');
const NO_VERSIONS = { program: 'test', terminologies: [], packs: [] };

/** Checks a text as a machine does on the first run: the built-in vocabulary, the calcinosis pack, no library unless given. */
export type Check = (
  text: string,
  library?: LibraryFacts,
) => Promise<CheckAnswer & { readonly text: string }>;

/** Opens a checker over the project's own resources. */
export async function openChecker(): Promise<Check> {
  const folder = join(root, 'resources', 'terminology');
  const resources = {
    text: (name: string) => readFileSync(join(root, 'resources', name), 'utf8'),
    bytes: (name: string) => new Uint8Array(readFileSync(join(root, 'resources', name))),
  };
  const builtinFiles = [
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.tsv'))
      .map((name) => join(folder, name)),
    join(root, 'packs', 'calcinosis-cutis', 'vocabulary.tsv'),
  ];
  const dataFolder = mkdtempSync(join(tmpdir(), 'precedent-check-'));
  try {
    const { vocabulary } = await openVocabulary({ dataFolder, files: [], builtinFiles, resources });
    const reader = createReader({ vocabulary, resources });
    const tables = readCheckTables(resources.text);
    const manifest = ManifestSchema.parse(
      JSON.parse(readFileSync(join(root, 'packs', 'calcinosis-cutis', 'pack.json'), 'utf8')),
    );
    const isA = (id: string, above: string): boolean => {
      if (id === above) return true;
      const [one, other] = [vocabulary.find(termIdOf(id)), vocabulary.find(termIdOf(above))];
      return one !== undefined && other !== undefined && vocabulary.ancestors(one).includes(other);
    };
    return async (text, library) => {
      const [source] = await reader.openFile(new TextEncoder().encode(text), 'report.md');
      const reading = reader.readSource(source);
      const [first, ...others] = reading.assembly.cases.map(
        (facts, i): Case => ({
          id: `report-${i + 1}` as CaseId,
          schemaVersion: 1,
          report: { citation: reading.assembly.citation },
          ...facts,
          text: reading.document.text,
          versions: NO_VERSIONS,
        }),
      );
      const answer = checkReport({
        report: reportTextOf(reading),
        cases: [first, ...others],
        tables,
        cautions: cautionsFor({ manifest }, first, isA),
        isA,
        ...(library !== undefined && { library }),
        versions: NO_VERSIONS,
      });
      return { ...answer, text: reading.document.text };
    };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
