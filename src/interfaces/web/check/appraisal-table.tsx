import type { JSX } from 'react';
import type { CheckAnswer } from '../../http/contract.ts';
import type { Evidence } from '../brief/evidence-drawer.tsx';
import { Quotes } from './quotes.tsx';

/** The questions of an appraisal tool with what bears on them; the answers are the reader's. */
export function AppraisalTable({
  questions,
  text,
  onOpen,
}: {
  readonly questions: CheckAnswer['check']['appraisal'];
  readonly text: string | undefined;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  return (
    <>
      <p className="quiet small">Nothing is decided here: the reader decides.</p>
      <ol className="appraisal">
        {questions.map(({ number, question, evidence }) => (
          <li key={number} value={number}>
            {question}
            {evidence.length === 0 ? (
              <p className="small quiet">No sentence was found that bears on it.</p>
            ) : (
              <Quotes spans={evidence} title={question} text={text} onOpen={onOpen} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
