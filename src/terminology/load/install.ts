import { join } from 'node:path';
import { InputError, NotFoundError, ResourceError } from '../../errors.ts';
import type { Terminology } from '../concept.ts';
import { download, type DownloadOptions, forgetDownload } from './download.ts';
import { type Added, storeTerminology } from './installed.ts';
import { parseTerminology } from './load-file.ts';
import { readSource, sha256Of } from './read-source.ts';
import { type Release, releaseNamed } from './releases.ts';

export interface InstallOptions extends DownloadOptions {
  /** A mirror to use instead of the official addresses: `<baseUrl>/hp.json` and so on. */
  readonly baseUrl?: string;
}

/**
 * Downloads the official release of a terminology, reads it in full, and keeps it in the data folder.
 *
 * @throws InputError `terminology-unknown`; NotFoundError `release-not-found`; ResourceError as `download` does, and
 *   `download-not-ontology` or `download-damaged` when what came cannot be read (it is removed then).
 */
export async function installTerminology(
  dataFolder: string,
  name: string,
  options: InstallOptions = {},
): Promise<Added> {
  const release = releaseNamed(name);
  const path = join(dataFolder, 'downloads', `${release.name}.part`);
  const address = await downloadFirst(addressesOf(release, options.baseUrl), path, options);
  const bytes = await readSource(path);
  let terminology: Terminology;
  try {
    terminology = parseTerminology(bytes, { source: address, sha256: sha256Of(bytes) });
  } catch (cause) {
    await forgetDownload(path);
    if (!(cause instanceof InputError)) throw cause;
    const code = cause.code === 'ontology-truncated' ? 'download-damaged' : 'download-not-ontology';
    throw new ResourceError(code, `What ${address} gave cannot be used: ${cause.message}`, { cause });
  }
  if (terminology.name !== release.name) {
    await forgetDownload(path);
    throw new ResourceError(
      'download-not-ontology',
      `${address} gave ${terminology.title} instead of ${release.title}. Tell us, or download it yourself and use: precedent terminology add FILE.`,
    );
  }
  const added = await storeTerminology(dataFolder, bytes, terminology, { source: address });
  await forgetDownload(path);
  return added;
}

async function downloadFirst(
  addresses: readonly string[],
  path: string,
  options: DownloadOptions,
): Promise<string> {
  for (const [place, address] of addresses.entries()) {
    try {
      await download(address, path, options);
      return address;
    } catch (cause) {
      const isLast = place === addresses.length - 1;
      if (isLast || !(cause instanceof NotFoundError)) throw cause;
    }
  }
  throw new InputError('terminology-unknown', 'The release has no address.');
}

function addressesOf({ addresses }: Release, baseUrl: string | undefined): readonly string[] {
  if (baseUrl === undefined) return addresses;
  const base = baseUrl.replace(/\/+$/, '');
  return addresses.map((address) => `${base}/${address.slice(address.lastIndexOf('/') + 1)}`);
}
