import { open, truncate } from 'node:fs/promises';
import { ResourceError } from '../../app/index.ts';

/**
 * Ids of the whole lines that an interrupted run left in a file, in order; a half line at the end is cut off.
 * A file that does not exist has none.
 */
export async function finishedLines(path: string): Promise<readonly string[]> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ResourceError('output-not-read', `Cannot read ${path}: ${(error as Error).message}.`, {
      cause: error,
    });
  }
  const ids: string[] = [];
  let wholeBytes = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of file.createReadStream()) {
    let bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      const { id } = JSON.parse(bytes.subarray(0, end).toString('utf8')) as { id: string };
      ids.push(id);
      wholeBytes += end + 1;
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) await truncate(path, wholeBytes);
  return ids;
}
