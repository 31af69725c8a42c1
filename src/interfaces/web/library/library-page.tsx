import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { api } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { ConceptField } from '../concepts/concept-field.tsx';
import { PageHeading } from '../layout/page-heading.tsx';
import { Loading, Nothing, Problem } from '../layout/page-states.tsx';
import { CaseTable, type Sorting } from './case-table.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { useColumns } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FacetList } from './facet-list.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { joinConditions, type LibrarySearch, toggleCondition } from './library-search.ts';

const PAGE_CASES = 100;
const ORDER_IN_WORDS = {
  added: 'when it was added',
  changed: 'when it was changed',
  year: 'year',
  id: 'id',
  title: 'title',
  age: 'age',
  concepts: 'number of facts',
} as const;

/** The library: one field that understands words and concepts, facets with counts, and a table. */
export function LibraryPage(): JSX.Element {
  const search = useSearch({ from: '/library' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.words ?? '');
  const [words] = useDebouncedValue(typed, 150);
  const [isImporting, setImporting] = useState(false);
  const may = useMay('curator');
  const { columns, shown, toggle } = useColumns();
  const where = joinConditions(search.where);
  const { order = 'added', reverse = false } = search;
  const change = (changed: Partial<LibrarySearch>): void => {
    void navigate({ to: '/library', search: (before) => ({ ...before, ...changed }), replace: true });
  };
  const sort = (next: Sorting): void => {
    void navigate({
      to: '/library',
      search: ({ reverse: _, ...before }) => ({
        ...before,
        order: next.order,
        ...(next.reverse && { reverse: true as const }),
      }),
      replace: true,
    });
  };
  const query = { ...(where !== undefined && { where }), ...(words !== '' && { words }) };
  const cases = useInfiniteQuery({
    queryKey: ['cases', query, order, reverse],
    queryFn: ({ pageParam, signal }) =>
      api.listCases({
        query: {
          ...query,
          order,
          limit: PAGE_CASES,
          ...(reverse && { reverse: 'true' as const }),
          ...(pageParam !== '' && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const total = cases.data?.pages[0]?.total;
  const rows = cases.data?.pages.flatMap((page) => page.cases) ?? [];
  const isSearching = words !== '' || where !== undefined;
  return (
    <div className="page">
      <PageHeading
        title="Library"
        about={
          <span aria-live="polite">
            {total === undefined
              ? ' '
              : `${total.cases.toLocaleString('en')} ${total.cases === 1 ? 'case' : 'cases'} of ${total.patients.toLocaleString('en')} patients${isSearching ? ' match' : ''}`}
          </span>
        }
      >
        <Button component={Link} to="/library/pairs" variant="subtle" color="gray">
          Same patients
        </Button>
        <Button component={Link} to="/library/agreement" variant="subtle" color="gray">
          Double extraction
        </Button>
        <ExportMenu where={where} />
        {may && <Button onClick={() => setImporting(true)}>Take cases in</Button>}
      </PageHeading>
      <search className="library-search">
        <ConceptField
          label="Search words or concepts"
          isLabelHidden
          size="md"
          placeholder="Search: a word of the title or text, a disease, a sign, a drug …"
          value={typed}
          onWords={(next) => {
            setTyped(next);
            change({ words: next });
          }}
          onChoose={({ id }) => {
            setTyped('');
            void navigate({
              to: '/library',
              search: (before) => {
                const { words: _, ...others } = before;
                return { ...others, where: toggleCondition(before.where, `has ${id}`) };
              },
              replace: true,
            });
          }}
        />
      </search>
      <div className="library">
        <FacetList
          query={query}
          chosen={search.where ?? []}
          onToggle={(condition) => change({ where: toggleCondition(search.where, condition) })}
        />
        <section aria-label="Cases" className="library-cases">
          {cases.isPending ? (
            <Loading what="Opening the library" />
          ) : cases.isError ? (
            <Problem error={cases.error} onRetry={() => void cases.refetch()} />
          ) : rows.length === 0 ? (
            isSearching ? (
              <Nothing title="No case matches">
                <p>Try fewer words, or untick a condition.</p>
                <Button
                  variant="default"
                  onClick={() => {
                    setTyped('');
                    void navigate({ to: '/library', search: {}, replace: true });
                  }}
                >
                  Show all cases
                </Button>
              </Nothing>
            ) : (
              <Nothing title="The library is empty">
                <p>
                  Take in reports or cases from files, or <Link to="/">read a report</Link> and save it.
                </p>
                {may && <Button onClick={() => setImporting(true)}>Take cases in</Button>}
              </Nothing>
            )
          ) : (
            <>
              <div className="row spread table-tools">
                <span className="small quiet">
                  Sorted by {ORDER_IN_WORDS[order]}
                  {reverse ? ', the other way round' : ''}
                </span>
                <ColumnMenu columns={columns} shown={shown} onToggle={toggle} />
              </div>
              <CaseTable
                rows={rows}
                columns={columns.filter(({ id }) => shown.includes(id))}
                sorting={{ order, reverse }}
                onSort={sort}
                hasMore={cases.hasNextPage}
                onMore={() => {
                  if (!cases.isFetchingNextPage) void cases.fetchNextPage();
                }}
              />
            </>
          )}
        </section>
      </div>
      <ImportDialog isOpen={isImporting} onClose={() => setImporting(false)} />
    </div>
  );
}
