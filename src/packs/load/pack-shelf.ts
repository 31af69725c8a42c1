import { join } from 'node:path';
import { InputError, NotFoundError } from '../../errors.ts';
import type { Case } from '../../case/index.ts';
import { checkPack, type PackContext } from '../check-pack.ts';
import { PACK_FILES, type Pack } from '../pack.ts';
import type { PackIssue } from '../pack-issue.ts';
import { type FoundPack, findPacks, loadPack, readPackTexts } from './load-pack.ts';

/** A pack as a list shows it; one that cannot be used says why. */
export interface ListedPack extends FoundPack {
  readonly title: string;
  readonly version: string;
  readonly signOff: string;
  readonly problem?: string;
}

/** The packs of a machine. Each is read when asked for, and once. */
export interface PackShelf {
  list(): Promise<readonly ListedPack[]>;
  /** A pack with its cases and series. Throws `NotFoundError` `pack-not-found`, `InputError` `pack-invalid`. */
  load(id: string): Promise<Pack>;
  /** A pack without its cases, which is quicker; the rest as `load`. */
  loadRules(id: string): Promise<Pack>;
  /** Rules by `pack`, `pack/scheme`, or the name of a scheme that some pack has. Throws as `load`. */
  named(name: string): Promise<{ readonly pack: Pack; readonly scheme?: string }>;
  /** The rules of the only pack; nothing where there are several or none. */
  only(): Promise<Pack | undefined>;
  /** Checks any folder as a pack. */
  validate(folder: string, context: PackContext): Promise<readonly PackIssue[]>;
  /** `vocabulary.tsv` of every pack that has one. */
  vocabularyFiles(): Promise<readonly string[]>;
  /** A published case of any pack, by its id. */
  findCase(id: string): Promise<Case | undefined>;
}

const RULE_FILES = [PACK_FILES.manifest, PACK_FILES.classification] as const;

/** Opens the packs in these folders: those shipped, and the user's own, which go before shipped ones of the same id. */
export function openPackShelf(
  places: Parameters<typeof findPacks>[0],
  contextOf: () => PackContext,
): PackShelf {
  let found: Promise<readonly FoundPack[]> | undefined;
  const packs = (): Promise<readonly FoundPack[]> => (found ??= findPacks(places));
  const loaded = new Map<string, Promise<Pack>>();
  const open = async (id: string, names: Parameters<typeof loadPack>[2], key: string): Promise<Pack> => {
    const all = await packs();
    const one = all.find((pack) => pack.id === id);
    if (one === undefined)
      throw new NotFoundError(
        'pack-not-found',
        `There is no pack “${id}”. There ${all.length === 1 ? 'is' : 'are'} ${all.map((pack) => pack.id).join(', ') || 'none'}; precedent pack list shows them.`,
      );
    const before = loaded.get(key);
    if (before !== undefined) return before;
    const opening = loadPack(one.folder, contextOf(), names);
    loaded.set(key, opening);
    return opening;
  };
  const load = (id: string): Promise<Pack> => open(id, undefined, `whole ${id}`);
  const loadRules = (id: string): Promise<Pack> => open(id, RULE_FILES, `rules ${id}`);
  const usable = async (): Promise<readonly Pack[]> => {
    const rules = await Promise.all((await packs()).map(({ id }) => loadRules(id).catch(withoutBroken)));
    return rules.filter((one) => one !== undefined);
  };
  return {
    named: async (name) => {
      const [id, scheme] = name.split('/');
      if (scheme !== undefined) return { pack: await loadRules(id), scheme };
      if ((await packs()).some((one) => one.id === id)) return { pack: await loadRules(id) };
      const holder = (await usable()).find(({ classification }) =>
        classification.schemes.some((known) => known.id === id),
      );
      return holder === undefined ? { pack: await loadRules(id) } : { pack: holder, scheme: id };
    },
    only: async () => {
      const [first, ...others] = await usable();
      return others.length > 0 ? undefined : first;
    },
    load,
    loadRules,
    list: async () =>
      Promise.all(
        (await packs()).map(async (pack): Promise<ListedPack> => {
          try {
            const { manifest } = await loadRules(pack.id);
            return {
              ...pack,
              title: manifest.title,
              version: manifest.version,
              signOff: manifest.signOff.status,
            };
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
            return { ...pack, title: '', version: '', signOff: '', problem: error.message };
          }
        }),
      ),
    validate: async (folder, context) => checkPack(await readPackTexts(folder), context).issues,
    vocabularyFiles: async () => {
      const files: string[] = [];
      for (const { folder } of await packs()) {
        const texts = await readPackTexts(folder, [PACK_FILES.vocabulary]);
        if (texts[PACK_FILES.vocabulary] !== undefined) files.push(join(folder, PACK_FILES.vocabulary));
      }
      return files;
    },
    findCase: async (id) => {
      for (const pack of await packs()) {
        const one = (await load(pack.id)).cases.find((candidate) => candidate.id === id);
        if (one !== undefined) return one;
      }
      return undefined;
    },
  };
}

/** A pack that cannot be used is listed with its problem, and keeps nobody from using the others. */
function withoutBroken(error: unknown): undefined {
  if (error instanceof InputError) return undefined;
  throw error;
}
