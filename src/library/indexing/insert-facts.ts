import type { Transaction } from 'kysely';
import { CopiedRows } from '../database/copied-rows.ts';
import type { LibraryTables } from '../database/schema.ts';
import type { ConceptNumbers } from './concept-numbers.ts';
import type { FiledCase } from './file-case.ts';

const CONDITION_COLUMNS = {
  case_id: 'int8',
  ordinal: 'int4',
  concept: 'int4',
  role: 'text',
  status: 'text',
  onset_years: 'float4',
  latency_years: 'float4',
  latency_from: 'int4',
} as const;

const TREATMENT_COLUMNS = {
  case_id: 'int8',
  ordinal: 'int4',
  agent: 'int4',
  class: 'int4',
  kind: 'text',
  status: 'text',
  response: 'text',
  regimen: 'int4',
  combined: 'bool',
  duration_days: 'float4',
  dose_value: 'float4',
  dose_unit: 'text',
  times_per_day: 'float4',
  indication: 'int4',
  adverse: 'int4[]',
} as const;

const MEASUREMENT_COLUMNS = {
  case_id: 'int8',
  ordinal: 'int4',
  analyte: 'int4',
  value: 'float8',
  value_high: 'float8',
  unit: 'text',
  interpretation: 'text',
} as const;

/** Writes the conditions, treatments and measurements of cases that have none in rows of their own. */
export async function insertFacts(
  transaction: Transaction<LibraryTables>,
  numbers: ConceptNumbers,
  cases: readonly FiledCase[],
): Promise<void> {
  const numberOrNull = (id: string | null) => (id === null ? null : numbers.numberOf(id));
  const conditions = new CopiedRows('case_conditions', CONDITION_COLUMNS);
  const treatments = new CopiedRows('case_treatments', TREATMENT_COLUMNS);
  const measurements = new CopiedRows('case_measurements', MEASUREMENT_COLUMNS);
  for (const filed of cases) {
    const case_id = filed.caseId;
    for (const [ordinal, condition] of filed.conditions.entries()) {
      conditions.add({
        case_id,
        ordinal,
        concept: numbers.numberOf(condition.concept),
        role: condition.role,
        status: condition.status,
        onset_years: condition.onsetYears,
        latency_years: condition.latencyYears,
        latency_from: numberOrNull(condition.latencyFrom),
      });
    }
    for (const [ordinal, treatment] of filed.treatments.entries()) {
      treatments.add({
        case_id,
        ordinal,
        agent: numbers.numberOf(treatment.agent),
        class: numberOrNull(treatment.class),
        kind: treatment.kind,
        status: treatment.status,
        response: treatment.response,
        regimen: treatment.regimen,
        combined: treatment.combined,
        duration_days: treatment.durationDays,
        dose_value: treatment.doseValue,
        dose_unit: treatment.doseUnit,
        times_per_day: treatment.timesPerDay,
        indication: numberOrNull(treatment.indication),
        adverse: treatment.adverse.map((id) => numbers.numberOf(id)),
      });
    }
    for (const [ordinal, measurement] of filed.measurements.entries()) {
      measurements.add({
        case_id,
        ordinal,
        analyte: numbers.numberOf(measurement.analyte),
        value: measurement.value,
        value_high: measurement.valueHigh,
        unit: measurement.unit,
        interpretation: measurement.interpretation,
      });
    }
  }
  await conditions.send(transaction);
  await treatments.send(transaction);
  await measurements.send(transaction);
}
