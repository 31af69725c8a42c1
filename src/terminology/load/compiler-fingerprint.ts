import { readdir, readFile } from 'node:fs/promises';
import { sha256Of } from './read-source.ts';

const FOLDERS = ['..', '../lexicon', '.'];
const IS_CODE = /(?<![.]test|[.]d)[.][jt]s$/;

/**
 * A hash of the code that makes the tables of a cache, so that changed code never meets tables it did not make.
 *
 * Where the code is not in files of its own (a bundle), it is the empty string, and the cache's format version alone decides.
 * Cost: some 50 small files, about 5 ms.
 */
export async function compilerFingerprint(): Promise<string> {
  try {
    const hashes = await Promise.all(FOLDERS.map(folderHash));
    return hashes.join(' ');
  } catch {
    return '';
  }
}

async function folderHash(folder: string): Promise<string> {
  const url = new URL(`${folder}/`, import.meta.url);
  const files = (await readdir(url)).filter((file) => IS_CODE.test(file)).sort();
  return sha256Of(...(await Promise.all(files.map((file) => readFile(new URL(file, url))))));
}
