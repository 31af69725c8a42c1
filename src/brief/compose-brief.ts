import type { Case, SoftwareVersions } from '../case/index.ts';
import { type CheckAnswer, isChecked } from '../questions/check/index.ts';
import type { Classified } from '../questions/classify/index.ts';
import type { CohortAnswer } from '../questions/cohort/index.ts';
import type { EvidenceAnswer } from '../questions/evidence/index.ts';
import type { MatchAnswer } from '../questions/match/index.ts';
import { describeCase, describeHead } from './describe-case.ts';
import { describeReport, doubtsOf } from './describe-check.ts';
import { describeClassification } from './describe-classification.ts';
import { describeCohort } from './describe-cohort.ts';
import { describeEvidence } from './describe-evidence.ts';
import { describePrecedents, noLibrary } from './describe-precedents.ts';
import { drawTimeline } from './figures/draw-timeline.ts';
import type { Page } from './page.ts';

/** What a library and the reader answer about one report; the JSON form of a brief. */
export interface Brief {
  readonly case: Case;
  /** The other patients, where a report tells of several. */
  readonly furtherCases: readonly Case[];
  /** What the first case is, by the pack that covers it; absent where none does. */
  readonly classification?: Classified;
  /** What a library answers about the first case; absent where there is none. */
  readonly precedents?: MatchAnswer['precedents'];
  readonly combinations?: MatchAnswer['combinations'];
  readonly novelty?: MatchAnswer['novelty'];
  readonly overlaps?: MatchAnswer['overlaps'];
  readonly labels?: MatchAnswer['labels'];
  readonly evidence?: EvidenceAnswer;
  readonly cohort?: CohortAnswer;
  /** What is there, what was not found and what does not fit in the report. */
  readonly checks?: CheckAnswer;
  /** Why no library was asked, where there is one that could not be opened. */
  readonly libraryUnavailable?: string;
  /** With the library's, where one was asked. */
  readonly versions: SoftwareVersions;
}

/** Answers of the questions about the first case; each is absent where its question could not be asked. */
export interface BriefAnswers {
  readonly classification?: Classified;
  readonly match?: MatchAnswer;
  readonly evidence?: EvidenceAnswer;
  readonly cohort?: CohortAnswer;
  readonly checks?: CheckAnswer;
  readonly libraryUnavailable?: string;
}

/** Puts the answers about a report's cases together. */
export function composeBrief(cases: readonly [Case, ...Case[]], answers: BriefAnswers = {}): Brief {
  const [first, ...furtherCases] = cases;
  const { match, ...others } = answers;
  if (match === undefined) return { case: first, furtherCases, ...others, versions: first.versions };
  const { precedents, combinations, novelty, overlaps, labels, versions } = match;
  return {
    case: first,
    furtherCases,
    ...others,
    precedents,
    combinations,
    novelty,
    overlaps,
    labels,
    versions,
  };
}

/** The answer on precedents as the question gave it, put together from the brief's keys. */
function matchOf({
  precedents,
  combinations,
  novelty,
  overlaps,
  labels,
  versions,
}: Brief): MatchAnswer | undefined {
  if (precedents === undefined || combinations === undefined || novelty === undefined) return undefined;
  return {
    precedents,
    combinations,
    novelty,
    overlaps: overlaps ?? [],
    labels: labels ?? {},
    casesSearched: novelty.casesSearched,
    versions: { packs: [], ...versions },
  };
}

/** Lays a brief out as a page; every patient of the report has a part of its own. */
export function layOutBrief(brief: Brief): Page {
  const head = describeHead(brief.case);
  const match = matchOf(brief);
  const missing = match === undefined ? 'no library' : 'no condition';
  const { libraryUnavailable: why } = brief;
  const timeline = drawTimeline(brief.case);
  const library = match === undefined ? '' : `library of ${match.novelty.library.cases} cases`;
  const terminologies = brief.versions.terminologies.map((t) => `${t.name} ${t.version}`).join(', ');
  const further = brief.furtherCases.map((one, i) => {
    const { subtitle } = describeHead(one);
    return { ...describeCase(one), heading: `Patient ${i + 2}: ${subtitle.join(', ')}` };
  });
  return {
    title: head.title,
    subtitle: [...head.subtitle, library, terminologies, `precedent ${brief.versions.program}`].filter(
      (words) => words !== '',
    ),
    parts: [
      { ...describeCase(brief.case), ...(timeline !== undefined && { figures: [timeline] }) },
      describeClassification(brief.classification, brief.case),
      ...[
        describePrecedents(match),
        describeEvidence(brief.evidence ?? missing),
        describeCohort(brief.cohort ?? missing, brief.case),
      ].map((part) => (why === undefined ? part : { ...part, lines: [noLibrary(why)] })),
      ...further,
      describeReport(brief.checks),
    ],
    ...(brief.case.text !== undefined && { reportText: brief.case.text }),
    doubts: doubtsIn(brief),
  };
}

/** The things to check, where the report was checked, with what the reader doubts beside them; else all that the reader doubts. */
function doubtsIn({ case: first, furtherCases, checks }: Brief): Page['doubts'] {
  const cases = [first, ...furtherCases];
  if (checks === undefined) return cases.flatMap((one) => describeHead(one).doubts);
  const beside = cases.map((one) => ({
    ...one,
    issues: one.issues.filter(({ code }) => !isChecked(code)),
  }));
  return [...beside.flatMap((one) => describeHead(one).doubts), ...doubtsOf(checks)];
}
