import { InputError } from '../../errors.ts';
import type { ConceptKind, Terminology } from '../concept.ts';
import type { SourceOrigin } from './assemble-terminology.ts';
import { DRUGBANK_HEADING, parseDrugbankCsv } from './parse-drugbank-csv.ts';
import { parseObo } from './parse-obo.ts';
import { parseOboGraphs } from './parse-obo-graphs.ts';
import { readSource, sha256Of } from './read-source.ts';
import { unpack } from './unpack.ts';

/**
 * Reads one terminology file: OBO Graphs JSON, OBO 1.4 or the DrugBank CSV, plain, gzip or zip, told apart by content.
 *
 * @throws InputError when the file is missing, truncated or not an ontology; ResourceError when it cannot be read.
 */
export async function loadTerminologyFile(
  path: string,
  options: { readonly kind?: ConceptKind } = {},
): Promise<Terminology> {
  const bytes = await readSource(path);
  return parseTerminology(bytes, { source: path, sha256: sha256Of(bytes), ...options });
}

/** Reads the content of a terminology file, packed or not; see `loadTerminologyFile`. */
export function parseTerminology(bytes: Uint8Array, origin: SourceOrigin): Terminology {
  const content = unpack(bytes, origin.source);
  const start = new TextDecoder('utf-8').decode(content.subarray(0, 512)).trimStart();
  if (start.startsWith('{')) return parseOboGraphs(content, origin);
  const isObo = start.startsWith('format-version:') || start.startsWith('!') || start.includes('[Term]');
  if (isObo || start.startsWith(DRUGBANK_HEADING)) {
    const text = new TextDecoder('utf-8').decode(content);
    return isObo ? parseObo(text, origin) : parseDrugbankCsv(text, origin);
  }
  throw new InputError(
    'not-an-ontology',
    `${origin.source} is not an ontology file: ${describe(start, content.length)}. Give an OBO Graphs JSON (.json) or OBO (.obo) file, plain or gzip.`,
  );
}

function describe(start: string, length: number): string {
  if (length === 0) return 'it is empty';
  if (/^<(?:!doctype html|html)/i.test(start)) return 'it is a web page (HTML)';
  if (start.startsWith('<')) return 'it is XML (RDF/OWL is not read)';
  if (start.includes('\u0000') || start.includes('\ufffd')) return 'it is binary';
  return `it begins with ${JSON.stringify(start.slice(0, 40))}`;
}
