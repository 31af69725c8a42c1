import { type Case, CaseSchema } from '../case/index.ts';
import { InputError } from '../errors.ts';

// What JSON writes for a NUL and for half of a surrogate pair; PostgreSQL's text holds neither.
const SUSPECT = /\\u0000|\\ud[89a-f]/i;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A case that the library can keep, and how it is written there. */
export interface StorableCase {
  readonly document: Case;
  readonly json: string;
}

/**
 * A case, checked against the schema and for what no database can keep.
 *
 * Throws `InputError`: `case-invalid` naming the first fields that are wrong, `case-not-storable` for a NUL or half a character.
 */
export function storableCase(value: unknown): StorableCase {
  const parsed = CaseSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, 3)
      .map(({ path, message }) => `${path.join('.') || 'the case'}: ${message}`);
    throw new InputError('case-invalid', `This is not a case: ${faults.join('; ')}.`);
  }
  const json = JSON.stringify(parsed.data);
  if (json.includes('\\u') && SUSPECT.test(json)) refuseUnstorable(parsed.data, []);
  return { document: parsed.data, json };
}

function refuseUnstorable(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string') {
    if (!value.includes('\0') && !LONE_SURROGATE.test(value)) return;
    throw new InputError(
      'case-not-storable',
      `${path.join('.')} holds a NUL or half of a surrogate pair, which no database keeps: remove it from the source and read that again.`,
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    refuseUnstorable(key, [...path, 'a name']);
    refuseUnstorable(entry, [...path, key]);
  }
}
