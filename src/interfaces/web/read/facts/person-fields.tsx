import { NumberInput, Select } from '@mantine/core';
import type { JSX } from 'react';
import type { Case } from '../../../http/contract.ts';
import type { Edit } from '../editing/edit.ts';

const OUTCOMES = ['resolved', 'improved', 'stable', 'progressed', 'relapsed', 'died', 'not-reported'];

/** Sex, age and outcome, that stand once in a case. */
export function PersonFields({
  one,
  onEdit,
}: {
  readonly one: Case;
  readonly onEdit: (edit: Edit) => void;
}): JSX.Element {
  const sexes = ['female', 'male', 'other'] as const;
  return (
    <details className="person-fields no-print">
      <summary>Correct sex, age, outcome</summary>
      <div className="fields">
        <Select
          label="Sex"
          size="xs"
          clearable
          placeholder="not reported"
          data={[...sexes]}
          value={one.subject.sex?.value ?? null}
          onChange={(value) => onEdit({ kind: 'set-sex', sex: sexes.find((sex) => sex === value) })}
        />
        <NumberInput
          key={one.subject.age?.value.years}
          label="Age, years"
          size="xs"
          min={0}
          max={130}
          placeholder="not reported"
          defaultValue={one.subject.age?.value.years ?? ''}
          onBlur={({ currentTarget: { value } }) => {
            const years = value === '' ? undefined : Number(value);
            if (years !== one.subject.age?.value.years && !Number.isNaN(years))
              onEdit({ kind: 'set-age', years });
          }}
        />
        <Select
          label="Outcome"
          size="xs"
          allowDeselect={false}
          data={OUTCOMES}
          value={one.course.outcome.value}
          onChange={(value) =>
            value !== null &&
            onEdit({ kind: 'set-outcome', outcome: value as Case['course']['outcome']['value'] })
          }
        />
      </div>
    </details>
  );
}
