import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Case } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { Loading, Problem } from '../layout/page-states.tsx';
import { CaseDifferences } from '../library/case-differences.tsx';

/** Two people changed one case: shows how the other's stands against mine, and lets a person choose. Mine stays open either way. */
export function ConflictDialog({
  mine,
  seen,
  current,
  isSaving,
  onOverride,
  onClose,
}: {
  readonly mine: Case;
  readonly seen: number;
  readonly current: number;
  readonly isSaving: boolean;
  readonly onOverride: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const theirs = useQuery({
    queryKey: ['case', mine.id, current],
    queryFn: ({ signal }) => api.getCase({ params: { id: mine.id }, query: { revision: current }, signal }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title="Somebody saved this case meanwhile"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p>
        {seen === 0 ? 'The library already holds this case' : `You began with revision ${seen}`}; it now
        stands at revision {current}
        {theirs.data !== undefined && ` by ${theirs.data.changedBy}`}. Nothing was written, and nothing of
        yours is lost.
      </p>
      {theirs.isPending && <Loading what="Getting the other revision" />}
      {theirs.isError && <Problem error={theirs.error} />}
      {theirs.data !== undefined && (
        <CaseDifferences
          before={theirs.data.case}
          after={mine}
          beforeTitle="In the library"
          afterTitle="Yours"
        />
      )}
      <div className="row">
        <Button onClick={onOverride} loading={isSaving}>
          Save mine as the next revision
        </Button>
        <Button variant="default" onClick={onClose}>
          Go on correcting
        </Button>
      </div>
    </Modal>
  );
}
