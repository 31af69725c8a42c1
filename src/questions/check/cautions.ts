import type { Case } from '../../case/index.ts';
import { type Caution, idOf, type Pack, type Reference } from '../../packs/index.ts';

/** What the packs that cover a case advise against, with the sources that say so. */
export type Cautions = readonly (Caution & {
  readonly pack: string;
  /** Citations of its sources, short. */
  readonly cited: readonly string[];
})[];

/** The statements of a pack that hold for a case: those without a condition of their own, and those whose condition the case has. */
export function cautionsFor(
  { manifest }: Pick<Pack, 'manifest'>,
  one: Case,
  isA: (id: string, above: string) => boolean,
): Cautions {
  const present = [...one.conditions, ...one.findings]
    .filter(({ status }) => status === 'present')
    .flatMap(({ concept }) => (concept.id === undefined ? [] : [concept.id]));
  return (manifest.cautions ?? [])
    .filter(
      ({ among }) => among === undefined || among.some((name) => present.some((id) => isA(id, idOf(name)))),
    )
    .map((caution) => ({
      ...caution,
      pack: manifest.id,
      cited: caution.sources.flatMap((id) => manifest.references.filter((one) => one.id === id).map(cite)),
    }));
}

function cite({ authors, title, year }: Reference): string {
  return `${authors ?? title}${year === undefined ? '' : ` ${year}`}`;
}
