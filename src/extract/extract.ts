import { type Vocabulary, WordRole } from '../terminology/index.ts';
import { type Assertion, createAsserter } from './assertion/index.ts';
import { type Assembly, createAssembler } from './assembly/index.ts';
import {
  type Document,
  documentFromSource,
  documentFromText,
  readSources,
  type SourceText,
  WordTable,
} from './document/index.ts';
import { createMentionFinder, type Mention } from './mention/index.ts';
import { readRows, type Resources } from './resource.ts';
import { createSectionSplitter, type Section } from './section/index.ts';

/** Everything the five stages made of one report. */
export interface Reading {
  readonly document: Document;
  readonly sections: readonly Section[];
  readonly mentions: readonly Mention[];
  /** Parallel to `mentions`. */
  readonly assertions: readonly Assertion[];
  readonly assembly: Assembly;
}

/** A phrase of the text whose assertion status a caller asks for. */
export interface Target {
  readonly start: number;
  readonly end: number;
}

/** Reads reports: the five stages in order. Holds what it learned of words, so one reader should read many reports. */
export interface Reader {
  /** The reports in a file of any supported format, told from its content; `name` is for messages. Throws `InputError` as `readSources` does. */
  openFile(bytes: Uint8Array, name?: string): Promise<readonly SourceText[]>;
  readSource(source: SourceText): Reading;
  /** Reads plain text as it stands; offsets are those of the text given. */
  readText(text: string): Reading;
  /** What the text asserts of phrases that the caller names. */
  assertTargets(reading: Reading, targets: readonly Target[]): readonly Assertion[];
}

/** Words beyond which a reader forgets what it learned, to keep memory bounded over endless input. */
const MOST_WORDS = 400_000;

/** Opens a reader over a vocabulary and the files under `resources/`. */
export function createReader(options: {
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
}): Reader {
  const { resources } = options;
  const splitSections = createSectionSplitter(resources);
  const findMentions = createMentionFinder(options);
  const assert = createAsserter(resources);
  const assemble = createAssembler(options);
  let words = new WordTable();
  const wordTable = (): WordTable => {
    if (words.size > MOST_WORDS) words = new WordTable();
    return words;
  };

  const { lexicon } = options.vocabulary;
  // Read at the first PDF: only its hyphens need it.
  let commonWords: ReadonlySet<string> | undefined;
  const isWord = (word: string): boolean => {
    commonWords ??= new Set(
      readRows(resources, 'en/common-words.txt', 1).flatMap(([line]) => line.split(' ')),
    );
    return commonWords.has(word) || (lexicon.code(word).role & WordRole.content) !== 0;
  };

  const read = (document: Document): Reading => {
    const sections = splitSections(document);
    const mentions = findMentions(document, sections);
    const assertions = assert(document, sections, mentions);
    const assembly = assemble({ document, sections, mentions, assertions });
    return { document, sections, mentions, assertions, assembly };
  };
  return {
    openFile: (bytes, name) => readSources(bytes, { isWord, ...(name !== undefined && { name }) }),
    readSource: (source) => read(documentFromSource(source, wordTable())),
    readText: (text) => read(documentFromText(text, wordTable())),
    assertTargets: ({ document, sections }, targets) =>
      assert(
        document,
        sections,
        targets.map(({ start, end }) => ({
          span: { start, end } as Mention['span'],
          type: 'target' as const,
        })),
      ),
  };
}
