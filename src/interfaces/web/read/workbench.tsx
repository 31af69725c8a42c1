import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { type JSX, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Case, Span } from '../../http/contract.ts';
import { PageHeading } from '../layout/page-heading.tsx';
import { ActiveFactContext, createActiveFact } from './active-fact.ts';
import { AddFact } from './add-fact.tsx';
import { Doubts } from './doubts.tsx';
import { applyEdit } from './editing/apply-edit.ts';
import type { Edit } from './editing/edit.ts';
import { describeFacts } from './facts/describe-facts.ts';
import { FactList } from './facts/fact-list.tsx';
import { KeyHelp } from './key-help.tsx';
import { Legend } from './legend.tsx';
import type { Block } from './text/blocks.ts';
import { ReportText } from './text/report-text.tsx';
import { placesOf } from './text/segment-text.ts';
import type { UndoSteps } from './undo-steps.ts';
import { useFactKeys } from './use-fact-keys.ts';
import { useLitWords } from './use-lit-words.ts';
import { useWarnBeforeLeaving } from './use-warn-before-leaving.ts';

/** Text left, facts right, linked both ways; every fact can be corrected where it stands. */
export function Workbench(props: {
  readonly one: Case;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly about: ReactNode;
  readonly history: UndoSteps;
  readonly onChange: (one: Case) => void;
  /** The case as it was last saved, where it was. */
  readonly saved?: Case | undefined;
  readonly actions: ReactNode;
}): JSX.Element {
  const { one, text, blocks, about, history, onChange, saved, actions } = props;
  const active = useMemo(() => createActiveFact(), []);
  const facts = useMemo(() => describeFacts(one), [one]);
  const places = useMemo(() => placesOf(facts), [facts]);
  const [selected, setSelected] = useState<Span>();
  const textColumn = useRef<HTMLDivElement>(null);
  // Draws of the same case take the newest way to change it, without drawing the rows again.
  const latest = useRef({ one, onChange });
  latest.current = { one, onChange };
  const onEdit = useCallback((edit: Edit) => {
    latest.current.onChange(applyEdit(latest.current.one, edit));
  }, []);
  useLitWords(active, textColumn);
  useWarnBeforeLeaving(history.canUndo && one !== saved);
  const keys = useFactKeys({ active, facts, history });
  const title = one.title ?? one.report.citation.title ?? 'Report without a title';
  return (
    <ActiveFactContext value={active}>
      <div className="page workbench">
        <PageHeading title={title} about={about}>
          <Tooltip label="Undo (Ctrl Z)">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label="Undo"
              disabled={!history.canUndo}
              onClick={history.undo}
            >
              <IconArrowBackUp size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Redo (Ctrl Shift Z)">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label="Redo"
              disabled={!history.canRedo}
              onClick={history.redo}
            >
              <IconArrowForwardUp size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          {actions}
        </PageHeading>
        <a className="to-facts" href="#facts">
          Go to the facts
        </a>
        <div className="columns">
          <section aria-label="The report" className="report-column" ref={textColumn}>
            <Legend />
            <ReportText text={text} blocks={blocks} places={places} onSelect={setSelected} />
          </section>
          <section aria-label="What the report says of the patient" className="fact-column" id="facts">
            <Doubts one={one} facts={facts} active={active} onEdit={onEdit} areKeysOn={keys.areOn} />
            <FactList one={one} facts={facts} onEdit={onEdit} />
            <KeyHelp areOn={keys.areOn} onToggle={keys.toggle} />
          </section>
        </div>
        {selected !== undefined && (
          <AddFact text={text} span={selected} onEdit={onEdit} onClose={() => setSelected(undefined)} />
        )}
      </div>
    </ActiveFactContext>
  );
}
