import type { ConceptNumbers } from './concept-numbers.ts';
import type { FiledCase } from './file-case.ts';

/** The lists of concepts that a case is filed under, as the library's numbers. */
export type NumberedCase = Readonly<
  Record<
    'direct' | 'inherited' | 'excluded' | 'uncertain' | 'main' | 'treated' | 'sites' | 'investigated',
    readonly number[]
  >
>;

/** Looks every concept of a case up; each must have its number. */
export function numberCase(filed: FiledCase, numbers: ConceptNumbers): NumberedCase {
  const numbersOf = (ids: readonly string[]) => ids.map((id) => numbers.numberOf(id));
  return {
    direct: numbersOf(filed.direct),
    inherited: numbersOf(filed.inherited),
    excluded: numbersOf(filed.excluded),
    uncertain: numbersOf(filed.uncertain),
    main: numbersOf(filed.main),
    treated: numbersOf(filed.treated),
    sites: numbersOf(filed.sites),
    investigated: numbersOf(filed.investigated),
  };
}
