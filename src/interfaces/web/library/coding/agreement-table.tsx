import type { JSX } from 'react';
import type { Given } from '../../api/client.ts';

/** How far two people agree, field by field: facts compared, alike, and Cohen's kappa with its interval. */
export function AgreementTable({ agreement }: { readonly agreement: Given<'agreement'> }): JSX.Element {
  return (
    <div className="scroll-x">
      <table className="figures">
        <caption>
          {agreement.coders.join(' and ')}, {agreement.cases.length}{' '}
          {agreement.cases.length === 1 ? 'case' : 'cases'}. {agreement.note}
        </caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" className="num">
              Compared
            </th>
            <th scope="col" className="num">
              Alike
            </th>
            <th scope="col" className="num">
              Cohen’s κ
            </th>
            <th scope="col" className="num">
              95 % interval
            </th>
          </tr>
        </thead>
        <tbody>
          {agreement.fields.map(({ field, n, agreed, kappa, interval }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td className="num">{n}</td>
              <td className="num">{agreed}</td>
              <td className="num">
                {kappa === undefined ? <span className="quiet">not defined</span> : kappa.toFixed(2)}
              </td>
              <td className="num quiet">
                {interval === undefined ? '' : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
