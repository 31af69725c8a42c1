import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FactKey } from './facts/shown-fact.ts';

/** Which fact is looked at (pointed at, or stepped to with keys) and which is open to be corrected. */
export interface ActiveFact {
  readonly lit: FactKey | undefined;
  readonly open: FactKey | undefined;
}

/** Keeps the active fact outside of React's state, so that pointing at words never draws a long report again. */
export interface ActiveFactStore {
  get(): ActiveFact;
  set(change: Partial<ActiveFact>): void;
  subscribe(listener: () => void): () => void;
}

/** Begins with no fact active. */
export function createActiveFact(): ActiveFactStore {
  let now: ActiveFact = { lit: undefined, open: undefined };
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set: (change) => {
      const next = { ...now, ...change };
      if (next.lit === now.lit && next.open === now.open) return;
      now = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const ActiveFactContext = createContext<ActiveFactStore>(createActiveFact());

/** How one fact stands now: draws again only when that changes. */
export function useFactState(key: FactKey): { readonly isLit: boolean; readonly isOpen: boolean } {
  const store = useContext(ActiveFactContext);
  const isLit = useSyncExternalStore(
    (changed) => store.subscribe(changed),
    () => store.get().lit === key,
  );
  const isOpen = useSyncExternalStore(
    (changed) => store.subscribe(changed),
    () => store.get().open === key,
  );
  return { isLit, isOpen };
}
