import { type JSX, memo } from 'react';
import type { Block } from './blocks.ts';
import { type Place, type Segment, segmentText } from './segment-text.ts';

/** One block in its place: heading, paragraph, caption, reference. Drawn again only when its own marks change. */
export const ReportBlock = memo(
  function ReportBlock({ text, block, places }: Props): JSX.Element {
    const words = segmentText(block, places).map((segment) => (
      <Words key={segment.start} text={text} segment={segment} />
    ));
    switch (block.kind) {
      case 'title':
        return <p className="report-title">{words}</p>;
      case 'heading':
        return <h2 className={`report-heading level-${Math.min(block.level ?? 2, 4)}`}>{words}</h2>;
      case 'caption':
        return <p className="report-caption">{words}</p>;
      case 'table':
      case 'table-row':
        return <p className="report-table">{words}</p>;
      case 'list-item':
        return <p className="report-list-item">{words}</p>;
      case 'reference':
      case 'metadata':
        return <p className="report-small">{words}</p>;
      default:
        return <p>{words}</p>;
    }
  },
  (before, after) =>
    before.block === after.block && before.text === after.text && areSame(before.places, after.places),
);

interface Props {
  readonly text: string;
  readonly block: Block;
  readonly places: readonly Place[];
}

function Words({ text, segment }: { readonly text: string; readonly segment: Segment }): JSX.Element {
  const words = text.slice(segment.start, segment.end);
  if (segment.facts.length === 0) return <span data-start={segment.start}>{words}</span>;
  return (
    <span
      data-start={segment.start}
      data-facts={segment.facts.join(' ')}
      className={`mark-${segment.mark ?? 'present'}`}
    >
      {words}
    </span>
  );
}

function areSame(a: readonly Place[], b: readonly Place[]): boolean {
  return (
    a.length === b.length &&
    a.every((place, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        place.start === other.start &&
        place.end === other.end &&
        place.key === other.key &&
        place.mark === other.mark
      );
    })
  );
}
