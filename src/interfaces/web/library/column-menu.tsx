import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import type { JSX } from 'react';
import type { Column } from './columns.tsx';

/** Chooses the columns of the table. */
export function ColumnMenu({
  columns,
  shown,
  onToggle,
}: {
  readonly columns: readonly Column[];
  readonly shown: readonly string[];
  readonly onToggle: (id: string) => void;
}): JSX.Element {
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm">
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <Stack gap="xs">
          {columns.map(({ id, title }) => (
            <Checkbox key={id} label={title} checked={shown.includes(id)} onChange={() => onToggle(id)} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
