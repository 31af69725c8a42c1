import cliProgress from 'cli-progress';

/** A running count on a terminal; silent where stderr is not one. */
export interface Progress {
  advance(): void;
  stop(): void;
}

/** Shows how far a long command has come. Redrawn at most ten times a second. */
export function startProgress(title: string, unit: string, total?: number): Progress {
  if (!process.stderr.isTTY) return { advance: () => undefined, stop: () => undefined };
  const format = total === undefined ? `${title} {value} ${unit} · {duration_formatted}` : `${title} {bar} {value}/{total} ${unit} · {eta_formatted} left`;
  const bar = new cliProgress.SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, cliProgress.Presets.shades_classic);
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
