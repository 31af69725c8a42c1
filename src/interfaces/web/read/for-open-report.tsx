import { useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, type ReactNode, useEffect } from 'react';
import { Loading } from '../layout/page-states.tsx';
import { GiveReport } from './give-report.tsx';
import { type OpenReport, useOpenReport } from './open-report.ts';
import { useReadReport } from './use-read-report.ts';

/** A page about the report that is open, or about the example that the address names; where there is none, a place to drop one. */
export function ForOpenReport({
  page,
  title,
  children,
}: {
  readonly page: '/brief' | '/check';
  readonly title: string;
  readonly children: (report: OpenReport) => ReactNode;
}): JSX.Element {
  const report = useOpenReport();
  const { example } = useSearch({ from: page });
  const navigate = useNavigate();
  const read = useReadReport((given) => {
    void navigate({ to: page, search: 'example' in given ? { example: given.example } : {} });
  });
  const { mutate } = read;
  const wants = example !== undefined && report?.example !== example;
  useEffect(() => {
    if (wants) mutate({ example });
  }, [wants, example, mutate]);
  if (report !== undefined && !wants) return <>{children(report)}</>;
  if (wants && !read.isError)
    return (
      <div className="page">
        <Loading what="Reading the report" />
      </div>
    );
  return <GiveReport read={read} title={title} />;
}
