import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { CHECK_FORMATS } from '../brief/keep-formats.ts';
import { KeepMenu } from '../brief/keep-menu.tsx';
import { Answered } from '../layout/answered.tsx';
import { ForOpenReport } from '../read/for-open-report.tsx';
import { casesAskedOf, type OpenReport } from '../read/open-report.ts';
import { CheckView } from './check-view.tsx';
import { useSilence } from './use-silence.ts';

/** Is the report that is open complete and sound? Where there is none, a place to drop one. */
export function ReportCheckPage(): JSX.Element {
  return (
    <ForOpenReport page="/check" title="Check a case report">
      {(report) => <CheckOfReport report={report} />}
    </ForOpenReport>
  );
}

function CheckOfReport({ report }: { readonly report: OpenReport }): JSX.Element {
  const cases = casesAskedOf(report);
  const [silence, setSilence] = useSilence();
  const query = useQuery({
    queryKey: ['check', report.reading.sha256, report.patient, report.cases.present, silence],
    queryFn: ({ signal }) => api.check({ body: { cases, silence }, signal }),
    staleTime: 60_000,
    // A rule that is silenced takes its findings away; the rest stays in sight meanwhile.
    placeholderData: (before) => before,
  });
  return (
    <Answered query={query} what="Checking the report">
      {(answer) => (
        <CheckView
          answer={answer}
          text={cases[0]?.text}
          silence={silence}
          onSilence={setSilence}
          actions={
            <>
              <Button component={Link} to="/" variant="default">
                Text and facts
              </Button>
              <Button component={Link} to="/brief" variant="default">
                Brief
              </Button>
              <KeepMenu
                title={`${answer.page.title}, check`}
                formats={CHECK_FORMATS}
                get={(format) => api.checkDocument({ query: { format }, body: { cases, silence } })}
              />
            </>
          }
        />
      )}
    </Answered>
  );
}
