import type { Resources } from '../resource.ts';
import type { SectionKind } from './section.ts';
import { tableRows } from './table-rows.ts';

const NAME = 'en/section-headings.tsv';
const NUMBERING = /^(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-h])[.):]\s*|\d{1,2}(?:\.\d{1,2})*\s+)/;

/** Names the case itself. Other headings of a case presentation ("Treatment", "Pathology") name topics that a discussion has too. */
const NAMES_THE_CASE =
  /\b(?:cases?|patient|presentation|present illness|history|observation|proband|vignette|report|hpi|complaint)\b/;

export interface HeadingMeaning {
  readonly kind: SectionKind;
  /** A topic, which says nothing of the section where a discussion or an introduction is under way. */
  readonly isTopic: boolean;
  /** Whether it may stand inside a paragraph, before its text. */
  readonly runIn: boolean;
}

export interface HeadingTable {
  /** What a whole heading means; `undefined` for one the table does not hold. */
  find(heading: string): HeadingMeaning | undefined;
  /** The words a run-in heading may begin with, and how many words the longest has. */
  readonly firstWords: ReadonlySet<string>;
  readonly maxWords: number;
}

/** Lower case, one space between words, no numbering, no end punctuation: the form the table is written in. */
function normalise(heading: string): string {
  const plain = heading
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.replace(NUMBERING, '').replace(/[\s.:;-]+$/, '');
}

/** Reads the table of headings, which a clinician can review, from `resources/en/section-headings.tsv`. */
export function readHeadingTable(resources: Resources): HeadingTable {
  const exact = new Map<string, HeadingMeaning>();
  const prefixes = new Map<string, HeadingMeaning>();
  const firstWords = new Set<string>();
  let maxWords = 0;
  for (const [heading = '', section = '', runIn] of tableRows(NAME, resources.text(NAME), [
    'heading',
    'section',
    'run-in',
  ])) {
    const meaning = {
      kind: section as SectionKind,
      isTopic: section === 'case-presentation' && !NAMES_THE_CASE.test(heading),
      runIn: runIn === 'yes',
    };
    const words = heading.replace(/\s*\*$/, '');
    if (heading.endsWith('*')) prefixes.set(words, meaning);
    else exact.set(words, meaning);
    if (meaning.runIn) {
      firstWords.add(/^[\p{L}\d]+/u.exec(words)?.[0] ?? words);
      maxWords = Math.max(maxWords, words.split(/[^\p{L}\d]+/u).length);
    }
  }
  const longestPrefix = (plain: string): HeadingMeaning | undefined => {
    for (let end = plain.length; end > 3; end -= 1) {
      const found = prefixes.get(plain.slice(0, end));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    find(heading) {
      if (heading.length > 120) return undefined;
      const plain = normalise(heading);
      return exact.get(plain) ?? longestPrefix(plain);
    },
    firstWords,
    maxWords: maxWords + 2,
  };
}
