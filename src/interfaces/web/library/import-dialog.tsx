import { Button, Checkbox, FileButton, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, type JSX, useState } from 'react';
import { api } from '../api/client.ts';
import { Problem } from '../layout/page-states.tsx';
import { JobProgress } from './job-progress.tsx';

/** Takes reports and files of cases into the library; long work goes on while one does something else. */
export function ImportDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [updates, setUpdates] = useState(false);
  const start = useMutation({
    mutationFn: () => api.importFiles({ files, fields: { update: updates ? 'true' : 'false' } }),
  });
  const examples = useMutation({ mutationFn: () => api.importExamples({ body: {} }) });
  const job = start.data ?? examples.data;
  const close = (): void => {
    start.reset();
    examples.reset();
    setFiles([]);
    onClose();
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setFiles([...files, ...event.dataTransfer.files]);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size="lg"
      title="Take cases in"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {job !== undefined ? (
        <div className="stack">
          <JobProgress job={job} />
          <Button variant="default" onClick={close}>
            Close
          </Button>
        </div>
      ) : (
        <div className="stack">
          <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <p>Drop reports, or cases as JSON or JSONL, also gzipped.</p>
            <FileButton multiple onChange={(chosen) => setFiles([...files, ...chosen])}>
              {(props) => (
                <Button variant="default" {...props}>
                  Choose files
                </Button>
              )}
            </FileButton>
            {files.length > 0 && (
              <p className="small">
                {files.length} {files.length === 1 ? 'file' : 'files'}:{' '}
                {files
                  .slice(0, 4)
                  .map(({ name }) => name)
                  .join(', ')}
                {files.length > 4 && ' …'}
              </p>
            )}
          </div>
          <Checkbox
            label="Where a case is there already and says something else, make a revision"
            checked={updates}
            onChange={({ currentTarget }) => setUpdates(currentTarget.checked)}
          />
          {(start.error ?? examples.error) !== null && <Problem error={start.error ?? examples.error} />}
          <div className="row">
            <Button disabled={files.length === 0} loading={start.isPending} onClick={() => start.mutate()}>
              Take in
            </Button>
            <Button variant="subtle" loading={examples.isPending} onClick={() => examples.mutate()}>
              The example reports
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
