import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type JSX, useEffect, useMemo, useState } from 'react';
import type { Case, Issue } from '../../http/contract.ts';
import type { ActiveFactStore } from './active-fact.ts';
import type { Edit } from './editing/edit.ts';
import type { FactKey, ShownFact } from './facts/shown-fact.ts';

/** What the reader doubts, one after another: a key steps, Enter accepts, the fact beside it can be corrected. */
export function Doubts({
  one,
  facts,
  active,
  onEdit,
  areKeysOn,
}: {
  readonly one: Case;
  readonly facts: readonly ShownFact[];
  readonly active: ActiveFactStore;
  readonly onEdit: (edit: Edit) => void;
  readonly areKeysOn: boolean;
}): JSX.Element {
  const { issues } = one;
  const [at, setAt] = useState<number>();
  const shown = at === undefined ? undefined : Math.min(at, issues.length - 1);
  const issue = shown === undefined ? undefined : issues[shown];
  const key = useMemo(() => (issue === undefined ? undefined : factOf(issue, facts)), [issue, facts]);
  useEffect(() => {
    if (key !== undefined) active.set({ open: key, lit: undefined });
  }, [key, active]);
  const step = (by: number): void => {
    if (issues.length === 0) return;
    setAt(at === undefined ? 0 : (Math.min(at, issues.length - 1) + by + issues.length) % issues.length);
  };
  const accept = (): void => {
    if (shown !== undefined && issue !== undefined) onEdit({ kind: 'accept-issue', index: shown });
  };
  useHotkeys([
    ['N', () => areKeysOn && step(1)],
    ['P', () => areKeysOn && step(-1)],
    [
      'Enter',
      () => {
        // On a button, Enter presses the button.
        if (document.activeElement === document.body || document.activeElement?.id === 'content') accept();
      },
    ],
  ]);
  if (issues.length === 0)
    return (
      <p className="doubts is-clear small">
        <span className="tone-good">✓</span> No doubts left.
      </p>
    );
  return (
    <section className="doubts" aria-label="Doubts">
      <div className="row spread">
        <h2 className="eyebrow">
          {issues.length} {issues.length === 1 ? 'doubt' : 'doubts'}
          {shown !== undefined && `, number ${shown + 1}`}
        </h2>
        <div className="row no-print">
          {issue !== undefined && (
            <Button size="compact-sm" onClick={accept}>
              Accept
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => step(1)}>
            {issue === undefined ? 'Work through them' : 'Next'}
          </Button>
        </div>
      </div>
      <div aria-live="polite">
        {issue === undefined ? (
          <p className="small quiet">
            The reader took these words as best it could:{' '}
            {issues
              .slice(0, 3)
              .map(({ message }) => message)
              .join(' ')}
            {issues.length > 3 && ' …'}
          </p>
        ) : (
          <p>
            <span className="tone-unknown">≈ {issue.message}</span>
          </p>
        )}
      </div>
    </section>
  );
}

/** The fact whose words are nearest to a doubt's: the shortest that overlaps. */
function factOf(issue: Issue, facts: readonly ShownFact[]): FactKey | undefined {
  const { span } = issue;
  if (span === undefined) return undefined;
  let best: { readonly key: FactKey; readonly length: number } | undefined;
  for (const { key, spans } of facts)
    for (const { start, end } of spans)
      if (start < span.end && span.start < end && (best === undefined || end - start < best.length))
        best = { key, length: end - start };
  return best?.key;
}
