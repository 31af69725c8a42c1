import type { Measurement } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { inUnitOfTable } from './in-unit-of-table.ts';
import { wholeSpan } from './part-over-whole.ts';

const MOST_APART = 250;
/** mg/dL; other formulas and rounding differ by less. */
const TOLERANCE = 0.5;

/** Calcium corrected for albumin, computed again. */
export const correctedCalcium: Rule = {
  id: 'numbers/corrected-calcium',
  severity: 'warning',
  title: 'a corrected calcium that calcium and albumin do not give',
  reason:
    'Calcium in mg/dL + 0.8 × (4.0 − albumin in g/dL) (Payne 1973, doi 10.1136/bmj.4.5893.643, in the usual units), where the three stand close together; 0.5 mg/dL are allowed for other formulas and rounding.',
  find: (context) => context.cases.flatMap(({ measurements }) => findIn(context, measurements)),
};

function findIn({ tables, quote }: CheckContext, measurements: readonly Measurement[]): Found[] {
  return measurements
    .filter(({ analyte }) => analyte.id === 'PRECEDENT:corrected-calcium')
    .flatMap((corrected) => {
      const near = (id: string) =>
        measurements.find(
          (one) =>
            one.analyte.id === id &&
            Math.abs(one.evidence.spans[0].start - corrected.evidence.spans[0].start) <= MOST_APART,
        );
      const [calcium, albumin] = [near('LOINC:17861-6'), near('LOINC:1751-7')];
      if (calcium === undefined || albumin === undefined) return [];
      const [ca, alb, given] = [calcium, albumin, corrected].map((one) =>
        inUnitOfTable(one, tables.analytes),
      );
      if (ca === undefined || alb === undefined || given === undefined) return [];
      const computed = ca + 0.8 * (4 - alb);
      if (Math.abs(computed - given) <= TOLERANCE) return [];
      return [
        {
          message: `Calcium ${ca.toFixed(1)} mg/dL with albumin ${alb.toFixed(1)} g/dL is corrected to ${computed.toFixed(1)} mg/dL; the report says ${given.toFixed(1)} mg/dL.`,
          places: [corrected, calcium, albumin].map((one) => ({
            span: wholeSpan(one),
            says: quote(wholeSpan(one)),
          })),
        },
      ];
    });
}
