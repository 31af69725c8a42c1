import { useSyncExternalStore } from 'react';
import type { Case, ReadReport } from '../../http/contract.ts';
import { changeTo, type History, historyOf } from './editing/history.ts';

/** The report a person works on: as it was read, and the cases as they stand after corrections. It lives in this window alone. */
export interface OpenReport {
  readonly reading: ReadReport;
  readonly cases: History<readonly Case[]>;
  /** Which patient is shown. */
  readonly patient: number;
  /** The example it came from, for the address. */
  readonly example?: string;
  /** The case that was last saved. */
  readonly saved?: Case;
}

let open: OpenReport | undefined;
const listeners = new Set<() => void>();

/** Opens a report, or closes it. */
export function setOpenReport(report: OpenReport | undefined): void {
  open = report;
  for (const listener of listeners) listener();
}

/** Begins work on a report that was just read. */
export function openReading(reading: ReadReport, example?: string): void {
  setOpenReport({
    reading,
    cases: historyOf(reading.cases),
    patient: 0,
    ...(example !== undefined && { example }),
  });
}

/** The cases of a report in the order in which they are asked about: the patient shown goes first. */
export function casesAskedOf({ cases: { present }, patient }: OpenReport): readonly Case[] {
  return [...present.slice(patient), ...present.slice(0, patient)];
}

/** Replaces the case of the patient shown, as a change that can be taken back. */
export function changeCase(report: OpenReport, one: Case): void {
  const cases = report.cases.present.map((before, i) => (i === report.patient ? one : before));
  setOpenReport({ ...report, cases: changeTo(report.cases, cases) });
}

/** The report a person works on; undefined where there is none. */
export function useOpenReport(): OpenReport | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
