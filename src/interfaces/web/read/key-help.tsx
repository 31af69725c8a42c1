import { Kbd, Switch } from '@mantine/core';
import type { JSX } from 'react';

const KEYS: readonly (readonly [string, string])[] = [
  ['N', 'next doubt'],
  ['P', 'doubt before'],
  ['Enter', 'accept the doubt shown'],
  ['J', 'next fact'],
  ['K', 'fact before'],
  ['U', 'undo'],
  ['Esc', 'close'],
];

/** The keys, and the switch for single letters. */
export function KeyHelp({
  areOn,
  onToggle,
}: {
  readonly areOn: boolean;
  readonly onToggle: () => void;
}): JSX.Element {
  return (
    <details className="key-help no-print">
      <summary>Keys</summary>
      <dl>
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Switch checked={areOn} onChange={onToggle} label="Single keys work" />
    </details>
  );
}
