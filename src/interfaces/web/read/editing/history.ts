/** How something stands, how it stood, and what was taken back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** Begins with nothing to take back. */
export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** Makes a change that can be taken back; what had been taken back before is gone. */
export function changeTo<T>(history: History<T>, present: T): History<T> {
  if (Object.is(present, history.present)) return history;
  return { past: [...history.past, history.present], present, future: [] };
}

/** Takes the last change back; nothing happens where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

/** Makes again what was taken back last. */
export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
