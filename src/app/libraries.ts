import { openLibraryToAsk, type StartedEmpty, startEmpty } from './first-library.ts';
import type { Host } from './host.ts';
import { type OpenLibrary, openLibraryOf } from './open-library.ts';

/** Opening the library; whoever opens it closes it. */
export interface Libraries {
  /** Opens the library, making it where there is none. */
  openLibrary(): Promise<OpenLibrary>;
  /** As `openLibrary`; a new one is first filled with the packs' published cases. */
  openLibraryToAsk(): Promise<OpenLibrary>;
  /** Makes the library start without the packs' published cases, and stay so. */
  startEmptyLibrary(): Promise<StartedEmpty>;
}

/** The operations on the library as a whole. */
export function librariesOf(host: Host): Libraries {
  return {
    openLibrary: () => openLibraryOf(host),
    openLibraryToAsk: () => openLibraryToAsk(host),
    startEmptyLibrary: () => startEmpty(host),
  };
}
