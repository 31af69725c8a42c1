import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { InputError, ResourceError } from '../../errors.ts';
import type { ConceptKind, Terminology } from '../concept.ts';
import type { SourceOrigin } from './assemble-terminology.ts';
import { parseObo } from './parse-obo.ts';
import { parseOboGraphs } from './parse-obo-graphs.ts';

/**
 * Reads one terminology file: OBO Graphs JSON or OBO 1.4, plain or gzip, told apart by content, not by name.
 *
 * @throws InputError when the file is missing, truncated or not an ontology; ResourceError when it cannot be read.
 */
export async function loadTerminologyFile(
  path: string,
  options: { readonly kind?: ConceptKind } = {},
): Promise<Terminology> {
  const bytes = await readSource(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return parseTerminology(bytes, { source: path, sha256, ...options });
}

/** Reads the content of a terminology file, packed or not; see `loadTerminologyFile`. */
export function parseTerminology(bytes: Uint8Array, origin: SourceOrigin): Terminology {
  const content = unpack(bytes, origin.source);
  const start = new TextDecoder('utf-8').decode(content.subarray(0, 512)).trimStart();
  if (start.startsWith('{')) return parseOboGraphs(content, origin);
  if (start.startsWith('format-version:') || start.includes('[Term]') || start.startsWith('!')) {
    return parseObo(new TextDecoder('utf-8').decode(content), origin);
  }
  throw new InputError(
    'not-an-ontology',
    `${origin.source} is not an ontology file: ${describe(start, content.length)}. Give an OBO Graphs JSON (.json) or OBO (.obo) file, plain or gzip.`,
  );
}

async function readSource(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw new InputError('file-missing', `There is no file ${path}. Check the path.`, { cause });
    }
    if (code === 'EISDIR') {
      throw new InputError('file-is-folder', `${path} is a folder. Name the ontology file in it.`, { cause });
    }
    throw new ResourceError('file-unreadable', `${path} cannot be read (${code}).`, { cause });
  }
}

function unpack(bytes: Uint8Array, source: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new InputError(
      'ontology-truncated',
      `${source} is a gzip file that ends early or is damaged (${(cause as Error).message}). Download it again.`,
      { cause },
    );
  }
}

function describe(start: string, length: number): string {
  if (length === 0) return 'it is empty';
  if (/^<(?:!doctype html|html)/i.test(start)) return 'it is a web page (HTML)';
  if (start.startsWith('<')) return 'it is XML (RDF/OWL is not read)';
  if (start.startsWith('PK')) return 'it is a zip archive';
  if (start.includes('\u0000') || start.includes('\ufffd')) return 'it is binary';
  return `it begins with ${JSON.stringify(start.slice(0, 40))}`;
}
