/**
 * Circles in a graph of names, each once, written from its first member in the order of `names`.
 *
 * Depth-first search; cost: names + edges. Names that the graph does not hold are skipped.
 */
export function findCycles(
  names: readonly string[],
  edgesOf: (name: string) => readonly string[],
): readonly (readonly string[])[] {
  const state = new Map<string, 'open' | 'done'>();
  const known = new Set(names);
  const cycles: string[][] = [];
  const path: string[] = [];
  const visit = (name: string): void => {
    state.set(name, 'open');
    path.push(name);
    for (const next of edgesOf(name)) {
      if (!known.has(next)) continue;
      if (state.get(next) === 'open') cycles.push([...path.slice(path.indexOf(next)), next]);
      else if (state.get(next) === undefined) visit(next);
    }
    path.pop();
    state.set(name, 'done');
  };
  for (const name of names) if (state.get(name) === undefined) visit(name);
  return cycles;
}
