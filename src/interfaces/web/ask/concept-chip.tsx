import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api } from '../api/client.ts';

const MOST_LINES = 6;

/** A concept in the question; opened, it offers what is wider and narrower. */
export function ConceptChip({
  id,
  onReplace,
  onRemove,
}: {
  readonly id: string;
  readonly onReplace: (id: string) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const { data, isError } = useQuery({
    queryKey: ['concept', id],
    queryFn: ({ signal }) => api.getConcept({ params: { id }, signal }),
    staleTime: 600_000,
  });
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <button type="button" className="chip">
          {data?.label ?? id}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {isError
            ? `${id}: no terminology here knows it`
            : `${id} · ${data?.cases ?? '…'} cases in the library`}
        </Menu.Label>
        {data !== undefined && data.parents.length > 0 && (
          <>
            <Menu.Label>Wider</Menu.Label>
            {data.parents.slice(0, MOST_LINES).map((one) => (
              <Menu.Item key={one.id} onClick={() => onReplace(one.id)}>
                {one.label}
              </Menu.Item>
            ))}
          </>
        )}
        {data !== undefined && data.children.length > 0 && (
          <>
            <Menu.Label>Narrower</Menu.Label>
            {data.children.slice(0, MOST_LINES).map((one) => (
              <Menu.Item key={one.id} onClick={() => onReplace(one.id)}>
                {one.label}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Item onClick={onRemove}>Leave it out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
