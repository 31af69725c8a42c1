import { Drawer } from '@mantine/core';
import type { JSX } from 'react';
import type { Span } from '../../http/contract.ts';
import { CaseEvidence } from './case-evidence.tsx';
import { CaseTitle } from './case-title.tsx';
import { sentenceAround } from './sentence-around.ts';

/** What stands behind a number or a word: cases, with what to look for in them; or places in the report. */
export type Evidence =
  | { readonly title: string; readonly text: string; readonly spans: readonly Span[] }
  | {
      readonly title: string;
      readonly caseIds: readonly string[];
      /** Concepts whose sentences are shown. */
      readonly concepts?: readonly string[];
    }
  | { readonly title: string; readonly quotes: readonly Quote[] };

/** A case with the sentence that counts. */
export interface Quote {
  readonly id: string;
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly says: string;
  readonly sentence: string | undefined;
}

const MOST_CASES = 60;

/** Opens at the side with the cases and the sentences behind a number. */
export function EvidenceDrawer({
  evidence,
  onClose,
}: {
  readonly evidence: Evidence | undefined;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Drawer
      opened={evidence !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={evidence?.title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {evidence !== undefined && <Content evidence={evidence} />}
    </Drawer>
  );
}

function Content({ evidence }: { readonly evidence: Evidence }): JSX.Element {
  if ('spans' in evidence)
    return (
      <ul className="plain-list quotes">
        {evidence.spans.map((span) => {
          const { before, words, after } = sentenceAround(evidence.text, span);
          return (
            <li key={span.start}>
              <blockquote>
                {before}
                <mark>{words}</mark>
                {after}
              </blockquote>
            </li>
          );
        })}
      </ul>
    );
  if ('quotes' in evidence)
    return evidence.quotes.length === 0 ? (
      <NoCases />
    ) : (
      <ol className="plain-list quotes">
        {evidence.quotes.map((quote, i) => (
          <li key={`${quote.id}${i}`}>
            <CaseTitle id={quote.id} title={quote.title} year={quote.year} />
            <p className="small quiet">{quote.says}</p>
            {quote.sentence !== undefined && <blockquote>{quote.sentence}</blockquote>}
          </li>
        ))}
      </ol>
    );
  if (evidence.caseIds.length === 0) return <NoCases />;
  return (
    <>
      <ol className="plain-list quotes">
        {evidence.caseIds.slice(0, MOST_CASES).map((id) => (
          <li key={id}>
            <CaseEvidence id={id} concepts={evidence.concepts ?? []} />
          </li>
        ))}
      </ol>
      {evidence.caseIds.length > MOST_CASES && (
        <p className="quiet small">
          The first {MOST_CASES} of {evidence.caseIds.length} cases.
        </p>
      )}
    </>
  );
}

function NoCases(): JSX.Element {
  return <p className="quiet">No case of this library stands behind this number.</p>;
}
