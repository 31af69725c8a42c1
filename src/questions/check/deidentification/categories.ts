import type { Severity } from '../severity.ts';

/** One kind of identifier of the Safe Harbor method, and how it is shown and replaced. */
export interface Category {
  readonly id: string;
  /** The letter in 45 CFR 164.514(b)(2)(i). */
  readonly letter: string;
  readonly name: string;
  readonly severity: Severity;
  /** What stands in its place in a redacted copy; without a number where every place reads alike. */
  readonly placeholder: string;
}

/** The eighteen identifiers of 45 CFR 164.514(b)(2)(i); ages over 89 stand with the dates there and apart here. */
export const CATEGORIES = [
  { id: 'name', letter: 'A', name: 'name', severity: 'warning', placeholder: 'NAME' },
  {
    id: 'place',
    letter: 'B',
    name: 'place smaller than a state',
    severity: 'note',
    placeholder: 'PLACE',
  },
  { id: 'date', letter: 'C', name: 'date finer than a year', severity: 'note', placeholder: 'DATE' },
  {
    id: 'age-over-89',
    letter: 'C',
    name: 'age over 89',
    severity: 'warning',
    placeholder: 'AGE 90 OR OVER',
  },
  { id: 'telephone', letter: 'D', name: 'telephone number', severity: 'warning', placeholder: 'TELEPHONE' },
  { id: 'fax', letter: 'E', name: 'fax number', severity: 'warning', placeholder: 'FAX' },
  { id: 'email', letter: 'F', name: 'e-mail address', severity: 'warning', placeholder: 'EMAIL' },
  {
    id: 'social-security-number',
    letter: 'G',
    name: 'social security number',
    severity: 'warning',
    placeholder: 'SOCIAL SECURITY NUMBER',
  },
  {
    id: 'record-number',
    letter: 'H',
    name: 'medical record number',
    severity: 'warning',
    placeholder: 'RECORD NUMBER',
  },
  {
    id: 'plan-number',
    letter: 'I',
    name: 'health plan number',
    severity: 'warning',
    placeholder: 'PLAN NUMBER',
  },
  {
    id: 'account-number',
    letter: 'J',
    name: 'account number',
    severity: 'warning',
    placeholder: 'ACCOUNT NUMBER',
  },
  {
    id: 'licence-number',
    letter: 'K',
    name: 'certificate or licence number',
    severity: 'warning',
    placeholder: 'LICENCE NUMBER',
  },
  { id: 'vehicle', letter: 'L', name: 'vehicle number', severity: 'warning', placeholder: 'VEHICLE' },
  { id: 'device', letter: 'M', name: 'device number', severity: 'warning', placeholder: 'DEVICE' },
  { id: 'url', letter: 'N', name: 'web address', severity: 'warning', placeholder: 'URL' },
  { id: 'ip-address', letter: 'O', name: 'IP address', severity: 'warning', placeholder: 'IP ADDRESS' },
  {
    id: 'biometric',
    letter: 'P',
    name: 'biometric identifier',
    severity: 'warning',
    placeholder: 'BIOMETRIC',
  },
  {
    id: 'face-photo',
    letter: 'Q',
    name: 'photograph of the face',
    severity: 'warning',
    placeholder: 'PHOTOGRAPH',
  },
  {
    id: 'other-number',
    letter: 'R',
    name: 'other number or code that is unique',
    severity: 'warning',
    placeholder: 'NUMBER',
  },
] as const satisfies readonly Category[];

export type CategoryId = (typeof CATEGORIES)[number]['id'];
