import { useState } from 'react';

/** A rule that is left out, and why. */
export interface Silence {
  readonly rule: string;
  readonly reason: string;
}

// For as long as the window is open: who checks the next version of a manuscript need not say it all again.
let kept: readonly Silence[] = [];

/** Which rules are left out, with reasons. */
export function useSilence(): readonly [readonly Silence[], (silence: readonly Silence[]) => void] {
  const [silence, set] = useState(kept);
  return [
    silence,
    (next) => {
      kept = next;
      set(next);
    },
  ];
}
