import { useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, lazy, Suspense, useEffect } from 'react';
import { Loading, Problem } from '../layout/page-states.tsx';
import { GiveReport } from './give-report.tsx';
import { useOpenReport } from './open-report.ts';
import { useReadReport } from './use-read-report.ts';

const loadWorkbench = () => import('./report-workbench.tsx');
// What one works with comes while the report is being read: the first page shows sooner.
const ReportWorkbench = lazy(async () => ({ default: (await loadWorkbench()).ReportWorkbench }));

/** The first page: give a report, or go on with the one that is open. */
export function ReadPage(): JSX.Element {
  const { example } = useSearch({ from: '/' });
  const report = useOpenReport();
  const navigate = useNavigate();
  const read = useReadReport((given) => {
    void navigate({ to: '/', search: 'example' in given ? { example: given.example } : {} });
  });
  const { mutate, isPending } = read;
  useEffect(() => {
    if (isPending) void loadWorkbench();
  }, [isPending]);
  const wants = example !== undefined && report?.example !== example;
  useEffect(() => {
    if (wants) mutate({ example });
  }, [wants, example, mutate]);
  if (report !== undefined && !wants)
    return (
      <Suspense
        fallback={
          <div className="page">
            <Loading what="Opening the report" />
          </div>
        }
      >
        <ReportWorkbench report={report} />
      </Suspense>
    );
  if (wants)
    return (
      <div className="page">
        {read.isError ? <Problem error={read.error} /> : <Loading what="Reading the report" />}
      </div>
    );
  return <GiveReport read={read} title="Read a case report" />;
}
