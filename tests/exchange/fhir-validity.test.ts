import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBundle } from '../../src/exchange/index.ts';
import { arbitraryCase } from '../case/arbitrary-case.ts';
import { openFhirValidators } from './fhir-validators.ts';

const OPTIONS = { created: '2026-01-02T03:04:05Z', createdBy: 'precedent test' };

describe('a FHIR Bundle', () => {
  const faultsOf = openFhirValidators();

  it('is R4 by its official definitions, whatever the case', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        const { bundle } = toBundle(one, OPTIONS);
        const found = bundle.entry.flatMap(({ resource }) =>
          faultsOf(resource).map((fault) => `${resource.resourceType} ${fault}`),
        );
        expect([...found, ...faultsOf({ ...bundle, entry: bundle.entry.slice(0, 1) })]).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('that is none is seen by the validators', () => {
    expect(faultsOf({ resourceType: 'Observation', status: 'final' })).not.toEqual([]);
    expect(faultsOf({ resourceType: 'Patient', gender: 'woman' })).not.toEqual([]);
  });
});
