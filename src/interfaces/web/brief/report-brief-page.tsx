import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, useEffect } from 'react';
import { api } from '../api/client.ts';
import { Loading, Problem } from '../layout/page-states.tsx';
import { GiveReport } from '../read/give-report.tsx';
import { type OpenReport, useOpenReport } from '../read/open-report.ts';
import { useReadReport } from '../read/use-read-report.ts';
import { BriefView } from './brief-view.tsx';
import { KeepBriefMenu } from './keep-brief-menu.tsx';

/** The brief of the report that is open; where there is none, a place to drop one. */
export function ReportBriefPage(): JSX.Element {
  const report = useOpenReport();
  const { example } = useSearch({ from: '/brief' });
  const navigate = useNavigate();
  const read = useReadReport((given) => {
    void navigate({ to: '/brief', search: 'example' in given ? { example: given.example } : {} });
  });
  const { mutate } = read;
  const wants = example !== undefined && report?.example !== example;
  useEffect(() => {
    if (wants) mutate({ example });
  }, [wants, example, mutate]);
  if (report !== undefined && !wants) return <BriefOfReport report={report} />;
  if (wants && !read.isError)
    return (
      <div className="page">
        <Loading what="Reading the report" />
      </div>
    );
  return <GiveReport read={read} title="A brief of a case report" />;
}

function BriefOfReport({ report }: { readonly report: OpenReport }): JSX.Element {
  const present = report.cases.present;
  // The patient shown is the one asked about.
  const cases = [...present.slice(report.patient), ...present.slice(0, report.patient)];
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['brief', report.reading.sha256, report.patient, report.cases.present],
    queryFn: ({ signal }) => api.brief({ body: { cases }, signal }),
    staleTime: 60_000,
  });
  if (isPending)
    return (
      <div className="page">
        <Loading what="Asking the library" />
      </div>
    );
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} onRetry={() => void refetch()} />
      </div>
    );
  return (
    <BriefView
      answer={data}
      actions={
        <>
          <Button component={Link} to="/" variant="default">
            Text and facts
          </Button>
          <KeepBriefMenu
            title={data.page.title}
            get={(format) => api.briefDocument({ query: { format }, body: { cases } })}
          />
        </>
      }
    />
  );
}
