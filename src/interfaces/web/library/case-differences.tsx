import { type JSX, useMemo } from 'react';
import type { Case } from '../../http/contract.ts';
import { FactWords } from '../read/facts/fact-row.tsx';
import { diffCases } from './diff-cases.ts';

/** Two states of a case side by side: only what they say differently. */
export function CaseDifferences({
  before,
  after,
  beforeTitle,
  afterTitle,
}: {
  readonly before: Case;
  readonly after: Case;
  readonly beforeTitle: string;
  readonly afterTitle: string;
}): JSX.Element {
  const differences = useMemo(() => diffCases(before, after), [before, after]);
  if (differences.length === 0) return <p className="quiet">Both say the same of the patient.</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Differences">
      <table className="figures">
        <caption>
          {differences.length} {differences.length === 1 ? 'fact differs' : 'facts differ'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">{beforeTitle}</th>
            <th scope="col">{afterTitle}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ kind, before: then, after: now }, i) => (
            // Differences have no name of their own; their order is theirs.
            <tr key={i}>
              <th scope="row" className="quiet">
                {kind}
              </th>
              <td>{then === undefined ? <span className="quiet">–</span> : <FactWords fact={then} />}</td>
              <td>{now === undefined ? <span className="quiet">–</span> : <FactWords fact={now} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
