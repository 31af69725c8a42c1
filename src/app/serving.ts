import { layOutBrief, type Brief, type Page } from '../brief/index.ts';
import type { Case } from '../case/index.ts';
import { AGREEMENT_NOTE, compareCodings, type FieldAgreement } from '../questions/agreement/index.ts';
import type { PackShelf } from '../packs/index.ts';
import type { Classified } from '../questions/classify/index.ts';
import type { ConceptKind } from '../terminology/index.ts';
import { listTerminologies, RELEASES } from '../terminology/load/index.ts';
import { type Coding, openWorkspace, type Workspace } from '../workspace/index.ts';
import { answerTyped, type TypedAnswer } from './answer-typed.ts';
import type { Classifying } from './classifying.ts';
import { completeConcept, conceptDetails, type ConceptDetails } from './concept-details.ts';
import { type Examples, examplesOf } from './examples.ts';
import { emptyLibrary, type StartedEmpty } from './first-library.ts';
import type { Host } from './host.ts';
import type { OpenLibrary } from './open-library.ts';

/** A terminology that is open, with where it came from if it was installed. */
export interface OpenTerminology {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly sha256: string;
  readonly conceptCount: number;
  readonly source?: string;
  readonly addedAt?: string;
}

/** How far two people agree, and on which cases. */
export interface Agreement {
  readonly coders: readonly [string, string];
  readonly cases: readonly string[];
  readonly fields: readonly FieldAgreement[];
  readonly note: string;
}

/** What only an interface needs that stays open: a library and a workspace kept at hand, lists to choose from. */
export interface Serving extends Examples {
  readonly version: string;
  readonly dataFolder: string;
  readonly packs: Pick<PackShelf, 'list' | 'load'>;
  /** People and their work, beside the cases of a library. */
  openWorkspace(library: OpenLibrary): Promise<Workspace>;
  completeConcept(
    words: string,
    options: { readonly kind?: ConceptKind | undefined; readonly limit: number },
  ): ReturnType<typeof completeConcept>;
  /** Throws `NotFoundError` `concept-not-found`. */
  conceptDetails(id: string): ConceptDetails;
  terminologyOverview(): Promise<{
    readonly open: readonly OpenTerminology[];
    readonly releases: readonly { readonly name: string; readonly title: string }[];
  }>;
  /** Classifies a case with what a person has answered so far; no classification where no pack covers it. */
  classifyCase(
    one: Case,
    scheme?: string,
    answers?: readonly TypedAnswer[],
  ): Promise<{
    readonly classification?: Classified;
    readonly unclear: readonly { readonly id: string; readonly message: string }[];
  }>;
  briefPage(brief: Brief): Page;
  agreementOf(coders: readonly [string, string], pairs: readonly (readonly [Coding, Coding])[]): Agreement;
  /** As `startEmptyLibrary`, for a library that is open. */
  emptyLibrary(library: OpenLibrary, by: string): Promise<StartedEmpty>;
}

/** The operations of serving. */
export function servingOf(host: Host, classifying: Classifying): Serving {
  const { vocabulary, shelf, dataFolder, versions } = host;
  return {
    ...examplesOf(),
    version: versions.program,
    dataFolder,
    packs: { list: () => shelf.list(), load: (id) => shelf.load(id) },
    openWorkspace: ({ library }) => openWorkspace(library),
    completeConcept: (words, options) => completeConcept(vocabulary, words, options),
    conceptDetails: (id) => conceptDetails(vocabulary, id),
    terminologyOverview: async () => {
      const installed = new Map((await listTerminologies(dataFolder)).map((one) => [one.name, one]));
      return {
        open: vocabulary.terminologies.map(({ name, title, version, licence, sha256, conceptCount }) => {
          const { source, addedAt } = installed.get(name) ?? {};
          return {
            name,
            title,
            version,
            licence,
            sha256,
            conceptCount,
            ...(source !== undefined && addedAt !== undefined && { source, addedAt }),
          };
        }),
        releases: RELEASES.map(({ name, title }) => ({ name, title })),
      };
    },
    classifyCase: async (one, scheme, answers = []) => {
      const named = scheme === undefined ? undefined : await shelf.named(scheme);
      const pack = named?.pack ?? (await classifying.packFor(one));
      if (pack === undefined) return { unclear: [] };
      return answerTyped(
        classifying,
        { case: one, pack, ...(named?.scheme !== undefined && { scheme: named.scheme }) },
        answers,
      );
    },
    briefPage: layOutBrief,
    agreementOf: (coders, pairs) => ({
      coders,
      cases: pairs.map(([{ caseId }]) => caseId),
      fields: compareCodings(
        pairs.map(([first, second]) => ({ caseId: first.caseId, first: first.case, second: second.case })),
      ),
      note: AGREEMENT_NOTE,
    }),
    emptyLibrary: (library, by) => emptyLibrary(library, host, by),
  };
}
