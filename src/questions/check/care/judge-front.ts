import type { ReportSection, SectionKind, Span } from '../../../case/index.ts';
import { spanOf } from '../../../case/index.ts';
import { CITATION } from '../citation-pattern.ts';
import type { CheckContext } from '../context.ts';
import { type CareItem, type CareJudgement, NOT_FOUND, partly, reportedIn } from './care-item.ts';
import { findCues } from './find-cues.ts';

const FEWEST_KEYWORDS = 2;
const MOST_KEYWORDS = 5;

/** Item 1: the title says that it is a case report, and of what. */
export function judgeTitle(context: CheckContext, item: CareItem): CareJudgement {
  const title = context.report.sections.find(({ kind }) => kind === 'title');
  if (title === undefined) return NOT_FOUND;
  const namesTopic = context.report.mentions.some(
    ({ span, type }) =>
      span.start >= title.span.start &&
      span.end <= title.span.end &&
      type !== 'anatomy' &&
      type !== 'sex' &&
      type !== 'age',
  );
  const missing = [
    ...(findCues(context, item).size > 0 ? [] : ['the words “case report”']),
    ...(namesTopic ? [] : ['what is reported']),
  ];
  return missing.length === 0 ? reportedIn([title.span]) : partly(missing.join(', '), [title.span]);
}

/** Item 2: two to five key words. */
export function judgeKeywords({ report, quote }: CheckContext): CareJudgement {
  const section = report.sections.find(({ kind }) => kind === 'keywords');
  if (section === undefined) return NOT_FOUND;
  const words = quote(section.span)
    .replace(/^\s*(?:key\s?words?|mesh terms|index terms)\s*[:.]?/i, '')
    .split(/[;\n•·|]|,(?![^(]*\))/)
    .filter((word) => word.trim() !== '');
  if (words.length >= FEWEST_KEYWORDS && words.length <= MOST_KEYWORDS) return reportedIn([section.span]);
  return partly(`${words.length} key words; CARE asks for two to five`, [section.span]);
}

/** Sentences of the abstract that tell something; its heading tells nothing. */
function abstractSentences(context: CheckContext): readonly Span[] {
  return context.sentences
    .filter(({ kind, mentions, text }) => kind === 'abstract' && (mentions.length > 0 || OUTCOME.test(text)))
    .map(({ span }) => span);
}

function partOfAbstract({ report }: CheckContext, kinds: readonly SectionKind[]): ReportSection | undefined {
  return report.sections.find(
    ({ kind, part }) => kind === 'abstract' && part !== undefined && kinds.includes(part),
  );
}

/** Items 3a and 3d: a labelled part of the abstract, or its words. */
export function judgeAbstractPart(
  kinds: readonly SectionKind[],
): (context: CheckContext, item: CareItem) => CareJudgement {
  return (context, item) => {
    const part = partOfAbstract(context, kinds);
    if (part !== undefined) return reportedIn([part.span]);
    const [cued] = findCues(context, item).values();
    return cued === undefined ? NOT_FOUND : reportedIn(cued);
  };
}

/** Item 3b: the abstract names what the patient had. */
export function judgeAbstractFindings(context: CheckContext): CareJudgement {
  const spans = context.sentences
    .filter(
      ({ kind, mentions }) =>
        kind === 'abstract' &&
        mentions.some(({ type, experiencer }) => type === 'finding' && experiencer === 'patient'),
    )
    .map(({ span }) => span);
  return reportedIn(spans);
}

/** Item 3c: the abstract names diagnosis, intervention and outcome. */
export function judgeAbstractCourse(context: CheckContext): CareJudgement {
  const spans = abstractSentences(context);
  if (spans.length === 0) return NOT_FOUND;
  const whole = spanOf(spans[0].start, spans[spans.length - 1].end);
  const within = ({ start, end }: Span) => start >= whole.start && end <= whole.end;
  const inAbstract = context.report.mentions.filter(({ span }) => within(span));
  const isOutcome =
    context.cases.some((one) =>
      [one.course.outcome.evidence, ...one.treatments.map(({ response }) => response.evidence)].some((e) =>
        e.spans.some(within),
      ),
    ) || OUTCOME.test(context.quote(whole));
  const missing = [
    ...(inAbstract.some(({ type }) => type === 'condition') ? [] : ['diagnosis']),
    ...(inAbstract.some(({ type }) => type === 'drug' || type === 'procedure') ||
    TREATED.test(context.quote(whole))
      ? []
      : ['intervention']),
    ...(isOutcome ? [] : ['outcome']),
  ];
  if (missing.length === 3) return NOT_FOUND;
  return missing.length === 0 ? reportedIn(spans) : partly(`not told: ${missing.join(', ')}`, spans);
}

const TREATED = /\b(?:treat|therap|surg|operat|manag|resect|drugs?\b)/i;
const OUTCOME =
  /\b(?:recover|improv|resol|remission|died|death|discharg|progress|relaps|recurr|healed|survived|asymptomatic|unchanged|disease-free)/i;

/** Item 4: an introduction that says what is special, and cites. */
export function judgeIntroduction(context: CheckContext, item: CareItem): CareJudgement {
  const sections = context.report.sections.filter(({ kind }) => kind === 'introduction');
  if (sections.length === 0) return NOT_FOUND;
  const adds = findCues(context, item).get('adds') ?? [];
  const cites = sections.some(({ span }) => CITATION.test(context.quote(span)));
  const spans = adds.length > 0 ? adds : sections.map(({ span }) => span);
  const missing = [...(adds.length > 0 ? [] : ['what is special']), ...(cites ? [] : ['references'])];
  return missing.length === 0 ? reportedIn(spans) : partly(`not told: ${missing.join(', ')}`, spans);
}
