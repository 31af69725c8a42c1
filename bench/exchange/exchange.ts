import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Case } from '../../src/case/index.ts';
import { casesFromJson, encodePhenopacket, toBundle, toPhenopacket } from '../../src/exchange/index.ts';
import { decodePhenopacketJson } from '../../src/exchange/phenopacket/phenopacket-codec.ts';
import { parseJsonStrictly } from '../../src/json/index.ts';

// Published individuals in and out: processor seconds of each step, features counted on both sides, and how many come out as they went in.
// The file is read in place: ../shared/data/corpora, or the path given.

const FILE = process.argv[2] ?? '../shared/data/corpora/phenopackets.dev.jsonl.gz';
const VERSIONS = { program: 'bench', terminologies: [] };
const OPTIONS = { created: '2026-01-01T00:00:00Z', createdBy: 'bench', keepsRefused: true };

interface Wrapped {
  readonly phenopacket: { readonly phenotypicFeatures?: readonly { readonly excluded?: boolean }[] };
}

const lines = gunzipSync(readFileSync(FILE)).toString('utf8').split('\n').filter(Boolean);
const parsed = timed('JSON, strictly', () => lines.map((line) => parseJsonStrictly(line) as Wrapped));
const cases = timed('phenopacket → case', () =>
  parsed.flatMap((one) => casesFromJson(one, VERSIONS) as readonly Case[]),
);
const written = timed('case → phenopacket', () =>
  cases.map((one) => toPhenopacket(one, OPTIONS).phenopacket),
);
timed('phenopacket → bytes', () => written.map((one) => encodePhenopacket(one).length));
timed('case → FHIR', () => cases.map((one) => toBundle(one, OPTIONS).bundle.entry.length));

const features = parsed.flatMap(({ phenopacket }) => phenopacket.phenotypicFeatures ?? []);
const findings = cases.flatMap((one) => one.findings);
const excluded = features.filter((feature) => feature.excluded === true).length;
const equal = written.filter((one, index) =>
  isDeepStrictEqual(
    decodePhenopacketJson(one).phenopacket,
    decodePhenopacketJson(parsed[index]?.phenopacket ?? {}).phenopacket,
  ),
).length;
console.log(`features in the file: ${features.length - excluded} observed, ${excluded} excluded`);
console.log(
  `findings of the cases: ${findings.filter(({ status }) => status === 'present').length} observed, ${findings.filter(({ status }) => status === 'excluded').length} excluded`,
);
console.log(`equal after going out again, in every field that a case holds: ${equal} of ${cases.length}`);

function timed<T>(name: string, run: () => readonly T[]): readonly T[] {
  const before = process.cpuUsage().user;
  const result = run();
  const seconds = (process.cpuUsage().user - before) / 1e6;
  console.log(`${name}: ${Math.round(result.length / seconds)} a second (${seconds.toFixed(2)} s)`);
  return result;
}
