import { type JSX, type ReactNode, useState } from 'react';
import type { BriefAnswer } from '../../http/contract.ts';
import { PageHeading } from '../layout/page-heading.tsx';
import { BriefLines } from './brief-pieces.tsx';
import { CohortPart } from './cohort-part.tsx';
import { type Evidence, EvidenceDrawer } from './evidence-drawer.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { Figure } from './figure.tsx';
import { Outline } from './outline.tsx';
import { PrecedentsPart } from './precedents-part.tsx';

/** The whole brief: its parts in their fixed order, each number the way to what stands behind it. */
export function BriefView({
  answer,
  actions,
}: {
  readonly answer: BriefAnswer;
  readonly actions: ReactNode;
}): JSX.Element {
  const { brief, page, figures } = answer;
  const [evidence, setEvidence] = useState<Evidence>();
  const { text } = brief.case;
  const ids = page.parts.map(({ key }, i) => `${key}-${i}`);
  return (
    <div className="page">
      <PageHeading title={page.title} about={page.subtitle.join(' · ')}>
        {actions}
      </PageHeading>
      <div className="brief">
        <Outline
          entries={[
            ...page.parts.map(({ heading }, i) => ({ id: ids[i] ?? '', heading: sentenceCase(heading) })),
            ...(page.doubts.length > 0 ? [{ id: 'doubts', heading: 'What the reader doubted' }] : []),
          ]}
        />
        <div className="brief-parts">
          {page.parts.map((part, i) => (
            <section key={ids[i]} id={ids[i]} aria-labelledby={`${ids[i]}-heading`} className="brief-part">
              <h2 id={`${ids[i]}-heading`}>{part.heading}</h2>
              {part.key === 'precedents' && brief.novelty !== undefined ? (
                <PrecedentsPart brief={brief} onOpen={setEvidence} />
              ) : part.key === 'evidence' && brief.evidence !== undefined ? (
                <EvidencePart evidence={brief.evidence} onOpen={setEvidence} />
              ) : part.key === 'cohort' && brief.cohort !== undefined ? (
                <CohortPart answer={brief.cohort} onOpen={setEvidence} />
              ) : (
                <BriefLines lines={part.lines} text={text} onOpen={setEvidence} />
              )}
              {figures
                .filter((figure) => figure.part === part.key)
                .map((figure) => (
                  <Figure key={figure.title} title={figure.title} svg={figure.svg} />
                ))}
            </section>
          ))}
          {page.doubts.length > 0 && (
            <section id="doubts" aria-labelledby="doubts-heading" className="brief-part">
              <h2 id="doubts-heading">What the reader doubted</h2>
              <ul className="doubt-list">
                {page.doubts.map((piece, i) => (
                  <li key={i}>
                    <span className="tone-unknown">≈</span>{' '}
                    {text !== undefined && piece.spans.length > 0 ? (
                      <button
                        type="button"
                        className="as-words"
                        onClick={() => setEvidence({ title: piece.text, text, spans: piece.spans })}
                      >
                        {piece.text}
                      </button>
                    ) : (
                      piece.text
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
      <EvidenceDrawer evidence={evidence} onClose={() => setEvidence(undefined)} />
    </div>
  );
}

/** Headings of the terminal stand in capitals; a page says them in letters. */
function sentenceCase(heading: string): string {
  if (heading !== heading.toUpperCase()) return heading;
  return heading.charAt(0) + heading.slice(1).toLowerCase();
}
