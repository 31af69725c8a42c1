import { type Measurement, spanOf } from '../../../case/index.ts';
import type { CheckContext, Sentence } from '../context.ts';
import type { Found, Place, Rule } from '../rule.ts';
import { inUnitOfTable } from './in-unit-of-table.ts';
import { wholeSpan } from './part-over-whole.ts';

const PRODUCT =
  /\b(?:calcium|ca)\s*(?:[-–×x*/]|and|by|times)?\s*(?:phosphate|phosphorus|phosphorous|po4|p)\s+(?:product|ion product)\s*(?:\(?ca\s*[×x*]\s*p\)?)?\s*(?:was|of|is|at|:|=|,|\()?\s*(?:calculated (?:as|at)\s*)?(\d+(?:\.\d+)?)\s*((?:mg|mmol)(?:\^?[2²])?\s*\/\s*(?:d?l)(?:\^?[2²])?)?|\bca\s*[×x]\s*p\s*(?:was|of|is|:|=)?\s*(\d+(?:\.\d+)?)\s*((?:mg|mmol)(?:\^?[2²])?\s*\/\s*(?:d?l)(?:\^?[2²])?)?/giu;
const CALCIUM: ReadonlySet<string> = new Set(['LOINC:17861-6', 'PRECEDENT:corrected-calcium']);
const PHOSPHATE = 'LOINC:2777-1';
/** mg/dL of calcium and of phosphorus in 1 mmol/L. */
const CALCIUM_MG_DL = 4.0078;
const PHOSPHATE_MG_DL = 3.0974;
/** Rounded factors and rounded values differ by less. */
const TOLERANCE = 0.06;

/** The product of calcium and phosphate, computed again, and its unit. */
export const calciumPhosphateProduct: Rule = {
  id: 'numbers/calcium-phosphate-product',
  severity: 'warning',
  title: 'a calcium-phosphate product that its factors do not give, or whose unit is not squared',
  reason:
    'The product is computed again from the calcium and phosphate of the report, in mg²/dL² and in mmol²/L²; 6 % are allowed for rounding. The unit of a product of two concentrations is squared.',
  find: (context) =>
    context.sentences.flatMap((sentence) =>
      sentence.kind === 'references' ? [] : findIn(context, sentence),
    ),
};

function findIn(context: CheckContext, { text, span }: Sentence): Found[] {
  return [...text.matchAll(PRODUCT)].flatMap((match) => {
    const written = match[1] ?? match[3];
    const unit = (match[2] ?? match[4])?.replaceAll(/\s/g, '');
    const at = span.start + match.index;
    const place: Place = { span: spanOf(at, at + match[0].trimEnd().length), says: 'the product' };
    const value = Number(written);
    const factors = factorsNear(context, at);
    const isSquared = unit !== undefined && /[2²]/.test(unit);
    const isMmol = unit !== undefined && unit.startsWith('mmol');
    const found: Found[] = [];
    if (factors !== undefined) {
      const mg = factors.calcium * factors.phosphate;
      const mmol = mg / (CALCIUM_MG_DL * PHOSPHATE_MG_DL);
      const isNear = (one: number) => Math.abs(one - value) <= TOLERANCE * one;
      const fits = unit === undefined ? isNear(mg) || isNear(mmol) : isMmol ? isNear(mmol) : isNear(mg);
      if (!fits)
        found.push({
          message: `Calcium and phosphate as reported give ${mg.toFixed(1)} mg²/dL² (${mmol.toFixed(2)} mmol²/L²); the report says ${written}${unit === undefined ? '' : ` ${unit}`}.`,
          severity: 'error',
          places: [place, ...factors.places],
        });
    }
    if (unit !== undefined && !isSquared)
      found.push({
        message: `The unit of a product of two concentrations is squared (${isMmol ? 'mmol²/L²' : 'mg²/dL²'}); the report says ${unit}.`,
        places: [place],
      });
    return found;
  });
}

function factorsNear({ cases, tables, quote }: CheckContext, at: number) {
  const nearest = (isWanted: (one: Measurement) => boolean) =>
    cases
      .flatMap(({ measurements }) => measurements)
      .filter((one) => isWanted(one) && inUnitOfTable(one, tables.analytes) !== undefined)
      .sort((a, b) => Math.abs(a.evidence.spans[0].start - at) - Math.abs(b.evidence.spans[0].start - at))[0];
  const calcium = nearest(({ analyte }) => CALCIUM.has(analyte.id ?? ''));
  const phosphate = nearest(({ analyte }) => analyte.id === PHOSPHATE);
  if (calcium === undefined || phosphate === undefined) return undefined;
  const [ca, p] = [calcium, phosphate].map((one) => inUnitOfTable(one, tables.analytes));
  if (ca === undefined || p === undefined) return undefined;
  return {
    calcium: ca,
    phosphate: p,
    places: [calcium, phosphate].map((one): Place => ({ span: wholeSpan(one), says: quote(wholeSpan(one)) })),
  };
}
