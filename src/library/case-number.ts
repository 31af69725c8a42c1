import { createHash } from 'node:crypto';

/**
 * The number that stands for a case id in every key: the first 63 bits of its SHA-256, as a decimal string.
 *
 * The same id has the same number in every library, so that no machine has to be asked for one; two ids share a number with odds of 1 in
 * 18 million in a library of a million cases, and the write that would mix them up is refused.
 */
export function caseNumberOf(id: string): string {
  return (createHash('sha256').update(id).digest().readBigUInt64BE() >> 1n).toString();
}
