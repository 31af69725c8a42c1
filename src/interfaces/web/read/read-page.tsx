import { useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, useEffect } from 'react';
import { Loading, Problem } from '../layout/page-states.tsx';
import { GiveReport } from './give-report.tsx';
import { useOpenReport } from './open-report.ts';
import { ReportWorkbench } from './report-workbench.tsx';
import { useReadReport } from './use-read-report.ts';

/** The first page: give a report, or go on with the one that is open. */
export function ReadPage(): JSX.Element {
  const { example } = useSearch({ from: '/' });
  const report = useOpenReport();
  const navigate = useNavigate();
  const read = useReadReport((given) => {
    void navigate({ to: '/', search: 'example' in given ? { example: given.example } : {} });
  });
  const { mutate } = read;
  const wants = example !== undefined && report?.example !== example;
  useEffect(() => {
    if (wants) mutate({ example });
  }, [wants, example, mutate]);
  if (report !== undefined && !wants) return <ReportWorkbench report={report} />;
  if (wants)
    return (
      <div className="page">
        {read.isError ? <Problem error={read.error} /> : <Loading what="Reading the report" />}
      </div>
    );
  return <GiveReport read={read} title="Read a case report" />;
}
