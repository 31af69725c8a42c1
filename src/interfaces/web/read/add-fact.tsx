import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { ConceptRef, Span, Status } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { ConceptField } from '../concepts/concept-field.tsx';
import type { Edit, FactList } from './editing/edit.ts';

const LISTS: { label: string; value: FactList }[] = [
  { label: 'finding', value: 'findings' },
  { label: 'condition', value: 'conditions' },
  { label: 'treatment', value: 'treatments' },
  { label: 'measurement', value: 'measurements' },
  { label: 'investigation', value: 'investigations' },
];
const STATUSES: { label: string; value: Status }[] = [
  { label: 'present', value: 'present' },
  { label: 'excluded', value: 'excluded' },
  { label: 'left open', value: 'unknown' },
];
const LIST_BY_KIND: Readonly<Record<string, FactList>> = {
  condition: 'conditions',
  drug: 'treatments',
  'drug-class': 'treatments',
  procedure: 'treatments',
  measurement: 'measurements',
  investigation: 'investigations',
};

/** Makes a fact of the words that a person selected. */
export function AddFact({
  text,
  span,
  onEdit,
  onClose,
}: {
  readonly text: string;
  readonly span: Span;
  readonly onEdit: (edit: Edit) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const words = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').trim();
  const [list, setList] = useState<FactList>();
  const [status, setStatus] = useState<Status>('present');
  const [chosen, setChosen] = useState<ConceptRef>();
  const { data } = useQuery({
    queryKey: ['concepts', words, 'selected'],
    queryFn: ({ signal }) => api.findConcepts({ query: { words: words.slice(0, 200), limit: 1 }, signal }),
  });
  const near = data?.concepts[0];
  const concept =
    chosen ?? (near === undefined ? { label: words.slice(0, 200) } : { id: near.id, label: near.label });
  const asList = list ?? (near === undefined ? 'findings' : (LIST_BY_KIND[near.kind] ?? 'findings'));
  return (
    <section className="add-fact no-print" aria-label="Add a fact">
      <div className="row spread">
        <p className="add-fact-words">“{words.length > 120 ? `${words.slice(0, 120)}…` : words}”</p>
        <CloseButton aria-label="Close" onClick={onClose} />
      </div>
      <div className="row">
        <SegmentedControl
          size="xs"
          aria-label="Kind of fact"
          data={LISTS}
          value={asList}
          onChange={setList}
        />
        <SegmentedControl size="xs" aria-label="Status" data={STATUSES} value={status} onChange={setStatus} />
      </div>
      <div className="row">
        <div style={{ flex: '1 1 14rem' }}>
          <ConceptField
            key={`${span.start}-${near?.id ?? ''}`}
            label="Concept"
            size="xs"
            value={concept.label}
            onChoose={setChosen}
          />
        </div>
        <Button
          size="xs"
          style={{ alignSelf: 'flex-end' }}
          onClick={() => {
            onEdit({ kind: 'add', list: asList, concept, status, span });
            window.getSelection()?.removeAllRanges();
            onClose();
          }}
        >
          Add this fact
        </Button>
      </div>
    </section>
  );
}
