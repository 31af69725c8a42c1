import { SegmentedControl } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { CheckAnswer } from '../../http/contract.ts';
import type { Evidence } from '../brief/evidence-drawer.tsx';
import { Quotes } from './quotes.tsx';

type Care = CheckAnswer['check']['care'];

const WORDS = {
  reported: '✓ reported',
  partly: '◐ in part',
  'not-found': '– not found',
  'not-applicable': 'not applicable',
} as const;

/** The checklist item by item; counted, never added up to a mark. */
export function CareTable({
  care: { items, counts },
  text,
  onOpen,
}: {
  readonly care: Care;
  readonly text: string | undefined;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  const [shown, setShown] = useState<'all' | 'open'>('all');
  const open = items.filter(({ status }) => status === 'partly' || status === 'not-found');
  return (
    <>
      <div className="row spread">
        <p className="quiet small">
          {counts.reported} reported · {counts.partly} in part · {counts['not-found']} not found ·{' '}
          {counts['not-applicable']} not applicable. Counted, never a mark; not found means that no words for
          it were found.
        </p>
        <SegmentedControl
          className="no-print"
          aria-label="Items"
          size="xs"
          data={[
            { label: 'All items', value: 'all' },
            { label: `Open ones (${open.length})`, value: 'open' },
          ]}
          value={shown}
          onChange={(value) => setShown(value)}
        />
      </div>
      <table className="figures care">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Asks for</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {(shown === 'all' ? items : open).map(({ id, topic, item, status, why, spans }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>
                <strong>{topic}</strong>: {item}
              </td>
              <td>
                <span className={`care-status is-${status}`}>{WORDS[status]}</span>
                {why !== undefined && <span className="small">: {why}</span>}
                <Quotes spans={spans.slice(0, 2)} title={`${topic}: ${item}`} text={text} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
