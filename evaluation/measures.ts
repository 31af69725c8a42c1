/** One row of the results: a number of a scorer's answer, and what we hold ourselves to. */
export interface Row {
  readonly label: string;
  /** Path into the scorer's JSON answer, such as `drug.f1`. */
  readonly path: readonly string[];
  readonly target?: number;
}

/** One corpus with the measure that `score.mjs` applies to it. */
export interface Evaluation {
  readonly corpus: string;
  readonly measure: 'hpo' | 'negation' | 'maccrobat' | 'bc5cdr' | 'e3c' | 'demographics';
  /** The tagger learned from this corpus, so each document is read by a tagger trained on the other folds. */
  readonly taught?: true;
  readonly rows: readonly Row[];
}

const f1 = (label: string, path: readonly string[], target?: number): Row => ({
  label,
  path,
  ...(target !== undefined && { target }),
});
const ASSERTED = 'document, asserted for the patient';
const ALL = 'document, all mentions';
const EXACT = 'mention, exact span';

export const EVALUATIONS: readonly Evaluation[] = [
  {
    corpus: 'csc',
    measure: 'hpo',
    rows: [
      f1('HPO, document, asserted for the patient', [ASSERTED], 0.65),
      f1('HPO, document, all mentions', [ALL]),
    ],
  },
  {
    corpus: 'gsc',
    measure: 'hpo',
    rows: [f1('HPO, document, all mentions', [ALL], 0.77), f1('HPO, mention, exact span', [EXACT])],
  },
  {
    corpus: 'id68',
    measure: 'hpo',
    rows: [f1('HPO, document, all mentions', [ALL], 0.84), f1('HPO, mention, exact span', [EXACT])],
  },
  { corpus: 'negex', measure: 'negation', rows: [f1('negated phrase', ['negated'], 0.97)] },
  {
    corpus: 'pmc-patients',
    measure: 'demographics',
    rows: [f1('age', ['age'], 0.97), f1('sex', ['sex'], 0.98)],
  },
  {
    corpus: 'maccrobat',
    measure: 'maccrobat',
    taught: true,
    rows: [
      f1('age, overlap', ['age'], 0.95),
      f1('sex, overlap', ['sex'], 0.95),
      f1('drug, overlap', ['drug'], 0.85),
      f1('dose, overlap', ['dose'], 0.8),
      f1('date, overlap', ['date'], 0.85),
      f1('duration, overlap', ['duration'], 0.75),
      f1('problem, overlap', ['problem'], 0.72),
      f1('measurement, overlap', ['measurement'], 0.7),
      f1('value, overlap', ['value'], 0.72),
      f1('anatomy, overlap', ['anatomy'], 0.65),
      f1('procedure, overlap', ['procedure'], 0.6),
      f1('dose-of-drug', ['dose-of-drug'], 0.75),
      f1('value-of-measurement', ['value-of-measurement'], 0.55),
    ],
  },
  {
    corpus: 'bc5cdr',
    measure: 'bc5cdr',
    taught: true,
    rows: [f1('drug, exact span', ['drug'], 0.82), f1('problem, exact span', ['problem'], 0.72)],
  },
  {
    corpus: 'e3c',
    measure: 'e3c',
    rows: [
      f1('problem, exact span', ['problem']),
      f1('anatomy, exact span', ['anatomy']),
      f1('value, exact span', ['value']),
    ],
  },
];
