import type { Finding, Measurement, Response } from '../../case/index.ts';
import type { OntologyClass } from './phenopacket.ts';

type Severity = NonNullable<Finding['severity']>;
type Laterality = NonNullable<Finding['laterality']>;
type MeasurementInterpretation = NonNullable<Measurement['interpretation']>;

const coded = (id: string, label: string): OntologyClass => ({ id, label });

/** HPO, Severity (HP:0012824). */
export const SEVERITIES = {
  borderline: coded('HP:0012827', 'Borderline'),
  mild: coded('HP:0012825', 'Mild'),
  moderate: coded('HP:0012826', 'Moderate'),
  severe: coded('HP:0012828', 'Severe'),
  profound: coded('HP:0012829', 'Profound'),
} as const satisfies Record<Severity, OntologyClass>;

/** HPO, Laterality (HP:0012831). */
export const LATERALITIES = {
  left: coded('HP:0012835', 'Left'),
  right: coded('HP:0012834', 'Right'),
  bilateral: coded('HP:0012832', 'Bilateral'),
  unilateral: coded('HP:0012833', 'Unilateral'),
} as const satisfies Record<Laterality, OntologyClass>;

/** HPO, Spatial pattern (HP:0012836), for the words of extent that have a class there. */
export const EXTENTS = {
  generalised: coded('HP:0012837', 'Generalized'),
  localised: coded('HP:0012838', 'Localized'),
} as const;

/** NCI Thesaurus: how a disease answered a treatment; "none" has no closer class than an unfavourable response. */
export const RESPONSE_CLASSES = {
  complete: coded('NCIT:C4870', 'Complete Remission'),
  partial: coded('NCIT:C18058', 'Partial Remission'),
  stable: coded('NCIT:C18213', 'Stable Disease'),
  none: coded('NCIT:C102561', 'Unfavorable'),
  worse: coded('NCIT:C35571', 'Progressive Disease'),
  recurrence: coded('NCIT:C38155', 'Recurrent Disease'),
} as const satisfies Record<Exclude<Response, 'not-reported'>, OntologyClass>;

/** NCI Thesaurus: results told in a word. */
export const RESULT_CLASSES = {
  low: coded('NCIT:C54722', 'Low'),
  normal: coded('NCIT:C14165', 'Normal'),
  high: coded('NCIT:C25227', 'High'),
  abnormal: coded('NCIT:C25401', 'Abnormal'),
  positive: coded('NCIT:C38758', 'Positive'),
  negative: coded('NCIT:C38757', 'Negative'),
} as const satisfies Record<MeasurementInterpretation, OntologyClass>;

/** NCI Thesaurus, Route of Administration (C38114). */
export const ROUTES = {
  oral: coded('NCIT:C38288', 'Oral Route of Administration'),
  intravenous: coded('NCIT:C38276', 'Intravenous Route of Administration'),
  intramuscular: coded('NCIT:C28161', 'Intramuscular Route of Administration'),
  subcutaneous: coded('NCIT:C38299', 'Subcutaneous Route of Administration'),
  topical: coded('NCIT:C38304', 'Topical Route of Administration'),
  'intra-arterial': coded('NCIT:C38222', 'Intraarterial Route of Administration'),
} as const;

/** NCI Thesaurus: schedules, by times a day. */
export const FREQUENCIES = {
  1: coded('NCIT:C125004', 'Once Daily'),
  2: coded('NCIT:C64496', 'Twice Daily'),
  3: coded('NCIT:C64527', 'Three Times Daily'),
  4: coded('NCIT:C64530', 'Four Times Daily'),
} as const;

/** ECO: how a fact that this program did not import was come by. */
export const EVIDENCE_CODES = {
  read: coded('ECO:0000501', 'evidence used in automatic assertion'),
  curated: coded('ECO:0006017', 'author statement from published clinical study used in manual assertion'),
} as const;

/** The class of a word in one of these tables; undefined where the table has none. */
export function classOfWord(
  table: Readonly<Record<string, OntologyClass>>,
  word: string | number,
): OntologyClass | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The word of a class in one of these tables, found by its id; undefined where the table has none. */
export function wordOfClass<T extends Readonly<Record<string, OntologyClass>>>(
  table: T,
  found: OntologyClass | undefined,
): (keyof T & string) | undefined {
  if (found === undefined) return undefined;
  for (const word of Object.keys(table)) if (table[word]?.id === found.id) return word;
  return undefined;
}
