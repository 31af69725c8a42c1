import { createAsserter } from '../src/extract/assertion/index.ts';
import { createAssembler } from '../src/extract/assembly/index.ts';
import { documentFromText, WordTable } from '../src/extract/document/index.ts';
import { createMentionFinder, type Mention } from '../src/extract/mention/index.ts';
import type { Resources } from '../src/extract/resource.ts';
import { createSectionSplitter } from '../src/extract/section/index.ts';
import type { Vocabulary } from '../src/terminology/index.ts';

/** Processor time of one stage over all texts. */
export interface StageShare {
  readonly stage: string;
  readonly microsecondsPerDocument: number;
  readonly share: number;
}

/** Texts read stage by stage at a time: many enough for the processor clock, few enough to stay a stream. */
const BATCH = 50;

/**
 * Runs each of the five stages over the texts by itself, batch by batch, and gives the user processor time that each took in the last
 * of `rounds` rounds. Stages apart find a warmer cache than stages in turn, so shares matter here and sums do not.
 */
export function stageShares(
  texts: readonly string[],
  options: { readonly vocabulary: Vocabulary; readonly resources: Resources; readonly rounds: number },
): StageShare[] {
  const { resources } = options;
  const splitSections = createSectionSplitter(resources);
  const findMentions = createMentionFinder(options);
  const assert = createAsserter(resources);
  const assemble = createAssembler(options);
  const words = new WordTable();
  let spent = new Map<string, number>();
  const timed = <T>(stage: string, run: () => T): T => {
    const before = process.cpuUsage();
    const made = run();
    spent.set(stage, (spent.get(stage) ?? 0) + process.cpuUsage(before).user);
    return made;
  };
  for (let round = 0; round < options.rounds; round += 1) {
    spent = new Map();
    for (let from = 0; from < texts.length; from += BATCH) {
      const batch = texts.slice(from, from + BATCH);
      const documents = timed('document', () => batch.map((text) => documentFromText(text, words)));
      const sections = timed('section', () => documents.map((document) => splitSections(document)));
      const mentions: (readonly Mention[])[] = timed('mention', () =>
        documents.map((document, i) => findMentions(document, sections[i])),
      );
      const assertions = timed('assertion', () =>
        documents.map((document, i) => assert(document, sections[i], mentions[i])),
      );
      timed('assembly', () =>
        documents.map((document, i) =>
          assemble({ document, sections: sections[i], mentions: mentions[i], assertions: assertions[i] }),
        ),
      );
    }
  }
  const total = [...spent.values()].reduce((sum, each) => sum + each, 0);
  return [...spent].map(([stage, microseconds]) => ({
    stage,
    microsecondsPerDocument: microseconds / texts.length,
    share: microseconds / total,
  }));
}
