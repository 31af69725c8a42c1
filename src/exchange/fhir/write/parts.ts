import type { Time } from '../../../case/index.ts';
import { OWN } from '../code-systems.ts';
import type { CodeableConcept } from '../resources.ts';
import { type FhirTime, writeFhirTime } from '../times.ts';

/** The code of a part of a fact that FHIR has no element for: it is told in a component or an observation of its own. */
export function codedPart(part: string): CodeableConcept {
  return { coding: [{ system: OWN.part, code: part }], text: part.replaceAll('-', ' ') };
}

/** A time as the value of an observation or component. */
export function partValue({ dateTime, period, age, string }: FhirTime): Readonly<Record<string, unknown>> {
  return {
    ...(dateTime !== undefined && { valueDateTime: dateTime }),
    ...(period !== undefined && { valuePeriod: period }),
    ...(age !== undefined && { valueQuantity: age }),
    ...(string !== undefined && { valueString: string }),
  };
}

/** A component that tells a time. */
export function timePart(part: string, time: Time | undefined): readonly object[] {
  return time === undefined ? [] : [{ code: codedPart(part), ...partValue(writeFhirTime(time)) }];
}

/** A time as `onset[x]` or `abatement[x]`. */
export function timeElements(
  name: 'onset' | 'abatement',
  time: Time | undefined,
): Readonly<Record<string, unknown>> {
  if (time === undefined) return {};
  const { dateTime, period, age, string } = writeFhirTime(time);
  return {
    ...(dateTime !== undefined && { [`${name}DateTime`]: dateTime }),
    ...(period !== undefined && { [`${name}Period`]: period }),
    ...(age !== undefined && { [`${name}Age`]: age }),
    ...(string !== undefined && { [`${name}String`]: string }),
  };
}
