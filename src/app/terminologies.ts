import {
  addTerminology,
  defaultDataFolder,
  type InstalledTerminology,
  type InstallOptions,
  installTerminology,
  listTerminologies,
  removeTerminology,
} from '../terminology/load/index.ts';

/** The terminologies kept in a data folder. */
export interface Terminologies {
  add(path: string): Promise<InstalledTerminology>;
  install(name: string, options: InstallOptions): Promise<InstalledTerminology>;
  list(): Promise<readonly InstalledTerminology[]>;
  remove(name: string): Promise<InstalledTerminology>;
}

/** The terminologies on this machine; none of these needs the vocabulary opened. */
export function openTerminologies(dataFolder: string = defaultDataFolder()): Terminologies {
  return {
    add: async (path) => (await addTerminology(dataFolder, path)).terminology,
    install: async (name, options) => (await installTerminology(dataFolder, name, options)).terminology,
    list: () => listTerminologies(dataFolder),
    remove: (name) => removeTerminology(dataFolder, name),
  };
}
