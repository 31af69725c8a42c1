import type { Case, ConceptRef, Measurement, Treatment } from '../../case/index.ts';
import type { Cell } from './table.ts';

/** A variable of the table of cases: what its values are, for the codebook, and the value that a case has. */
export interface Column {
  /** The same whatever words a case uses for it. */
  readonly key: string;
  readonly header: string;
  readonly concept: string;
  readonly unit: string;
  readonly values: string;
  readonly value: Cell;
}

/** Said in the codebook of every column that a concept gives. */
export const STATUS_VALUES =
  'present; excluded; uncertain; empty: not reported, which is not the same as excluded';

/**
 * The values of a case for the columns that its facts give, the first fact of a column counts: findings (also those that investigations
 * showed and complications), conditions, measurements with unit and interpretation, treatments with their response.
 */
export function columnsOf(one: Case): readonly Column[] {
  const shown = one.investigations.flatMap(({ findings }) => findings);
  const complications = one.course.complications.map(({ concept }) => ({
    concept,
    status: 'present' as const,
  }));
  return [
    ...one.conditions
      .filter(({ role }) => role !== 'family')
      .map(({ concept, status }) => statusColumn('condition', concept, status)),
    ...one.conditions
      .filter(({ role }) => role === 'family')
      .map(({ concept, status }) => statusColumn('family', concept, status)),
    ...[...one.findings, ...shown, ...complications].map(({ concept, status }) =>
      statusColumn('finding', concept, status),
    ),
    ...one.measurements.flatMap(measurementColumns),
    ...one.treatments.map(treatmentColumn),
  ];
}

function statusColumn(kind: string, concept: ConceptRef, status: 'present' | 'excluded' | 'unknown'): Column {
  return {
    key: `${kind} ${keyOf(concept)}`,
    header: `${kind}: ${nameOf(concept)}`,
    concept: concept.id ?? '',
    unit: '',
    values: STATUS_VALUES,
    value: status === 'unknown' ? 'uncertain' : status,
  };
}

function measurementColumns({
  analyte,
  quantity,
  interpretation,
  valueConcept,
}: Measurement): readonly Column[] {
  const unit = quantity?.unit ?? quantity?.unitText ?? '';
  const isPlain =
    quantity !== undefined &&
    quantity.comparator === undefined &&
    quantity.valueHigh === undefined &&
    quantity.second === undefined;
  const told = interpretation ?? valueConcept?.label;
  return [
    ...(isPlain
      ? [
          {
            key: `measurement ${keyOf(analyte)} ${unit}`,
            header: `measurement: ${nameOf(analyte)}${unit === '' ? '' : ` (${unit})`}`,
            concept: analyte.id ?? '',
            unit,
            values: 'number; the first one told (all, with bounds and ranges, in the long form)',
            value: quantity.value,
          },
        ]
      : []),
    ...(told === undefined
      ? []
      : [
          {
            key: `result ${keyOf(analyte)}`,
            header: `result: ${nameOf(analyte)}`,
            concept: analyte.id ?? '',
            unit: '',
            values:
              'low; normal; high; abnormal; positive; negative; or the result in words; empty: not reported',
            value: told,
          },
        ]),
  ];
}

function treatmentColumn({ agent, status, response }: Treatment): Column {
  const given = response.value === 'not-reported' ? 'given' : response.value;
  return {
    key: `treatment ${keyOf(agent)}`,
    header: `treatment: ${nameOf(agent)}`,
    concept: agent.id ?? '',
    unit: '',
    values:
      'complete; partial; stable; none; worse; recurrence: given, with this response; given: no response reported; not-given; planned; uncertain; empty: not reported',
    value: status === 'given' ? given : status === 'unknown' ? 'uncertain' : status,
  };
}

function keyOf({ id, label }: ConceptRef): string {
  return id ?? label.toLowerCase();
}

function nameOf({ id, label }: ConceptRef): string {
  return id === undefined ? label : `${label} [${id}]`;
}
