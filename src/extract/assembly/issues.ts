import type { Issue, Treatment } from '../../case/index.ts';
import type { PatientView } from './patient-view.ts';

/** What the reader itself doubts: misspelt names, classes without an agent, numbers without a unit. */
export function doubtsOf(view: PatientView, treatments: readonly Treatment[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const mention of view.mentions) {
    if (!('basis' in mention) || mention.basis !== 'misspelt') continue;
    const written = view.document.text.slice(mention.span.start, mention.span.end);
    const intended = mention.intended ?? mention.label;
    if (seen.has(written.toLowerCase())) continue;
    seen.add(written.toLowerCase());
    issues.push({
      code: `${mention.type}-misspelt`,
      severity: 'warning',
      message: `“${written}” was read as ${intended}; check the spelling.`,
      span: mention.span,
    });
  }
  for (const treatment of treatments) {
    if (treatment.isClass !== true || treatment.status !== 'given') continue;
    const span = treatment.evidence.spans[0];
    issues.push({
      code: 'drug-class-without-agent',
      severity: 'warning',
      message: `“${view.document.text.slice(span.start, span.end)}” names a class of drugs; the report does not say which agent was given.`,
      span,
    });
  }
  return issues;
}
