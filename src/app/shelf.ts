import { join } from 'node:path';
import type { Resources } from '../extract/index.ts';
import { openPackShelf, type PackShelf, parseAnalyteUnits } from '../packs/index.ts';
import { builtinPackFolder } from './program-files.ts';

/** The packs that ship with the program, and the user's own in the data folder. */
export function shelfOf(dataFolder: string, resources: Resources): PackShelf {
  return openPackShelf(
    [
      { folder: builtinPackFolder(), origin: 'built-in' },
      { folder: join(dataFolder, 'packs'), origin: 'own' },
    ],
    () => ({ analytes: parseAnalyteUnits(resources.text('en/analytes.tsv')) }),
  );
}
