import type { JSX } from 'react';
import { spellUnit } from '../../http/contract.ts';
import type { Given } from '../api/client.ts';
import type { Evidence } from './evidence-drawer.tsx';
import { NumberLink } from './number-link.tsx';
import { intervalInWords, roundedTo1 } from './shares.ts';

type Answer = Given<'cohort'>;
type Variable = Answer['cohort']['variables'][number];

const MOST_VALUES = 6;

/** What such cases share: n reported of n, and the value. */
export function CohortPart({
  answer,
  onOpen,
}: {
  readonly answer: Answer;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const { cohort, note } = answer;
  const reported = cohort.variables.filter((variable) => variable.reported > 0);
  const silent = cohort.variables.filter((variable) => variable.reported === 0);
  return (
    <div className="stack">
      <p>
        {cohort.patients} patients in {cohort.cases} cases.
        {note !== undefined && <span className="quiet"> {note}.</span>}
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Shares and values">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="num">
                Reported
              </th>
              <th scope="col">Value, n of n, 95 % interval</th>
            </tr>
          </thead>
          <tbody>
            {reported.map((variable) => (
              <tr key={variable.name}>
                <th scope="row">{variable.name}</th>
                <td className="num">
                  {variable.kind === 'number' ? (
                    <NumberLink
                      about={`patients that report ${variable.name}`}
                      onOpen={() => onOpen({ title: variable.name, caseIds: variable.caseIds })}
                    >
                      {variable.reported} / {variable.of}
                    </NumberLink>
                  ) : (
                    `${variable.reported} / ${variable.of}`
                  )}
                </td>
                <td>
                  <Values variable={variable} onOpen={onOpen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {silent.length > 0 && (
        <p className="small quiet">Reported by none: {silent.map(({ name }) => name).join(', ')}.</p>
      )}
    </div>
  );
}

function Values({
  variable,
  onOpen,
}: {
  readonly variable: Variable;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  if (variable.kind === 'number') {
    const { summary, unit } = variable;
    if (summary === undefined) return <span className="quiet">–</span>;
    return (
      <span className="number">
        median {roundedTo1(summary.median)} {spellUnit(unit)}{' '}
        <span className="quiet small">
          quartiles {roundedTo1(summary.lowerQuartile)}–{roundedTo1(summary.upperQuartile)}, range{' '}
          {roundedTo1(summary.low)}–{roundedTo1(summary.high)}, mean {roundedTo1(summary.mean)}
        </span>
      </span>
    );
  }
  return (
    <span>
      {variable.values.slice(0, MOST_VALUES).map(({ value, share, caseIds }, i) => (
        <span key={value}>
          {i > 0 && <span className="quiet"> · </span>}
          {value}{' '}
          <NumberLink
            about={`patients: ${value}`}
            onOpen={() => onOpen({ title: `${variable.name}: ${value}`, caseIds })}
          >
            {share.n}/{share.of}
          </NumberLink>{' '}
          <span className="quiet small number">{intervalInWords(share)}</span>
        </span>
      ))}
      {variable.values.length > MOST_VALUES && (
        <span className="quiet"> and {variable.values.length - MOST_VALUES} more</span>
      )}
    </span>
  );
}
