import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type JSX, useMemo, useRef, useState } from 'react';
import type { KeptCase } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { Answered } from '../layout/answered.tsx';
import { PageHeading } from '../layout/page-heading.tsx';
import { Problem } from '../layout/page-states.tsx';
import { ActiveFactContext, createActiveFact } from '../read/active-fact.ts';
import { describeFacts } from '../read/facts/describe-facts.ts';
import { FactList } from '../read/facts/fact-list.tsx';
import { blocksOfText } from '../read/text/blocks.ts';
import { ReportText } from '../read/text/report-text.tsx';
import { placesOf } from '../read/text/segment-text.ts';
import { useLitWords } from '../read/use-lit-words.ts';
import { CitationCard } from './citation-card.tsx';
import { ExportMenu } from './export-menu.tsx';
import { PairList } from './pair-list.tsx';
import { RevisionList } from './revision-list.tsx';
import { useKeptCase } from './use-kept-case.ts';

/** A case as a catalogue card: citation, facts with their words, revisions, and what may be of the same patient. */
export function CasePage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id' });
  return (
    <Answered query={useKeptCase(id)} what="Opening the case">
      {(kept) => <Card kept={kept} />}
    </Answered>
  );
}

function Card({ kept }: { readonly kept: KeptCase }): JSX.Element {
  const one = kept.case;
  const active = useMemo(() => createActiveFact(), []);
  const facts = useMemo(() => describeFacts(one), [one]);
  const places = useMemo(() => placesOf(facts), [facts]);
  const { text } = one;
  const blocks = useMemo(() => (text === undefined ? [] : blocksOfText(text)), [text]);
  const column = useRef<HTMLDivElement>(null);
  useLitWords(active, column);
  const may = useMay('curator');
  const address = `/library/${encodeURIComponent(kept.id)}`;
  return (
    <ActiveFactContext value={active}>
      <div className="page">
        <PageHeading
          title={one.title ?? one.report.citation.title ?? `Without a title, ${kept.id}`}
          about={`Revision ${kept.revision}, ${kept.changedAt.slice(0, 10)}, by ${kept.changedBy}`}
        >
          <Button component={Link} to={`${address}/brief`} variant="light">
            Brief
          </Button>
          <ExportMenu id={kept.id} />
          {may && (
            <>
              <Button component={Link} to={`${address}/correct`} variant="default">
                Correct
              </Button>
              <Button component={Link} to={`${address}/coding`} variant="default">
                Code it apart
              </Button>
              <RemoveButton kept={kept} />
            </>
          )}
        </PageHeading>
        <div className="card-columns">
          <div ref={column} className="stack">
            <CitationCard one={one} />
            {text === undefined ? (
              <p className="quiet small">
                The words of this report are not kept here; facts coded by a person carry a note instead.
              </p>
            ) : (
              <section aria-label="The report">
                <ReportText text={text} blocks={blocks} places={places} onSelect={ignore} />
              </section>
            )}
            <PairList id={kept.id} />
            <RevisionList kept={kept} />
          </div>
          <section aria-label="What the report says of the patient">
            <FactList one={one} facts={facts} />
          </section>
        </div>
      </div>
    </ActiveFactContext>
  );
}

function ignore(): void {
  // On this page facts are read, not added.
}

function RemoveButton({ kept }: { readonly kept: KeptCase }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.removeCase({ params: { id: kept.id }, ifMatch: kept.revision }),
    onSuccess: async () => {
      await navigate({ to: '/library' });
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title="Remove this case?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p>It no longer counts in any answer. Its revisions stay, and it can be put back.</p>
        {remove.isError && <Problem error={remove.error} />}
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          Remove it
        </Button>
      </Modal>
    </>
  );
}
