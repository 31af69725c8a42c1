import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp, plainPaint } from '../../src/app/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** The reports on calcinosis whose briefs are golden, by path from the project's folder. */
export const BRIEFED = readdirSync(join(root, 'examples', 'calcinosis'))
  .filter((name) => name !== 'README.md')
  .sort()
  .map((name) => join('examples', 'calcinosis', name));

export function goldenBriefPath(report: string): string {
  return join(import.meta.dirname, 'briefs', report.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '.txt'));
}

/** Briefs as a machine gives them on the first run: built-in vocabulary, a library of the packs' published cases. */
export async function withBriefs<T>(use: (briefOf: (report: string) => Promise<string>) => Promise<T>) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'precedent-golden-briefs-'));
  try {
    const app: App = await openApp({ dataFolder, terminologyFiles: [] });
    return await use(async (report) =>
      reviewable(app.text(await app.brief(join(root, report)), { columns: 100, paint: plainPaint })),
    );
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Without what changes with the day and with any edit of the vocabulary; as wide as it was, so that lines break alike. */
function reviewable(text: string): string {
  return text
    .replaceAll(new Date().toISOString().slice(0, 10), 'YYYY-MM-DD')
    .replace(/builtin [0-9a-f]{12}/g, `builtin ${'x'.repeat(12)}`);
}
