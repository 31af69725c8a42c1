import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnalyteTable, loadPack, type Pack, parseAnalyteUnits } from '../../src/packs/index.ts';
import type { Vocabulary } from '../../src/terminology/index.ts';
import { openVocabulary } from '../../src/terminology/load/index.ts';

export const CALCINOSIS_FOLDER = 'packs/calcinosis-cutis';
export const LUPUS_FOLDER = 'tests/fixtures/packs/sle-2019-eular-acr';

/** The units that packs are checked against. */
export const ANALYTES: AnalyteTable = parseAnalyteUnits(readFileSync('resources/en/analytes.tsv', 'utf8'));

/** The rules of a pack, without its cases. */
export function openRules(folder: string): Promise<Pack> {
  return loadPack(folder, { analytes: ANALYTES }, ['pack.json', 'classification.json', 'series.json']);
}

/** The built-in vocabulary with that of the calcinosis pack; compiled into a folder that is removed again. */
export async function openExampleVocabulary(): Promise<Vocabulary> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'precedent-packs-'));
  try {
    const { vocabulary } = await openVocabulary({
      dataFolder,
      files: [],
      builtinFiles: [
        ...readdirSync('resources/terminology')
          .filter((name) => name.endsWith('.tsv'))
          .sort()
          .map((name) => `resources/terminology/${name}`),
        `${CALCINOSIS_FOLDER}/vocabulary.tsv`,
      ],
      resources: { text: (name) => readFileSync(`resources/${name}`, 'utf8') },
    });
    return vocabulary;
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
