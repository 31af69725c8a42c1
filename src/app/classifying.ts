import { existsSync } from 'node:fs';
import { describeClassification, describeCriteria, renderParts } from '../brief/index.ts';
import { type Case, emptyCase } from '../case/index.ts';
import { NotFoundError } from '../errors.ts';
import { type Answers, NO_ANSWERS, type Pack } from '../packs/index.ts';
import {
  type Classified,
  classifyCase,
  type FindOut,
  isInScope,
  type ReadAnswer,
  readAnswer,
} from '../questions/classify/index.ts';
import type { Host } from './host.ts';
import { libraryExists, openLibraryOf } from './open-library.ts';
import type { Reports } from './reports.ts';
import type { View } from './view.ts';

/** A case with the pack and scheme it is to be classified by. */
export interface Classifiable {
  readonly case: Case;
  readonly pack: Pack;
  readonly scheme?: string;
}

/** Classifying by the packs' rules. */
export interface Classifying {
  /**
   * Finds what to classify and by which pack: a report, a case of the library or a published one of a pack by its id, or nothing but what
   * will be answered. `scheme` is a pack, a scheme of one, or `pack/scheme`. Throws `NotFoundError` `pack-none-covers`, `case-not-found`.
   */
  classifiable(target: string | undefined, scheme?: string): Promise<Classifiable>;
  classify(target: Classifiable, answers?: Answers): Classified;
  /** The first pack that covers what a case tells. */
  packFor(one: Case): Promise<Pack | undefined>;
  readonly noAnswers: Answers;
  readAnswer(target: Classifiable, question: Pick<FindOut, 'kind' | 'id'>, typed: string): ReadAnswer;
  classificationText(classified: Classified, view: View, one: Case): string;
}

/** The operations of classifying. */
export function classifyingOf(host: Host, reports: Reports): Classifying {
  const { shelf, vocabulary, analytes, versions, onNote } = host;
  const packFor = async (one: Case): Promise<Pack | undefined> => {
    for (const { id, problem } of await shelf.list()) {
      if (problem !== undefined) onNote?.(problem);
      else {
        const pack = await shelf.loadRules(id);
        if (isInScope(one, pack, vocabulary)) return pack;
      }
    }
    return undefined;
  };
  const caseOf = async (target: string | undefined): Promise<Case> => {
    if (target === undefined) return emptyCase(versions);
    if (target === '-' || existsSync(target)) return (await reports.read(target)).cases[0];
    return (await kept(host, target)) ?? (await reports.read(target)).cases[0];
  };
  return {
    packFor,
    classifiable: async (target, scheme) => {
      const one = await caseOf(target);
      const named = scheme === undefined ? undefined : await shelf.named(scheme);
      const pack =
        named?.pack ?? (await packFor(one)) ?? (target === undefined ? await shelf.only() : undefined);
      if (pack === undefined)
        throw new NotFoundError(
          'pack-none-covers',
          `No pack covers what ${target ?? 'this'} tells. precedent pack list shows the packs; --scheme PACK classifies by one all the same.`,
        );
      return { case: one, pack, ...(named?.scheme !== undefined && { scheme: named.scheme }) };
    },
    classify: (target, answers = NO_ANSWERS) =>
      classifyCase(
        target.case,
        { pack: target.pack, vocabulary, analytes },
        { ...(target.scheme !== undefined && { scheme: target.scheme }), answers },
      ),
    noAnswers: NO_ANSWERS,
    readAnswer: ({ pack }, question, typed) => readAnswer(pack.classification, question, typed, analytes),
    classificationText: (classified, view, one) =>
      renderParts([describeClassification(classified, one), describeCriteria(classified, one)], view),
  };
}

/** A case by its id: as the library has it, which a person may have corrected, else as a pack published it. */
async function kept(host: Host, id: string): Promise<Case | undefined> {
  if (libraryExists(host)) {
    const opened = await openLibraryOf(host);
    try {
      const [found] = await opened.library.getMany([id]);
      if (found !== undefined) return found;
    } finally {
      await opened.close();
    }
  }
  return host.shelf.findCase(id);
}
