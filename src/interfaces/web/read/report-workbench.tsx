import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type JSX, useMemo } from 'react';
import { redo, undo } from './editing/history.ts';
import { changeCase, type OpenReport, setOpenReport } from './open-report.ts';
import { SaveCase } from './save-case.tsx';
import { blocksOfReading } from './text/blocks.ts';
import { Workbench } from './workbench.tsx';

/** The report that is open: to be corrected, saved, asked about. */
export function ReportWorkbench({ report }: { readonly report: OpenReport }): JSX.Element {
  const { reading, cases, patient } = report;
  const blocks = useMemo(() => blocksOfReading(reading), [reading]);
  const one = cases.present[patient] ?? reading.cases[0];
  if (one === undefined) return <div className="page" />;
  const text = one.text ?? reading.text;
  return (
    <Workbench
      one={one}
      text={text}
      blocks={blocks}
      about={`${reading.name} · ${reading.format} · read in ${Math.round(reading.tookMs)} ms`}
      history={{
        canUndo: cases.past.length > 0,
        canRedo: cases.future.length > 0,
        undo: () => setOpenReport({ ...report, cases: undo(cases) }),
        redo: () => setOpenReport({ ...report, cases: redo(cases) }),
      }}
      onChange={(changed) => changeCase(report, changed)}
      saved={report.saved}
      actions={
        <>
          {cases.present.length > 1 && (
            <Select
              aria-label="Patient"
              w={150}
              allowDeselect={false}
              data={cases.present.map((_, i) => ({ value: String(i), label: `Patient ${i + 1}` }))}
              value={String(patient)}
              onChange={(value) => setOpenReport({ ...report, patient: Number(value) })}
            />
          )}
          <Button component={Link} to="/brief" variant="light">
            Brief
          </Button>
          <Button component={Link} to="/check" variant="default">
            Check
          </Button>
          <SaveCase one={one} expectedRevision={0} onSaved={() => setOpenReport({ ...report, saved: one })} />
          <Button
            variant="subtle"
            color="gray"
            component={Link}
            to="/"
            onClick={() => setOpenReport(undefined)}
          >
            Another report
          </Button>
        </>
      }
    />
  );
}
