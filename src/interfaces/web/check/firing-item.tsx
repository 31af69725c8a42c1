import type { JSX } from 'react';
import { Link } from '@tanstack/react-router';
import type { CheckAnswer } from '../../http/contract.ts';
import type { Evidence } from '../brief/evidence-drawer.tsx';
import { sentenceAround } from '../brief/sentence-around.ts';

type Firing = CheckAnswer['check']['firings'][number];

const MOST_PLACES = 6;

/** One thing to check: what differs, every place that takes part in its sentence, and what a case of the library says. */
export function FiringItem({
  firing: { severity, rule, message, places, elsewhere = [] },
  text,
  onOpen,
  onSilence,
}: {
  readonly firing: Firing;
  readonly text: string | undefined;
  readonly onOpen: (evidence: Evidence) => void;
  readonly onSilence: () => void;
}): JSX.Element {
  return (
    <li className={`firing is-${severity}`}>
      <span className="severity">{severity}</span>
      <div>
        <p className="message">{message}</p>
        {text !== undefined &&
          places.slice(0, MOST_PLACES).map(({ span }) => {
            const { before, words, after } = sentenceAround(text, span);
            return (
              <button
                key={span.start}
                type="button"
                className="as-words quote"
                onClick={() => onOpen({ title: message, text, spans: places.map((one) => one.span) })}
              >
                “{before}
                <mark>{words}</mark>
                {after}”
              </button>
            );
          })}
        {places.length > MOST_PLACES && (
          <p className="small quiet">and {places.length - MOST_PLACES} places more</p>
        )}
        {elsewhere.map(({ caseId, title, words }) => (
          <p key={caseId} className="small elsewhere">
            <Link to="/library/$id" params={{ id: caseId }}>
              {title ?? caseId}
            </Link>
            : {words}
          </p>
        ))}
        <p className="small quiet">
          <span className="code-like">{rule}</span>{' '}
          <button type="button" className="as-link no-print" onClick={onSilence}>
            Leave this rule out
          </button>
        </p>
      </div>
    </li>
  );
}
