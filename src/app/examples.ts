import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFoundError } from '../errors.ts';
import { exampleFolder } from './program-files.ts';

/** An example report that comes with the program. */
export interface Example {
  /** Its path below `examples/`, with `/` between folders. */
  readonly name: string;
  readonly title: string;
  readonly format: string;
  readonly words: number;
}

/** The example reports. */
export interface Examples {
  listExamples(): Promise<readonly Example[]>;
  /** A report's bytes. Throws `NotFoundError` `example-not-found`. */
  exampleBytes(name: string): Promise<Uint8Array>;
}

/** The operations on example reports. */
export function examplesOf(folder: string = exampleFolder()): Examples {
  const names = async (): Promise<readonly string[]> =>
    (await readdir(folder, { recursive: true }))
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(?:md|txt|xml|html|pdf|docx)$/.test(path) && !path.endsWith('README.md'))
      .sort();
  return {
    listExamples: async () =>
      Promise.all(
        (await names()).map(async (name): Promise<Example> => {
          const text = await readFile(join(folder, name), 'utf8');
          return {
            name,
            title: titleOf(text) ?? name,
            format: name.slice(name.lastIndexOf('.') + 1),
            words: text
              .replaceAll(/<[^>]*>/g, ' ')
              .split(/\s+/)
              .filter(Boolean).length,
          };
        }),
      ),
    exampleBytes: async (name) => {
      // Only a name from the list is opened, so that no path leads out of the folder.
      const all = await names();
      if (all.includes(name)) return readFile(join(folder, name));
      throw new NotFoundError(
        'example-not-found',
        `There is no example ${JSON.stringify(name)}. There are ${all.join(', ')}.`,
      );
    },
  };
}

function titleOf(text: string): string | undefined {
  const title =
    /^#\s+(.+)$/m.exec(text)?.[1] ??
    /<article-title>([^<]+)<\/article-title>/.exec(text)?.[1] ??
    text.split('\n').find((line) => line.trim() !== '');
  return title?.trim().slice(0, 200);
}
