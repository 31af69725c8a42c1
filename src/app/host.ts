import type { SoftwareVersions } from '../case/index.ts';
import type { Reader, Resources } from '../extract/index.ts';
import type { AnalyteTable, PackShelf } from '../packs/index.ts';
import type { Vocabulary } from '../terminology/index.ts';

/** What the open program holds; every group of operations is made from it. */
export interface Host {
  readonly vocabulary: Vocabulary;
  readonly reader: Reader;
  readonly versions: SoftwareVersions;
  readonly dataFolder: string;
  /** A server that keeps the library, instead of the data folder. */
  readonly databaseUrl: string | undefined;
  readonly shelf: PackShelf;
  /** The files under `resources/`. */
  readonly resources: Resources;
  readonly analytes: AnalyteTable;
  readonly onNote: ((note: string) => void) | undefined;
}
