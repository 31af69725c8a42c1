import type { CaseSource, ConceptRef } from '../../../case/index.ts';
import { termIdOf, type Vocabulary } from '../../../terminology/index.ts';
import type { NoteBook } from '../../notes.ts';
import { type LocalKind, localClass } from '../local-classes.ts';
import type { OntologyClass } from '../phenopacket.ts';

/** Writes concepts as ontology classes with ids of today, and remembers whose ids were used. */
export interface ClassWriter {
  /** Undefined where the id is obsolete and nothing replaces it. */
  write(ref: ConceptRef, kind?: LocalKind): OntologyClass | undefined;
  /** A class from one of the fixed tables. */
  use(found: OntologyClass): OntologyClass;
  /** Every prefix written, in the order of first use. */
  readonly prefixes: ReadonlySet<string>;
  /** Prefixes of which an id was replaced: their ids are those of this machine's release. */
  readonly renewed: ReadonlySet<string>;
}

const CURIE = /^[A-Za-z][\w.-]*:\S+$/;
const DAY = /\d{4}-\d{2}-\d{2}/;

export function createClassWriter(
  vocabulary: Vocabulary | undefined,
  source: CaseSource | undefined,
  notes: NoteBook,
): ClassWriter {
  const prefixes = new Set<string>();
  const renewed = new Set<string>();
  const use = (found: OntologyClass): OntologyClass => {
    prefixes.add(prefixOf(found.id));
    return found;
  };
  const local = (label: string, kind: LocalKind): OntologyClass => {
    notes.add('no-id', 'Written under a local id, as no terminology names them', label);
    return use(localClass(kind, label));
  };
  return {
    prefixes,
    renewed,
    use,
    write({ id, label }, kind = 'label') {
      if (id === undefined)
        return kind === 'label' || kind === 'site' ? local(label, kind) : use(localClass(kind, label));
      if (!CURIE.test(id)) return local(label, kind);
      const concept = vocabulary?.find(termIdOf(id));
      if (vocabulary === undefined || concept === undefined) {
        if (vocabulary !== undefined && isObsolete(id, vocabulary, source)) {
          notes.add(
            'obsolete',
            'Left out, as the release on this machine no longer has them',
            `${id} ${label}`,
          );
          return undefined;
        }
        return use({ id, label });
      }
      const current = vocabulary.id(concept);
      if (current === id) return use({ id, label });
      // Another terminology's id for the same concept is an equal, not a successor.
      if (prefixOf(current) !== prefixOf(id)) return use({ id, label });
      notes.add(
        'replaced',
        'Written with the id of today',
        `${id} is now ${current} ${vocabulary.label(concept)}`,
      );
      renewed.add(prefixOf(id));
      return use({ id: current, label: vocabulary.label(concept) });
    },
  };
}

/** The prefix of a CURIE: `HP` of `HP:0001945`. */
export function prefixOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/**
 * Whether the terminology that owns an id has dropped it: its release on this machine is whole, not older than the one that the id was
 * written with, and does not know it. An id of unknown or newer release is left alone.
 */
function isObsolete(id: string, vocabulary: Vocabulary, source: CaseSource | undefined): boolean {
  const prefix = prefixOf(id);
  const here = vocabulary.terminologies.find(({ name }) => name.toLowerCase() === prefix.toLowerCase());
  const there = source?.terminologies?.find((one) => one.prefix === prefix);
  const [dayHere] = DAY.exec(here?.version ?? '') ?? [];
  const [dayThere] = DAY.exec(there?.version ?? '') ?? [];
  return dayHere !== undefined && dayThere !== undefined && dayThere <= dayHere;
}
