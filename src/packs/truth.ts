/** Whether a criterion holds: three values, because what a report does not say is neither so nor not so. */
export type Truth = 'met' | 'not-met' | 'unknown';

/** Holds when every one holds; fails as soon as one fails (Kleene's strong conjunction, 1952). Nothing at all holds. */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes('not-met')) return 'not-met';
  return truths.includes('unknown') ? 'unknown' : 'met';
}

/** Holds as soon as one holds; fails when every one fails. */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes('met')) return 'met';
  return truths.includes('unknown') ? 'unknown' : 'not-met';
}

/** Turns met and not met around; unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === 'met' ? 'not-met' : truth === 'not-met' ? 'met' : 'unknown';
}

/** Holds when at least `n` hold whatever the unknown ones turn out to be; fails when even all of those would not be enough. */
export function atLeast(n: number, truths: readonly Truth[]): Truth {
  const met = truths.filter((truth) => truth === 'met').length;
  const open = truths.filter((truth) => truth === 'unknown').length;
  return met >= n ? 'met' : met + open < n ? 'not-met' : 'unknown';
}

/** A claim as a truth; `undefined` is not known. */
export function truthOf(claim: boolean | undefined): Truth {
  return claim === undefined ? 'unknown' : claim ? 'met' : 'not-met';
}
