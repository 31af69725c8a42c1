import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef } from 'react';
import type { CaseLine, Column } from './columns.tsx';
import { DESCENDING, type Order } from './library-search.ts';

const ROW_PX = 46;

/** The table of cases. Only the rows in view are in the page, and pages of the server come as one scrolls: it stays fast at any size. */
export function CaseTable(props: {
  readonly rows: readonly CaseLine[];
  readonly columns: readonly Column[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}): JSX.Element {
  const { rows, columns, hasMore, onMore } = props;
  const place = useRef<HTMLDivElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: place.current?.offsetTop ?? 0,
  });
  const inView = virtual.getVirtualItems();
  const last = inView.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) onMore();
  }, [hasMore, last, rows.length, onMore]);
  const template = {
    gridTemplateColumns: `minmax(14rem, 2.2fr) ${columns.map(({ width }) => width).join(' ')}`,
  };
  return (
    <div className="scroll-x">
      <div
        role="table"
        aria-label="Cases"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        className="case-table"
      >
        <div role="rowgroup">
          <div role="row" className="case-row is-head" style={template}>
            <Head column={TITLE} {...props} />
            {columns.map((column) => (
              <Head key={column.id} column={column} {...props} />
            ))}
          </div>
        </div>
        <div role="rowgroup" ref={place} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {inView.map(({ index, start }) => {
            const one = rows[index];
            if (one === undefined) return null;
            return (
              <div
                role="row"
                key={one.id}
                aria-rowindex={index + 2}
                className="case-row"
                style={{ ...template, transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
              >
                <span role="cell" className="case-cell-title">
                  <Link to="/library/$id" params={{ id: one.id }}>
                    {one.title ?? `Without a title, ${one.id}`}
                  </Link>
                </span>
                {columns.map((column) => (
                  <span role="cell" key={column.id} className={column.isNumber === true ? 'num' : undefined}>
                    {column.cell(one)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const TITLE = { title: 'Title', order: 'title' } as const;

/** How the rows are ordered, and whether the other way round than is usual for the column. */
export interface Sorting {
  readonly order: Order;
  readonly reverse: boolean;
}

function Head({
  column: { title, order, isNumber },
  sorting,
  onSort,
}: {
  readonly column: Pick<Column, 'title' | 'order' | 'isNumber'>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}): JSX.Element {
  const className = isNumber === true ? 'num' : undefined;
  if (order === undefined)
    return (
      <span role="columnheader" className={className}>
        {title}
      </span>
    );
  const isOn = order === sorting.order;
  const isDescending = DESCENDING.has(order) !== sorting.reverse;
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={!isOn ? 'none' : isDescending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className="sort"
        onClick={() => onSort({ order, reverse: isOn && !sorting.reverse })}
      >
        {title} <span aria-hidden>{!isOn ? '↕' : isDescending ? '↓' : '↑'}</span>
      </button>
    </span>
  );
}
