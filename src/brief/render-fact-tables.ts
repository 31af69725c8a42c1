import Table from 'cli-table3';
import { type Case, type Evidence, type Place, placeAt } from '../case/index.ts';
import { describeTreatment, spellDuration } from './describe-treatment.ts';
import { describeCase } from './describe-case.ts';
import type { Tone } from './page.ts';
import { type Paint, safe } from './render-text.ts';

/** A fact in a table: what it is, which concept, and the words that say it. */
interface Row {
  readonly fact: string;
  readonly concept: string;
  readonly evidence: Evidence;
  readonly tone: Tone;
}

const MOST_QUOTED = 3;

/** The case as a timeline and one table for each kind of fact, every row with the words it came from. */
export function renderFactTables(
  one: Case,
  text: string,
  options: { readonly columns: number; readonly paint: Paint },
): string {
  const { columns, paint } = options;
  const timeline = describeCase(one).lines.find((line) => line.label === 'time');
  const out: string[] = [];
  if (timeline !== undefined)
    out.push(paint('Timeline', 'strong'), `  ${timeline.pieces.map((p) => safe(p.text)).join(' ── ')}`, '');
  for (const [heading, rows] of tablesOf(one)) {
    if (rows.length === 0) continue;
    out.push(paint(heading, 'strong'));
    const widths = [0.36, 0.2, 0.36].map((share) => Math.floor(share * columns));
    const table = new Table({
      colWidths: widths,
      wordWrap: true,
      wrapOnWordBoundary: true,
      style: { head: [], border: [], compact: true },
      chars: {
        top: '',
        'top-mid': '',
        'top-left': '',
        'top-right': '',
        bottom: '',
        'bottom-mid': '',
        'bottom-left': '',
        'bottom-right': '',
        left: ' ',
        'left-mid': '',
        mid: '',
        'mid-mid': '',
        right: '',
        'right-mid': '',
        middle: ' ',
      },
    });
    for (const row of rows)
      table.push([
        paint(safe(row.fact), row.tone),
        paint(row.concept, 'quiet'),
        quote(text, row.evidence, one.report.places),
      ]);
    out.push(table.toString(), '');
  }
  if (one.issues.length > 0) {
    out.push(
      paint('The reader doubts', 'strong'),
      ...one.issues.map((issue) => `  ≈ ${safe(issue.message)}`),
      '',
    );
  }
  return `${out.join('\n')}\n`;
}

function quote(text: string, evidence: Evidence, places: readonly Place[] = []): string {
  const words = evidence.spans
    .slice(0, MOST_QUOTED)
    .map((span) => `“${safe(text.slice(span.start, span.end))}”`);
  const more = evidence.spans.length > MOST_QUOTED ? ` +${evidence.spans.length - MOST_QUOTED}` : '';
  const derived = evidence.derivedBy === undefined ? '' : `≈ ${evidence.derivedBy} `;
  const page = evidence.spans[0] === undefined ? undefined : placeAt(places, evidence.spans[0].start)?.page;
  return derived + words.join(' ') + more + (page === undefined ? '' : ` p. ${page}`);
}

function tablesOf(one: Case): readonly (readonly [string, readonly Row[]])[] {
  const tone = { present: 'present', excluded: 'excluded', unknown: 'unknown' } as const;
  const { sex, age } = one.subject;
  return [
    [
      'Patient',
      [
        ...(sex === undefined
          ? []
          : [{ fact: sex.value, concept: 'sex', evidence: sex.evidence, tone: 'plain' as const }]),
        ...(age === undefined
          ? []
          : [
              {
                fact: spellDuration(age.value.iso8601duration),
                concept: 'age at presentation',
                evidence: age.evidence,
                tone: 'plain' as const,
              },
            ]),
      ],
    ],
    [
      'Conditions',
      one.conditions.map((c) => ({
        fact: `${c.status} · ${c.concept.label} (${c.role})`,
        concept: c.concept.id ?? '–',
        evidence: c.evidence,
        tone: tone[c.status],
      })),
    ],
    [
      'Findings',
      one.findings.map((f) => ({
        fact: `${f.status} · ${f.concept.label}${siteWords(f)}`,
        concept: f.concept.id ?? '–',
        evidence: f.evidence,
        tone: f.evidence.derivedBy === undefined ? tone[f.status] : 'derived',
      })),
    ],
    [
      'Measurements',
      one.measurements.map((m) => ({
        fact: measured(m),
        concept: m.analyte.id ?? '–',
        evidence: m.evidence,
        tone: 'plain' as const,
      })),
    ],
    [
      'Investigations',
      one.investigations.map((i) => ({
        fact: `${i.modality.label}: ${[i.interpretation, ...i.findings.map((f) => `${f.status === 'excluded' ? 'no ' : ''}${f.concept.label}`)].filter((w) => w !== undefined).join(', ')}`,
        concept: i.modality.id ?? '–',
        evidence: i.evidence,
        tone: 'plain' as const,
      })),
    ],
    [
      'Treatments',
      one.treatments.map((t) => ({
        fact: describeTreatment(t).text,
        concept: t.agent.id ?? '–',
        evidence: { ...t.evidence, spans: [...t.evidence.spans, ...t.response.evidence.spans] },
        tone: describeTreatment(t).tone,
      })),
    ],
  ];
}

function siteWords(finding: Case['findings'][number]): string {
  const details = [finding.laterality, ...(finding.sites ?? []).map((s) => s.label)].filter(
    (d) => d !== undefined,
  );
  return details.length > 0 ? ` (${details.join(', ')})` : '';
}

function measured(m: Case['measurements'][number]): string {
  const { quantity } = m;
  const amount =
    quantity === undefined
      ? ''
      : ` ${quantity.comparator ?? ''}${quantity.value}${quantity.valueHigh === undefined ? '' : `–${quantity.valueHigh}`}${quantity.second === undefined ? '' : `/${quantity.second}`} ${quantity.unitText ?? ''}`.trimEnd();
  const range =
    m.referenceRange === undefined ? '' : ` [${m.referenceRange.low ?? ''}–${m.referenceRange.high ?? ''}]`;
  return `${m.analyte.label}${amount}${range}${m.interpretation === undefined ? '' : ` ${m.interpretation}`}`;
}
