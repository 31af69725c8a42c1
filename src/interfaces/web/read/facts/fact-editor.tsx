import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import type { Case, Condition, Response, Status, Treatment } from '../../../http/contract.ts';
import { ConceptField } from '../../concepts/concept-field.tsx';
import type { Edit } from '../editing/edit.ts';
import { quantityInWords } from './describe-facts.ts';
import type { ShownFact } from './shown-fact.ts';

const STATUSES: { label: string; value: Status }[] = [
  { label: 'present', value: 'present' },
  { label: 'excluded', value: 'excluded' },
  { label: 'left open', value: 'unknown' },
];
const GIVEN: { label: string; value: Treatment['status'] }[] = [
  { label: 'given', value: 'given' },
  { label: 'not given', value: 'not-given' },
  { label: 'planned', value: 'planned' },
  { label: 'unknown', value: 'unknown' },
];
const RESPONSES: Response[] = [
  'complete',
  'partial',
  'stable',
  'none',
  'worse',
  'recurrence',
  'not-reported',
];
const ROLES: Condition['role'][] = ['main', 'underlying', 'comorbidity', 'history', 'family'];
const INTERPRETATIONS = ['low', 'normal', 'high', 'abnormal', 'positive', 'negative'] as const;

/** The small palette under a fact: status, concept, dose, response. */
export function FactEditor({
  fact,
  one,
  onEdit,
}: {
  readonly fact: ShownFact;
  readonly one: Case;
  readonly onEdit: ((edit: Edit) => void) | undefined;
}): JSX.Element {
  const { place } = fact;
  const about = (
    <p className="small quiet">
      {fact.conceptId !== undefined && <span className="number">{fact.conceptId}</span>}
      {fact.spans.length === 0 && ' Rests on no words of this text.'}
      {fact.note !== undefined && ` “${fact.note}”`}
    </p>
  );
  if (place === undefined || onEdit === undefined) return <div className="fact-editor">{about}</div>;
  const treatment = place.list === 'treatments' ? one.treatments[place.index] : undefined;
  const measurement = place.list === 'measurements' ? one.measurements[place.index] : undefined;
  const condition = place.list === 'conditions' ? one.conditions[place.index] : undefined;
  const hasStatus = place.list === 'conditions' || place.list === 'findings';
  return (
    <div className="fact-editor no-print">
      {about}
      {hasStatus && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Status"
          data={STATUSES}
          value={fact.status}
          onChange={(status) => onEdit({ kind: 'set-status', at: place, status })}
        />
      )}
      {treatment !== undefined && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Status"
          data={GIVEN}
          value={treatment.status}
          onChange={(given) => onEdit({ kind: 'set-given', at: place, given })}
        />
      )}
      <div className="fields">
        <ConceptField
          label="Concept"
          size="xs"
          value={fact.label}
          onChoose={(concept) => onEdit({ kind: 'set-concept', at: place, concept })}
        />
        {condition !== undefined && (
          <Select
            size="xs"
            label="Role"
            allowDeselect={false}
            data={ROLES}
            value={condition.role}
            onChange={(role) => role !== null && onEdit({ kind: 'set-role', at: place, role })}
          />
        )}
        {treatment !== undefined && (
          <>
            <TypedField
              label="Doses"
              value={treatment.doses.map(({ text }) => text).join('; ')}
              onType={(text) => onEdit({ kind: 'set-doses', at: place, text })}
            />
            <Select
              size="xs"
              label="Response"
              allowDeselect={false}
              data={RESPONSES}
              value={treatment.response.value}
              onChange={(value) =>
                value !== null && onEdit({ kind: 'set-response', at: place, response: value })
              }
            />
          </>
        )}
        {measurement !== undefined && (
          <>
            <TypedField
              label="Value with unit"
              value={quantityInWords(measurement.quantity) ?? ''}
              onType={(text) => onEdit({ kind: 'set-value', at: place, text })}
            />
            <Select
              size="xs"
              label="Interpretation"
              clearable
              placeholder="not given"
              data={[...INTERPRETATIONS]}
              value={measurement.interpretation ?? null}
              onChange={(value) =>
                onEdit({
                  kind: 'set-interpretation',
                  at: place,
                  interpretation: value ?? undefined,
                })
              }
            />
          </>
        )}
      </div>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        onClick={() => onEdit({ kind: 'remove', at: place })}
      >
        Not in the report: remove
      </Button>
    </div>
  );
}

function TypedField({
  label,
  value,
  onType,
}: {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
}): JSX.Element {
  return (
    <TextInput
      key={value}
      size="xs"
      label={label}
      placeholder="not reported"
      defaultValue={value}
      onBlur={({ currentTarget }) => currentTarget.value !== value && onType(currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
