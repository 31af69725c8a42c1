import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { Answered } from '../layout/answered.tsx';
import { ForOpenReport } from '../read/for-open-report.tsx';
import { casesAskedOf, type OpenReport } from '../read/open-report.ts';
import { BriefView } from './brief-view.tsx';
import { KeepMenu } from './keep-menu.tsx';
import { BRIEF_FORMATS } from './keep-formats.ts';

/** The brief of the report that is open; where there is none, a place to drop one. */
export function ReportBriefPage(): JSX.Element {
  return (
    <ForOpenReport page="/brief" title="A brief of a case report">
      {(report) => <BriefOfReport report={report} />}
    </ForOpenReport>
  );
}

function BriefOfReport({ report }: { readonly report: OpenReport }): JSX.Element {
  const cases = casesAskedOf(report);
  const query = useQuery({
    queryKey: ['brief', report.reading.sha256, report.patient, report.cases.present],
    queryFn: ({ signal }) => api.brief({ body: { cases }, signal }),
    staleTime: 60_000,
  });
  return (
    <Answered query={query} what="Asking the library">
      {(answer) => (
        <BriefView
          answer={answer}
          actions={
            <>
              <Button component={Link} to="/" variant="default">
                Text and facts
              </Button>
              <Button component={Link} to="/check" variant="default">
                Check
              </Button>
              <KeepMenu
                title={answer.page.title}
                formats={BRIEF_FORMATS}
                get={(format) => api.briefDocument({ query: { format }, body: { cases } })}
              />
            </>
          }
        />
      )}
    </Answered>
  );
}
