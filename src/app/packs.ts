import { type ListedPack, type Pack, type PackIssue, parseAnalyteUnits } from '../packs/index.ts';
import { defaultDataFolder } from '../terminology/load/index.ts';
import { openApp } from './open-app.ts';
import { openResources } from './program-files.ts';
import { shelfOf } from './shelf.ts';

/** The packs of a machine; none of these opens the vocabulary, unless concepts are to be looked up. */
export interface Packs {
  list(): Promise<readonly ListedPack[]>;
  load(id: string): Promise<Pack>;
  validate(folder: string, withConcepts: boolean): Promise<readonly PackIssue[]>;
}

/** The packs on this machine, without opening the vocabulary. */
export function openPacks(dataFolder: string = defaultDataFolder()): Packs {
  const resources = openResources();
  const shelf = shelfOf(dataFolder, resources);
  return {
    list: () => shelf.list(),
    load: (id) => shelf.load(id),
    validate: async (folder, withConcepts) => {
      const analytes = parseAnalyteUnits(resources.text('en/analytes.tsv'));
      return shelf.validate(
        folder,
        withConcepts ? { analytes, vocabulary: (await openApp({ dataFolder })).vocabulary } : { analytes },
      );
    },
  };
}
