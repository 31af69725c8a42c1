import { Button, FileButton, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, type JSX, useState } from 'react';
import { api } from '../api/client.ts';
import { PageHeading } from '../layout/page-heading.tsx';
import { Loading, Problem } from '../layout/page-states.tsx';
import { ExampleList } from './example-list.tsx';
import type { GivenReport } from './use-read-report.ts';

const SAMPLE = 'lupus-panniculitis-calcinosis.md';

/** Takes a report: dropped, chosen, pasted, or one of the examples. */
export function GiveReport({
  read,
  title,
}: {
  readonly read: UseMutationResult<void, Error, GivenReport>;
  readonly title: string;
}): JSX.Element {
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    const words = event.dataTransfer.getData('text/plain');
    if (file !== undefined) read.mutate({ file });
    else if (words !== '') read.mutate({ text: words });
  };
  return (
    <div className="page">
      <PageHeading
        title={title}
        about="See what it says about the patient and where, correct it, and ask what is already known. Your report stays on this machine."
      />
      <div className="give">
        <section
          aria-label="Your report"
          className={isOver ? 'drop is-over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <div className="row spread">
            <h2>Drop a report here</h2>
            <FileButton onChange={(file) => file !== null && read.mutate({ file })}>
              {(props) => (
                <Button variant="default" {...props} loading={read.isPending}>
                  Choose a file
                </Button>
              )}
            </FileButton>
          </div>
          <Textarea
            label="or paste its text"
            placeholder="A 37-year-old woman was referred …"
            autosize
            minRows={7}
            maxRows={16}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <div className="row">
            <Button
              disabled={text.trim() === ''}
              loading={read.isPending}
              onClick={() => read.mutate({ text })}
            >
              Read it
            </Button>
            <span className="quiet small">Text, Markdown, HTML, JATS XML, PDF or DOCX</span>
          </div>
          {read.isPending && <Loading what="Reading the report" />}
          {read.isError && <Problem error={read.error} />}
        </section>
        <aside aria-label="First steps" className="stack">
          <div>
            <h2>New here?</h2>
            <p className="quiet">
              An invented report of lupus with widespread calcification shows everything: reading, correcting,
              and a brief from the library.
            </p>
            <Button variant="light" onClick={() => read.mutate({ example: SAMPLE })} loading={read.isPending}>
              Load the example
            </Button>
          </div>
          <ExampleList onChoose={(example) => read.mutate({ example })} />
          <LibraryLine />
        </aside>
      </div>
    </div>
  );
}

/** How much there is to ask. */
function LibraryLine(): JSX.Element | null {
  const { data } = useQuery({
    queryKey: ['library-stats'],
    queryFn: ({ signal }) => api.libraryStats({ signal }),
  });
  if (data === undefined) return null;
  return (
    <p className="quiet small">
      {data.cases === 0 ? (
        <>
          The library is empty. <Link to="/library">Take cases in</Link> to have something to ask.
        </>
      ) : (
        <>
          <Link to="/library">The library</Link> holds {data.cases.toLocaleString('en')} cases of{' '}
          {data.patients.toLocaleString('en')} patients.
        </>
      )}
    </p>
  );
}
