import type { JSX } from 'react';
import type { BriefAnswer } from '../../http/contract.ts';
import type { Evidence } from './evidence-drawer.tsx';

type Line = BriefAnswer['page']['parts'][number]['lines'][number];

/** Lines of the brief as it is laid out everywhere; words that rest on a place in the report open it. */
export function BriefLines({
  lines,
  text,
  onOpen,
}: {
  readonly lines: readonly Line[];
  readonly text: string | undefined;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element {
  return (
    <dl className="brief-lines">
      {lines.map(({ label, pieces, separator = ' · ' }, i) => (
        <div key={`${label}${i}`}>
          <dt>{label}</dt>
          <dd>
            {pieces.map((piece, k) => (
              <span key={k}>
                {k > 0 && <span className="quiet">{separator}</span>}
                <PieceWords
                  piece={piece}
                  onOpen={
                    text === undefined || piece.spans.length === 0
                      ? undefined
                      : () => onOpen({ title: piece.text, text, spans: piece.spans })
                  }
                />
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Words with their tone; a sign says what the colour says. */
export function PieceWords({
  piece,
  onOpen,
}: {
  readonly piece: Line['pieces'][number];
  readonly onOpen: (() => void) | undefined;
}): JSX.Element {
  const { tone, text } = piece;
  const words = (
    <span className={`tone-${tone}`}>
      {tone === 'excluded' && 'no '}
      <span className="words">{text}</span>
      {tone === 'unknown' && ' ?'}
      {tone === 'derived' && ' ≈'}
    </span>
  );
  if (onOpen === undefined) return words;
  return (
    <button type="button" className="as-words" onClick={onOpen}>
      {words}
    </button>
  );
}
