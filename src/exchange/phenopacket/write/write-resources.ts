import type { Case } from '../../../case/index.ts';
import type { Vocabulary } from '../../../terminology/index.ts';
import { LOCAL_PREFIX } from '../local-classes.ts';
import type { PhenopacketResource } from '../phenopacket.ts';
import { RESOURCES, TABLE_VERSIONS } from '../resource-table.ts';
import type { ClassWriter } from './class-writer.ts';

/** Said of a release that nothing on this machine and nothing in the source tells. */
const NOT_STATED = 'not stated';

/**
 * A resource for every prefix written: as the source listed it, else with the release on this machine. The source's own list stays whole and
 * in its order.
 */
export function writeResources(
  one: Case,
  classes: ClassWriter,
  vocabulary: Vocabulary | undefined,
): readonly PhenopacketResource[] {
  const listed = (one.source?.terminologies ?? []).map(
    ({ id, name, url, version, prefix, iriPrefix }): PhenopacketResource => ({
      id,
      name,
      url,
      version: (classes.renewed.has(prefix) ? releaseHere(prefix, vocabulary) : undefined) ?? version,
      namespacePrefix: prefix,
      iriPrefix,
    }),
  );
  const known = new Set(listed.map(({ namespacePrefix }) => namespacePrefix));
  const added = [...classes.prefixes].filter((prefix) => !known.has(prefix));
  return [...listed, ...added.map((prefix) => resourceOf(prefix, one, vocabulary))];
}

function resourceOf(prefix: string, one: Case, vocabulary: Vocabulary | undefined): PhenopacketResource {
  if (prefix === LOCAL_PREFIX) {
    return {
      id: 'precedent',
      name: "Precedent's built-in vocabulary, and words that no terminology names",
      url: 'urn:precedent',
      version: one.versions.program,
      namespacePrefix: prefix,
      iriPrefix: 'urn:precedent:',
    };
  }
  const lower = prefix.toLowerCase();
  const known = Object.hasOwn(RESOURCES, prefix.toUpperCase()) ? RESOURCES[prefix.toUpperCase()] : undefined;
  const [id, name, url, iriPrefix] = known ?? [
    lower,
    prefix,
    `https://bioregistry.io/${lower}`,
    `https://bioregistry.io/${lower}:`,
  ];
  return {
    id,
    name,
    url,
    version:
      one.versions.terminologies.find((used) => used.name.toLowerCase() === lower)?.version ??
      releaseHere(prefix, vocabulary) ??
      TABLE_VERSIONS[prefix] ??
      NOT_STATED,
    namespacePrefix: prefix,
    iriPrefix,
  };
}

function releaseHere(prefix: string, vocabulary: Vocabulary | undefined): string | undefined {
  return vocabulary?.terminologies.find(({ name }) => name.toLowerCase() === prefix.toLowerCase())?.version;
}
