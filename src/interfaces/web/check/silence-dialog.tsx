import { Button, Modal, TextInput } from '@mantine/core';
import { type JSX, useState } from 'react';
import type { Silence } from './use-silence.ts';

/** Asks why a rule is to be left out; without a reason it is not. */
export function SilenceDialog({
  rule,
  onClose,
  onSilence,
}: {
  /** Closed where none is named. */
  readonly rule: string | undefined;
  readonly onClose: () => void;
  readonly onSilence: (silence: Silence) => void;
}): JSX.Element {
  const [reason, setReason] = useState('');
  const close = (): void => {
    setReason('');
    onClose();
  };
  return (
    <Modal
      opened={rule !== undefined}
      onClose={close}
      title={`Leave out ${rule ?? ''}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (rule !== undefined && reason.trim() !== '') onSilence({ rule, reason: reason.trim() });
          close();
        }}
      >
        <TextInput
          label="Why?"
          description="Stands in the check and in what you download."
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <div className="row">
          <Button type="submit" disabled={reason.trim() === ''}>
            Leave it out
          </Button>
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
