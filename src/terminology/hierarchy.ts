import { type Rows, packRows, rowOf, transposeRows } from './rows.ts';

/** The is_a hierarchy of all concepts, ready for questions. */
export interface Hierarchy {
  readonly parents: Rows;
  readonly children: Rows;
  /** Every concept above, ascending by index, without the concept itself. */
  readonly ancestors: Rows;
}

/** A hierarchy and the is_a statements that were left out because they would have closed a circle. */
export interface CompiledHierarchy extends Hierarchy {
  readonly droppedEdges: readonly (readonly [child: number, parent: number])[];
}

/** Compiles parents given by concept; circles are opened, so that no concept is its own ancestor. Linear in the closure's size. */
export function compileHierarchy(parentLists: readonly (readonly number[])[]): CompiledHierarchy {
  const { acyclic, droppedEdges } = withoutCircles(parentLists);
  const parents = packRows(acyclic);
  return { parents, children: transposeRows(parents), ancestors: closureOf(parents), droppedEdges };
}

/**
 * Information content of each concept from the structure alone, in nats: ln(N) − ln(descendants + 1), 0 for a root.
 *
 * N is the number of concepts of the concept's own terminology. Source: Seco, Veale, Hayes 2004 (there divided by ln(N)).
 */
export function informationContentNats(ancestors: Rows, terminologyByConcept: Uint8Array): Float64Array {
  const conceptCount = terminologyByConcept.length;
  const sizes = new Map<number, number>();
  for (const terminology of terminologyByConcept) sizes.set(terminology, (sizes.get(terminology) ?? 0) + 1);
  const withDescendants = new Float64Array(conceptCount).fill(1);
  for (const ancestor of ancestors.values) withDescendants[ancestor] = (withDescendants[ancestor] ?? 0) + 1;
  return withDescendants.map((count, concept) => {
    const size = sizes.get(terminologyByConcept[concept] ?? 0) ?? 1;
    return Math.max(0, Math.log(size / count));
  });
}

/** Rows reachable from each row, without itself: descendants from `children`, ancestors from `parents`. */
export function reachableFrom(rows: Rows, start: number): number[] {
  const seen = new Set<number>();
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const value of rowOf(rows, next)) {
      if (seen.has(value)) continue;
      seen.add(value);
      pending.push(value);
    }
  }
  return [...seen].sort((a, b) => a - b);
}

function withoutCircles(parentLists: readonly (readonly number[])[]): {
  acyclic: number[][];
  droppedEdges: (readonly [number, number])[];
} {
  const acyclic: number[][] = parentLists.map(() => []);
  const droppedEdges: (readonly [number, number])[] = [];
  const state = new Uint8Array(parentLists.length);
  const [OPEN, DONE] = [1, 2];
  for (let root = 0; root < parentLists.length; root += 1) {
    if (state[root] !== 0) continue;
    state[root] = OPEN;
    const path: { concept: number; next: number }[] = [{ concept: root, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const parent = parentLists[top.concept]?.[top.next];
      top.next += 1;
      if (parent === undefined) {
        state[top.concept] = DONE;
        path.pop();
      } else if (state[parent] === OPEN) droppedEdges.push([top.concept, parent]);
      else {
        acyclic[top.concept]?.push(parent);
        if (state[parent] !== DONE) {
          state[parent] = OPEN;
          path.push({ concept: parent, next: 0 });
        }
      }
    }
  }
  return { acyclic, droppedEdges };
}

function closureOf(parents: Rows): Rows {
  const lists: number[][] = [];
  for (let concept = 0; concept < parents.starts.length - 1; concept += 1) {
    lists.push(reachableFrom(parents, concept));
  }
  return packRows(lists);
}
