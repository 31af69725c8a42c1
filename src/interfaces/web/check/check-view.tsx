import { type JSX, type ReactNode, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { CheckAnswer } from '../../http/contract.ts';
import { type Evidence, EvidenceDrawer } from '../brief/evidence-drawer.tsx';
import { Outline } from '../brief/outline.tsx';
import { PageHeading } from '../layout/page-heading.tsx';
import { AppraisalTable } from './appraisal-table.tsx';
import { CareTable } from './care-table.tsx';
import { FiringItem } from './firing-item.tsx';
import { SilenceDialog } from './silence-dialog.tsx';
import type { Silence } from './use-silence.ts';

const TOOLS = [
  ['JBI', 'What bears on the JBI questions'],
  ['MURAD', 'What bears on the questions of Murad 2018'],
] as const;

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** The whole check: what to look at first, then the checklist, then what bears on the appraisal tools; all with the report's words. */
export function CheckView({
  answer: { check, page },
  text,
  silence,
  onSilence,
  actions,
}: {
  readonly answer: CheckAnswer;
  /** The words that were read. */
  readonly text: string | undefined;
  readonly silence: readonly Silence[];
  readonly onSilence: (silence: readonly Silence[]) => void;
  readonly actions: ReactNode;
}): JSX.Element {
  const [evidence, setEvidence] = useState<Evidence>();
  const [toSilence, setToSilence] = useState<string>();
  const { firings, silenced, librarySearched, care } = check;
  // The gravest first, else in the order of the report.
  const shown = [...firings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const grave = firings.filter(({ severity }) => severity !== 'note').length;
  return (
    <div className="page">
      <PageHeading title={page.title} about={page.subtitle.join(' · ')}>
        {actions}
      </PageHeading>
      <div className="brief">
        <Outline
          entries={[
            { id: 'to-check', heading: 'To check' },
            { id: 'care', heading: 'CARE 2013' },
            ...TOOLS.map(([tool]) => ({ id: tool.toLowerCase(), heading: tool === 'JBI' ? tool : 'Murad' })),
          ]}
        />
        <div className="brief-parts">
          <section id="to-check" aria-labelledby="to-check-heading" className="brief-part">
            <h2 id="to-check-heading">To check</h2>
            <p className="quiet small">
              {firings.length === 0
                ? 'Nothing was found that does not fit.'
                : `${grave} to look at, ${firings.length - grave} to note.`}{' '}
              {librarySearched === undefined
                ? 'No library was asked.'
                : `Compared with ${librarySearched.toLocaleString('en')} cases.`}{' '}
              What differs is shown; only the authors know what is meant.
            </p>
            <ul className="firings">
              {shown.map((firing, i) => (
                <FiringItem
                  key={`${firing.rule}${i}`}
                  firing={firing}
                  text={text}
                  onOpen={setEvidence}
                  onSilence={() => setToSilence(firing.rule)}
                />
              ))}
            </ul>
            {silenced.map(({ rule, reason, firings: left }) => (
              <p key={rule} className="small quiet">
                {rule} is left out ({left} found): {reason}.{' '}
                <button
                  type="button"
                  className="as-link"
                  onClick={() => onSilence(silence.filter((one) => one.rule !== rule))}
                >
                  Show it again
                </button>
              </p>
            ))}
          </section>
          <section id="care" aria-labelledby="care-heading" className="brief-part">
            <h2 id="care-heading">CARE 2013</h2>
            <CareTable care={care} text={text} onOpen={setEvidence} />
          </section>
          {TOOLS.map(([tool, heading]) => (
            <section
              key={tool}
              id={tool.toLowerCase()}
              aria-labelledby={`${tool}-heading`}
              className="brief-part"
            >
              <h2 id={`${tool}-heading`}>{heading}</h2>
              <AppraisalTable
                questions={check.appraisal.filter((one) => one.tool === tool)}
                text={text}
                onOpen={setEvidence}
              />
            </section>
          ))}
          <p className="small quiet">
            Every rule, its grounds and what it leaves alone: docs/check-rules.md.{' '}
            <Link to="/">Correct the facts</Link> and the check follows.
          </p>
        </div>
      </div>
      <EvidenceDrawer evidence={evidence} onClose={() => setEvidence(undefined)} />
      <SilenceDialog
        rule={toSilence}
        onClose={() => setToSilence(undefined)}
        onSilence={(one) => onSilence([...silence, one])}
      />
    </div>
  );
}
