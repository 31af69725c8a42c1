import type { CaseId } from './case-id.ts';
import type { Case, SoftwareVersions } from './case.ts';

/** A case that tells nothing yet, for facts typed at a prompt. */
export function emptyCase(versions: SoftwareVersions): Case {
  const nothing = { origin: 'curated', spans: [] } as const;
  return {
    id: 'typed' as CaseId,
    schemaVersion: 1,
    report: { citation: {} },
    subject: {},
    conditions: [],
    findings: [],
    measurements: [],
    investigations: [],
    treatments: [],
    course: { outcome: { value: 'not-reported', evidence: nothing }, complications: [] },
    claims: [],
    issues: [],
    versions,
  };
}
