import { join } from 'node:path';
import { ResourceError } from '../../errors.ts';
import { CACHE_FORMAT_VERSION } from '../cache-format.ts';
import {
  type CompiledVocabulary,
  type ResourceTexts,
  type VocabularyDescription,
  compileVocabulary,
} from '../compile-vocabulary.ts';
import type { Terminology } from '../concept.ts';
import { LEXICON_RESOURCES } from '../lexicon/index.ts';
import { openSections, packSections } from '../section-container.ts';
import { vocabularyOf } from '../stored-vocabulary.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { builtinSha256, builtinTerminology } from './builtin.ts';
import { pruneCaches } from './prune-caches.ts';
import { compilerFingerprint } from './compiler-fingerprint.ts';
import { checkInstalled, installedBytes, listTerminologies } from './installed.ts';
import { parseTerminology } from './load-file.ts';
import { readIfPresent, readSource, sha256Of } from './read-source.ts';
import { writeAtomically } from './write-atomically.ts';

/** What a vocabulary is opened from. */
export interface VocabularySources {
  readonly dataFolder: string;
  /** Tables of the built-in vocabulary: paths to `resources/terminology/*.tsv`. */
  readonly builtinFiles: readonly string[];
  /** Terminology files to use instead of the installed ones. */
  readonly files?: readonly string[];
  readonly resources: ResourceTexts;
  /** Called before the slow part, with what is about to happen. */
  readonly onCompile?: (terminologyNames: readonly string[]) => void;
}

/** An open vocabulary and what the user should know about how it was opened. */
export interface OpenedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly notes: readonly string[];
}

interface Source {
  readonly name: string;
  readonly identity: string;
  load(): Promise<Terminology>;
}

/**
 * Opens all terminologies of this machine, from the cache when there is one for just these files, else compiling them.
 *
 * A damaged cache is rebuilt, with a note; where the cache cannot be written for want of permission, a note says so.
 * @throws InputError for a file that is no terminology; ResourceError `disk-full`.
 */
export async function openVocabulary(sources: VocabularySources): Promise<OpenedVocabulary> {
  const all = [...(await termSources(sources)), await builtinSource(sources.builtinFiles)];
  const key = keyOf(all, sources.resources, await compilerFingerprint());
  const path = join(sources.dataFolder, 'cache', `vocabulary-${key.slice(0, 24)}.bin`);
  const notes: string[] = [];
  const cached = await fromCache(path, key, notes);
  if (cached) return { vocabulary: cached, notes };
  sources.onCompile?.(all.map(({ name }) => name));
  const terminologies: Terminology[] = [];
  for (const source of all) terminologies.push(await source.load());
  const compiled = compileVocabulary(terminologies, sources.resources);
  notes.push(...compiled.notes);
  await toCache(path, key, compiled, notes);
  return { vocabulary: vocabularyOf(compiled), notes };
}

async function termSources({ dataFolder, files }: VocabularySources): Promise<Source[]> {
  if (files !== undefined) {
    return Promise.all(
      files.map(async (path): Promise<Source> => {
        const bytes = await readSource(path);
        const sha256 = sha256Of(bytes);
        const load = (): Promise<Terminology> =>
          Promise.resolve(parseTerminology(bytes, { source: path, sha256 }));
        return { name: path, identity: sha256, load };
      }),
    );
  }
  const sources: Source[] = [];
  for (const installed of await listTerminologies(dataFolder)) {
    const { name, sha256, source, kind } = installed;
    await checkInstalled(dataFolder, installed);
    sources.push({
      name,
      identity: `${sha256} ${kind ?? ''}`,
      load: async () =>
        parseTerminology(await installedBytes(dataFolder, installed), {
          source,
          sha256,
          ...(kind === undefined ? {} : { kind }),
        }),
    });
  }
  return sources;
}

async function builtinSource(paths: readonly string[]): Promise<Source> {
  const tables = await Promise.all(
    paths.map(async (path) => ({ source: path, text: new TextDecoder().decode(await readSource(path)) })),
  );
  return {
    name: 'builtin',
    identity: builtinSha256(tables),
    load: () => Promise.resolve(builtinTerminology(tables)),
  };
}

function keyOf(sources: readonly Source[], resources: ResourceTexts, compiler: string): string {
  return sha256Of(
    JSON.stringify([CACHE_FORMAT_VERSION, compiler, sources.map(({ identity }) => identity)]),
    ...LEXICON_RESOURCES.map((name) => `\n${name}\n${resources.text(name)}`),
  );
}

async function fromCache(path: string, key: string, notes: string[]): Promise<Vocabulary | undefined> {
  const bytes = await readIfPresent(path);
  if (bytes === undefined) return undefined;
  const opened = openSections(bytes);
  if (opened.status === 'sound') {
    const stored = opened.description as { key: string; vocabulary: VocabularyDescription };
    if (stored.key === key)
      return vocabularyOf({ description: stored.vocabulary, sections: opened.sections });
  }
  const reason = opened.status === 'damaged' ? opened.reason : 'it belongs to other files';
  notes.push(`The cached vocabulary ${path} is damaged (${reason}); it was built again.`);
  return undefined;
}

async function toCache(
  path: string,
  key: string,
  compiled: CompiledVocabulary,
  notes: string[],
): Promise<void> {
  try {
    await writeAtomically(path, packSections(compiled.sections, { key, vocabulary: compiled.description }));
    await pruneCaches(path);
  } catch (cause) {
    if (!(cause instanceof ResourceError) || cause.code !== 'folder-not-writable') throw cause;
    notes.push(`The vocabulary was compiled, but not kept for next time: ${cause.message}`);
  }
}
