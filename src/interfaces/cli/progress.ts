import cliProgress from 'cli-progress';

/** A running count on a terminal; silent where stderr is not one. */
export interface Progress {
  advance(): void;
  stop(): void;
}

/** Shows how far a long command has come. Redrawn at most ten times a second. */
export function startProgress(title: string, unit: string, total?: number): Progress {
  if (!process.stderr.isTTY) return { advance: () => undefined, stop: () => undefined };
  const format =
    total === undefined
      ? `${title} {value} ${unit} · {duration_formatted}`
      : `${title} {bar} {value}/{total} ${unit} · {eta_formatted} left`;
  const bar = new cliProgress.SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total ?? 0, 0);
  let stopped = false;
  return {
    advance: () => bar.increment(),
    stop: () => {
      if (!stopped) bar.stop();
      stopped = true;
    },
  };
}

/** Shows how much of a download has come; silent where stderr is not a terminal. */
export function startBytes(title: string): {
  readonly show: (progress: { readonly receivedBytes: number; readonly totalBytes?: number }) => void;
  readonly stop: () => void;
} {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      format: `${title} {bar} {value}/{total} MB · {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(0, 0);
  let stopped = false;
  return {
    show: ({ receivedBytes, totalBytes }) => {
      const received = Math.round(receivedBytes / 1e6);
      bar.setTotal(Math.max(received, Math.round((totalBytes ?? receivedBytes) / 1e6)));
      bar.update(received);
    },
    stop: () => {
      if (!stopped) bar.stop();
      stopped = true;
    },
  };
}
