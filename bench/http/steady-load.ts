/** How a load went. */
export interface LoadResult {
  readonly requests: number;
  readonly failed: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Resident memory of the server in MiB: after the first tenth of the time, at the most afterwards, and at the end. */
  readonly memoryMiB: { readonly early: number; readonly most: number; readonly last: number };
}

/** One request of a load. */
export interface LoadRequest {
  readonly path: string;
  readonly body?: unknown;
}

/** Sends one request and reads its answer; false where it was refused. */
export async function send(address: string, { path, body }: LoadRequest): Promise<boolean> {
  const response = await fetch(
    `${address}${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  await response.arrayBuffer();
  return response.ok;
}

/**
 * Asks at a steady rate: requests leave on the clock whether or not earlier ones were answered, so that a slow server shows as long times
 * and not as fewer requests.
 */
export async function steadyLoad(
  address: string,
  requestOf: (i: number) => LoadRequest,
  options: { readonly rate: number; readonly seconds: number; readonly memory: () => number },
): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  const ask = async (request: LoadRequest): Promise<void> => {
    const started = performance.now();
    const isAnswered = await send(address, request).catch(() => false);
    if (!isAnswered) failed += 1;
    times.push(performance.now() - started);
  };
  const count = options.rate * options.seconds;
  const memory: number[] = [];
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let i = 0; i < count; i += 1) {
    const wait = began + (i * 1000) / options.rate - performance.now();
    if (wait > 0)
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
    if (i % options.rate === 0) memory.push(options.memory());
    all.push(ask(requestOf(i)));
  }
  await Promise.all(all);
  memory.push(options.memory());
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  const early = Math.ceil(memory.length / 10);
  return {
    requests: count,
    failed,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    memoryMiB: {
      early: memory[early] ?? 0,
      most: Math.max(...memory.slice(early)),
      last: memory.at(-1) ?? 0,
    },
  };
}
