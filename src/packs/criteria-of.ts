import { assertNever } from '../errors.ts';
import type { Classification } from './schema/classification-schema.ts';
import type { Test } from './schema/criterion-schema.ts';
import type { QuantitySpec } from './schema/quantity-schema.ts';

/** Criteria that a test names, in order. */
export function criteriaNamedBy(test: Test): readonly string[] {
  switch (test.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return test.of;
    case 'not':
      return [test.of];
    case 'score':
      return test.domains.flatMap((domain) => domain.items.map((item) => item.criterion));
    case 'concept':
    case 'level':
    case 'threshold':
    case 'treatment':
    case 'age':
    case 'sex':
    case 'time-between':
      return [];
    default:
      return assertNever(test);
  }
}

/** Quantities that a quantity is computed or ranged from. */
export function quantitiesNamedBy(spec: QuantitySpec): readonly string[] {
  const { formula, rangeFrom } = spec;
  const range = rangeFrom === undefined ? [] : [rangeFrom];
  switch (formula?.kind) {
    case undefined:
      return range;
    case 'linear':
      return [...formula.terms.map((term) => term.of), ...range];
    case 'product':
    case 'first':
      return [...formula.of, ...range];
    default:
      return assertNever(formula);
  }
}

/** Concepts that a classification names anywhere, with the path of each. */
export function conceptsOf(
  classification: Classification,
): readonly { readonly name: string; readonly path: readonly (string | number)[] }[] {
  const found: { name: string; path: (string | number)[] }[] = [];
  const take = (names: readonly string[] | undefined, ...path: (string | number)[]): void => {
    for (const [i, name] of (names ?? []).entries()) found.push({ name, path: [...path, i] });
  };
  for (const [i, quantity] of classification.quantities.entries()) {
    take(quantity.reported, 'quantities', i, 'reported');
    take(quantity.lowFindings, 'quantities', i, 'lowFindings');
    take(quantity.highFindings, 'quantities', i, 'highFindings');
  }
  for (const [i, { test }] of classification.criteria.entries()) {
    if (test.kind === 'concept' || test.kind === 'treatment')
      take(test.anyOf, 'criteria', i, 'test', 'anyOf');
    if (test.kind === 'concept') {
      take(test.sites, 'criteria', i, 'test', 'sites');
      take(test.deniedBy, 'criteria', i, 'test', 'deniedBy');
    }
    if (test.kind === 'time-between') {
      take(test.from, 'criteria', i, 'test', 'from');
      take(test.to, 'criteria', i, 'test', 'to');
    }
  }
  for (const [i, type] of classification.types.entries()) take(type.authorLabels, 'types', i, 'authorLabels');
  take(classification.extent?.about, 'extent', 'about');
  for (const [i, value] of (classification.extent?.values ?? []).entries())
    take(value.concepts, 'extent', 'values', i, 'concepts');
  for (const [i, region] of (classification.extent?.regions ?? []).entries())
    take(region.sites, 'extent', 'regions', i, 'sites');
  return found;
}
