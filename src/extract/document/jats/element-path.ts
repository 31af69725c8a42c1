/** Elements that an article has once: their number is left out of a path. */
const SINGLE = new Set(
  'article front front-stub article-meta title-group body back ref-list title caption table'.split(' '),
);

/** Follows which element a parser is in, as an XPath. */
export interface ElementPath {
  readonly depth: number;
  enter(tag: string): void;
  leave(): void;
  /** Such as `/article/body/sec[2]/p[1]`. */
  toString(): string;
}

/** Starts at the root; entering and leaving cost a constant, naming the place the depth. */
export function createElementPath(): ElementPath {
  const steps: string[] = [];
  const numbers: number[] = [];
  const childCounts: (Map<string, number> | undefined)[] = [undefined];
  return {
    get depth() {
      return steps.length;
    },
    enter(tag) {
      const parent = steps.length;
      const counts = (childCounts[parent] ??= new Map<string, number>());
      const number = (counts.get(tag) ?? 0) + 1;
      counts.set(tag, number);
      steps.push(tag);
      numbers.push(number);
      childCounts[parent + 1] = undefined;
    },
    leave() {
      steps.pop();
      numbers.pop();
    },
    toString: () =>
      steps
        .map((tag, i) => (numbers[i] === 1 && SINGLE.has(tag) ? `/${tag}` : `/${tag}[${numbers[i]}]`))
        .join(''),
  };
}
