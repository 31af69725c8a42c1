import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { type Case, type KeptCase, ProblemError } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { ConflictDialog } from './conflict-dialog.tsx';

/** Keeps a case as a revision. Where somebody changed it meanwhile, both stand side by side and nothing is lost. */
export function SaveCase({
  one,
  expectedRevision,
  onSaved,
}: {
  readonly one: Case;
  /** The revision the corrections began with; 0 for a case that is not in the library. */
  readonly expectedRevision: number;
  readonly onSaved?: (kept: KeptCase) => void;
}): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [revision, setRevision] = useState(expectedRevision);
  const queries = useQueryClient();
  const may = useMay('curator');
  const save = useMutation({
    mutationFn: (seen: number) =>
      api.putCase({
        params: { id: one.id },
        ifMatch: seen,
        body: { case: one, ...(reason !== '' && { reason }) },
      }),
    onSuccess: async (kept) => {
      setAsking(false);
      setRevision(kept.revision);
      notifications.show({
        title: `Saved as revision ${kept.revision}`,
        message: (
          <Link to="/library/$id" params={{ id: kept.id }}>
            Open it in the library
          </Link>
        ),
      });
      onSaved?.(kept);
      await queries.invalidateQueries();
    },
  });
  const problem = save.error instanceof ProblemError ? save.error.problem : undefined;
  const conflict = problem?.currentRevision;
  return (
    <>
      <Button
        disabled={!may}
        onClick={() => setAsking(true)}
        title={may ? undefined : 'Saving needs the role curator.'}
      >
        Save
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title="Save as a revision"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(revision);
          }}
        >
          <TextInput
            label="What changed, or why"
            placeholder="optional"
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {save.isError && conflict === undefined && (
            <p role="alert" className="tone-bad">
              {problem?.detail ?? save.error.message}
            </p>
          )}
          <Button type="submit" loading={save.isPending}>
            {revision === 0 ? 'Keep in the library' : `Save on top of revision ${revision}`}
          </Button>
        </form>
      </Modal>
      {conflict !== undefined && (
        <ConflictDialog
          mine={one}
          seen={revision}
          current={conflict}
          isSaving={save.isPending}
          onOverride={() => {
            setRevision(conflict);
            save.mutate(conflict);
          }}
          onClose={() => {
            save.reset();
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
