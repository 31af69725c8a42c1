import type { Case, SoftwareVersions } from '../case/index.ts';
import type { Classified } from '../questions/classify/index.ts';
import { describeCase, describeHead } from './describe-case.ts';
import { describeClassification } from './describe-classification.ts';
import type { Page } from './page.ts';

/** What a library and the reader answer about one report; the JSON form of a brief. */
export interface Brief {
  readonly case: Case;
  /** The other patients, where a report tells of several. */
  readonly furtherCases: readonly Case[];
  /** What the first case is, by the pack that covers it; absent where none does. */
  readonly classification?: Classified;
  readonly versions: SoftwareVersions;
}

/** Answers of the questions about the first case; each is absent where its question could not be asked. */
export interface BriefAnswers {
  readonly classification?: Classified;
}

/** Puts the answers about a report's cases together. */
export function composeBrief(cases: readonly [Case, ...Case[]], answers: BriefAnswers = {}): Brief {
  const [first, ...furtherCases] = cases;
  return { case: first, furtherCases, ...answers, versions: first.versions };
}

/** Lays a brief out as a page; every patient of the report has a part of its own. */
export function layOutBrief(brief: Brief): Page {
  const head = describeHead(brief.case);
  const terminologies = brief.versions.terminologies.map((t) => `${t.name} ${t.version}`).join(', ');
  const further = brief.furtherCases.map((one, i) => {
    const { subtitle } = describeHead(one);
    return { ...describeCase(one), heading: `Patient ${i + 2}: ${subtitle.join(', ')}` };
  });
  return {
    title: head.title,
    subtitle: [...head.subtitle, terminologies, `precedent ${brief.versions.program}`].filter(
      (words) => words !== '',
    ),
    parts: [describeCase(brief.case), describeClassification(brief.classification, brief.case), ...further],
    ...(brief.case.text !== undefined && { reportText: brief.case.text }),
    doubts: [...head.doubts, ...brief.furtherCases.flatMap((one) => describeHead(one).doubts)],
  };
}
