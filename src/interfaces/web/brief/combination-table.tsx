import type { JSX } from 'react';
import type { Given } from '../api/client.ts';
import type { Evidence } from './evidence-drawer.tsx';
import { NumberLink } from './number-link.tsx';

const MOST_ROWS = 10;

/** How often each combination of concepts occurs; the UpSet figure below shows the same. */
export function CombinationTable({
  combinations,
  name,
  onOpen,
}: {
  readonly combinations: Given<'match'>['combinations'];
  readonly name: (id: string) => string;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const rows = [...combinations.combinations]
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.concepts.length - a.concepts.length || b.cases - a.cases)
    .slice(0, MOST_ROWS);
  if (rows.length === 0)
    return <p className="quiet">No combination of these concepts occurs in the library.</p>;
  return (
    <div className="scroll-x">
      <table className="figures">
        <caption>Combinations, of {combinations.of} cases</caption>
        <thead>
          <tr>
            <th scope="col">All of</th>
            <th scope="col" className="num">
              Cases
            </th>
            <th scope="col" className="num">
              and no other
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ concepts, cases, exactly, caseIds }) => {
            const title = concepts.map(name).join(' ∧ ');
            return (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td className="num">
                  <NumberLink
                    about={`cases with ${title}`}
                    onOpen={() => onOpen({ title, caseIds, concepts })}
                  >
                    {cases}
                  </NumberLink>
                </td>
                <td className="num quiet">{exactly}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
