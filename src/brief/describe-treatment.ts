import type { Response, Treatment } from '../case/index.ts';
import { type Piece, piece, type Tone } from './page.ts';

/** One mark and one word for each response, so that neither colour nor mark has to be known. */
export const RESPONSE_MARKS: Readonly<Record<Response, { readonly mark: string; readonly tone: Tone }>> = {
  complete: { mark: '✓✓', tone: 'good' },
  partial: { mark: '✓', tone: 'good' },
  stable: { mark: '=', tone: 'plain' },
  none: { mark: '✗', tone: 'bad' },
  worse: { mark: '✗✗', tone: 'bad' },
  recurrence: { mark: '↺', tone: 'bad' },
  'not-reported': { mark: '?', tone: 'quiet' },
};

/** "prednisolone 20 mg/day oral for 6 months ✗ none". */
export function describeTreatment(treatment: Treatment): Piece {
  const { mark, tone } = RESPONSE_MARKS[treatment.response.value];
  const doses = treatment.doses.map((dose) => dose.text);
  const words = [
    treatment.agent.label,
    ...(treatment.status === 'given' ? [] : [`(${treatment.status.replace('-', ' ')})`]),
    ...(doses.length > 0 ? [doses.join(', ')] : []),
    ...(treatment.route !== undefined &&
    !doses.some((text) => text.toLowerCase().includes(treatment.route ?? ''))
      ? [treatment.route]
      : []),
    ...(treatment.duration === undefined ? [] : [`for ${spellDuration(treatment.duration.iso8601duration)}`]),
    ...(treatment.status === 'given'
      ? [
          `${mark} ${treatment.response.value === 'not-reported' ? 'response not reported' : treatment.response.value}`,
        ]
      : []),
  ];
  return piece(words.join(' '), treatment.status === 'given' ? tone : 'quiet', [
    ...treatment.evidence.spans,
    ...treatment.response.evidence.spans,
  ]);
}

const UNIT_BY_LETTER: Readonly<Record<string, string>> = { Y: 'y', M: 'mo', W: 'wk', D: 'd', H: 'h' };

/** `P1Y6M` as "1 y 6 mo"; `PT12H` as "12 h". */
export function spellDuration(iso8601duration: string): string {
  const [date, time = ''] = iso8601duration.replace(/^P/, '').split('T');
  const spelt = [...date.matchAll(/([\d.]+)([YMWD])/g)].map(
    ([, n, letter]) => `${n} ${UNIT_BY_LETTER[letter]}`,
  );
  const hours = [...time.matchAll(/([\d.]+)([HMS])/g)].map(
    ([, n, letter]) => `${n} ${letter === 'H' ? 'h' : letter === 'M' ? 'min' : 's'}`,
  );
  return [...spelt, ...hours].join(' ') || iso8601duration;
}
