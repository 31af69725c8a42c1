import type { Pack } from '../packs/index.ts';
import {
  cautionsFor,
  type CheckAnswer,
  type CheckTables,
  checkReport,
  type LibraryFacts,
} from '../questions/check/index.ts';
import { reportTextOf } from '../extract/index.ts';
import { termIdOf, type Vocabulary } from '../terminology/index.ts';
import type { ReadReport } from './open-reports.ts';

/** What a check is made of beside the report. */
export interface CheckSources {
  readonly tables: CheckTables;
  readonly vocabulary: Vocabulary;
  /** The pack that covers the case, for what its sources advise against. */
  readonly pack?: Pack | undefined;
  readonly library?: LibraryFacts | undefined;
  readonly silence?: ReadonlyMap<string, string>;
}

/** Checks a report that was read: hands the check a view of the text, so that it need not know how it was read. */
export function checkReading(
  { reading, cases }: ReadReport,
  { tables, vocabulary, pack, library, silence }: CheckSources,
): CheckAnswer {
  const isA = kinship(vocabulary);
  return checkReport({
    report: reportTextOf(reading),
    cases,
    tables,
    cautions: pack === undefined ? [] : cautionsFor(pack, cases[0], isA),
    isA,
    ...(library !== undefined && { library }),
    ...(silence !== undefined && { silence }),
    versions: {
      ...cases[0].versions,
      packs:
        pack === undefined
          ? []
          : [
              {
                id: pack.manifest.id,
                version: pack.manifest.version,
                signOff: pack.manifest.signOff.status,
              },
            ],
    },
  });
}

/** Whether a concept is another or narrower, as the vocabulary has it. */
function kinship(vocabulary: Vocabulary): (id: string, above: string) => boolean {
  return (id, above) => {
    if (id === above) return true;
    const [one, other] = [vocabulary.find(termIdOf(id)), vocabulary.find(termIdOf(above))];
    return one !== undefined && other !== undefined && vocabulary.isA(one, other);
  };
}
