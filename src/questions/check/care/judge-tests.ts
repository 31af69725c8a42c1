import type { CheckContext } from '../context.ts';
import { type CareJudgement, NOT_FOUND, partly, reportedIn } from './care-item.ts';
import { sentencesOf } from './judge-patient.ts';

const MOST_NAMED = 4;

/** Item 8a: what was examined and measured; a value that needs a unit has one. */
export function judgeTests(context: CheckContext): CareJudgement {
  const spans = sentencesOf(
    context,
    context.cases.flatMap(({ measurements, investigations }) =>
      [...investigations, ...measurements].flatMap(({ evidence }) => evidence.spans),
    ),
  );
  if (spans.length === 0) return NOT_FOUND;
  const unitless = context
    .issues('measurement-unit-missing')
    .map(({ message }) => message.replace(/ has no unit.*$/, ''));
  if (unitless.length === 0) return reportedIn(spans);
  const named = unitless.slice(0, MOST_NAMED).join(', ');
  const rest = unitless.length - MOST_NAMED;
  return partly(`no unit: ${named}${rest > 0 ? ` and ${rest} more` : ''}`, spans);
}
