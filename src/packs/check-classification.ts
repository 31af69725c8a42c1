import { type AnalyteTable, unitFactor, unitsOf } from './convert-unit.ts';
import { criteriaNamedBy, quantitiesNamedBy } from './criteria-of.ts';
import { findCycles } from './find-cycles.ts';
import type { FieldPath } from '../json/index.ts';
import { type Classification, GRADES } from './schema/classification-schema.ts';
import { suggestName } from './suggest-name.ts';

/** A problem by its place in the document; the caller knows the file and its lines. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly path: FieldPath;
  readonly message: string;
  readonly mend: string;
}

interface Grounded {
  readonly standing: 'S' | 'D';
  readonly sources: readonly string[];
}

/** What a schema cannot say: that names exist, units fit, nothing goes in circles, and every statement has its source. */
export function checkClassification(
  classification: Classification,
  referenceIds: ReadonlySet<string>,
  analytes: AnalyteTable,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, path: FieldPath, message: string, mend: string): void => {
    problems.push({ severity: 'error', code, path, message, mend });
  };
  const { quantities, criteria, types, schemes, redFlags, extent } = classification;
  const quantityById = new Map(quantities.map((one) => [one.id, one]));
  const criterionIds = new Set(criteria.map(({ id }) => id));
  const typeIds = new Set(types.map(({ id }) => id));

  const unique = (list: readonly { readonly id: string }[], ...path: (string | number)[]): void => {
    const seen = new Set<string>();
    for (const [i, { id }] of list.entries()) {
      if (seen.has(id))
        add('name-twice', [...path, i, 'id'], `“${id}” stands twice.`, 'Rename or remove one.');
      seen.add(id);
    }
  };
  unique(quantities, 'quantities');
  unique(criteria, 'criteria');
  unique(types, 'types');
  unique(schemes, 'schemes');
  unique(redFlags, 'redFlags');
  unique(extent?.values ?? [], 'extent', 'values');
  unique(extent?.regions ?? [], 'extent', 'regions');

  const named = (what: string, known: Iterable<string>, name: string, path: FieldPath): boolean => {
    const names = [...known];
    if (names.includes(name)) return true;
    const near = suggestName(name, names);
    add(
      `${what}-unknown`,
      path,
      `there is no ${what} “${name}”.`,
      near === undefined ? `Add it, or name one of this file's.` : `Did you mean “${near}”?`,
    );
    return false;
  };
  const grounds = ({ standing, sources }: Grounded, ...path: (string | number)[]): void => {
    if (standing === 'S' && sources.length === 0)
      add(
        'citation-missing',
        [...path, 'sources'],
        'it stands as S (a source says so) and names none.',
        'Name a reference of pack.json, or set standing to D.',
      );
    for (const [i, source] of sources.entries())
      named('reference', referenceIds, source, [...path, 'sources', i]);
  };

  for (const [i, spec] of quantities.entries()) {
    grounds(spec, 'quantities', i);
    if (spec.normal !== undefined) grounds(spec.normal, 'quantities', i, 'normal');
    for (const name of quantitiesNamedBy(spec))
      named('quantity', quantityById.keys(), name, ['quantities', i, 'formula']);
    for (const [j, name] of (spec.reported ?? []).entries()) {
      const id = name.slice(0, name.indexOf(' '));
      const analyte = analytes.get(id);
      const isKnown =
        analyte === undefined || analyte.factors.has(spec.unit) || spec.units?.[analyte.unit] !== undefined;
      if (!isKnown)
        add(
          'unit-unknown',
          ['quantities', i, 'unit'],
          `“${spec.unit}” is no unit of ${name} (reported[${j}]).`,
          `Use one of ${[...(analyte?.factors.keys() ?? [])].slice(0, 8).join(', ')}, or give its factor under units.`,
        );
    }
    const { formula, rangeFrom } = spec;
    const sameUnit = [
      ...(formula?.kind === 'first' ? formula.of : []),
      ...(rangeFrom === undefined ? [] : [rangeFrom]),
    ];
    for (const name of sameUnit) {
      const other = quantityById.get(name);
      if (other !== undefined && other.unit !== spec.unit)
        add(
          'unit-differs',
          ['quantities', i, 'unit'],
          `it is in ${spec.unit}, “${name}” in ${other.unit}.`,
          'Give both the same unit.',
        );
    }
  }

  const used = new Set<string>();
  const criterion = (name: string, ...path: (string | number)[]): void => {
    used.add(name);
    named('criterion', criterionIds, name, path);
  };
  for (const [i, one] of criteria.entries()) {
    const path = ['criteria', i];
    const { test } = one;
    grounds(one, ...path);
    for (const [j, name] of criteriaNamedBy(test).entries())
      criterion(
        name,
        ...path,
        'test',
        ...(test.kind === 'score' ? ['domains'] : test.kind === 'not' ? ['of'] : ['of', j]),
      );
    if (test.kind === 'level' || test.kind === 'threshold') {
      const isThere = named('quantity', quantityById.keys(), test.of, [...path, 'test', 'of']);
      const spec = quantityById.get(test.of);
      if (
        isThere &&
        spec !== undefined &&
        test.kind === 'threshold' &&
        unitFactor(spec, test.unit, analytes) === undefined
      )
        add(
          'unit-unknown',
          [...path, 'test', 'unit'],
          `“${test.unit}” is no unit of ${spec.label}.`,
          `Use one of ${unitsOf(spec, analytes).slice(0, 8).join(', ')}.`,
        );
    } else if (criteriaNamedBy(test).length === 0 && one.decidedBy === undefined)
      add(
        'decided-by-missing',
        path,
        'it reads the case and does not say what decides it.',
        'Add decidedBy: the examination or question that settles it.',
      );
    if (test.kind === 'at-least' && test.n > test.of.length)
      add(
        'at-least-too-many',
        [...path, 'test', 'n'],
        `${test.n} of ${test.of.length} cannot be met.`,
        'Lower n or name more criteria.',
      );
  }

  for (const [i, type] of types.entries()) {
    const path = ['types', i];
    grounds(type, ...path);
    for (const [j, name] of type.required.entries()) criterion(name, ...path, 'required', j);
    for (const [j, name] of type.supporting.entries()) criterion(name, ...path, 'supporting', j);
    for (const [j, exclusion] of type.excluding.entries()) {
      criterion(exclusion.criterion, ...path, 'excluding', j, 'criterion');
      for (const [k, name] of (exclusion.unless ?? []).entries())
        criterion(name, ...path, 'excluding', j, 'unless', k);
    }
    for (const [j, grade] of type.grades.entries()) {
      criterion(grade.when, ...path, 'grades', j, 'when');
      for (const [k, name] of (grade.unless ?? []).entries())
        criterion(name, ...path, 'grades', j, 'unless', k);
      if (j > 0 && GRADES.indexOf(grade.grade) <= GRADES.indexOf(type.grades[j - 1].grade))
        add(
          'grades-order',
          [...path, 'grades', j, 'grade'],
          `“${grade.grade}” comes after “${type.grades[j - 1].grade}”.`,
          `List each grade once, in the order ${GRADES.join(', ')}.`,
        );
    }
  }
  for (const [i, scheme] of schemes.entries()) {
    grounds(scheme, 'schemes', i);
    for (const name of Object.keys(scheme.map)) named('type', typeIds, name, ['schemes', i, 'map', name]);
    for (const name of typeIds)
      if (!Object.hasOwn(scheme.map, name))
        add(
          'scheme-incomplete',
          ['schemes', i, 'map'],
          `it does not say what “${name}” is called.`,
          'Give every type a name in the scheme.',
        );
  }
  named(
    'scheme',
    schemes.map(({ id }) => id),
    classification.defaultScheme,
    ['defaultScheme'],
  );
  for (const [i, flag] of redFlags.entries()) {
    grounds(flag, 'redFlags', i);
    criterion(flag.when, 'redFlags', i, 'when');
  }
  for (const [i, value] of (extent?.values ?? []).entries()) grounds(value, 'extent', 'values', i);
  for (const [i, region] of (extent?.regions ?? []).entries())
    for (const [j, name] of region.adjacentTo.entries())
      named(
        'region',
        (extent?.regions ?? []).map(({ id }) => id),
        name,
        ['extent', 'regions', i, 'adjacentTo', j],
      );

  const cycles = (
    what: 'criteria' | 'quantities',
    ids: readonly string[],
    edges: (id: string) => readonly string[],
  ): void => {
    for (const cycle of findCycles(ids, edges))
      add(
        'cycle',
        [what, ids.indexOf(cycle[0])],
        `it goes in a circle: ${cycle.join(' → ')}.`,
        'Take one of these steps out.',
      );
  };
  const testById = new Map(criteria.map(({ id, test }) => [id, test]));
  cycles('criteria', [...criterionIds], (id) => {
    const test = testById.get(id);
    return test === undefined ? [] : criteriaNamedBy(test);
  });
  cycles('quantities', [...quantityById.keys()], (id) => {
    const spec = quantityById.get(id);
    return spec === undefined ? [] : quantitiesNamedBy(spec);
  });
  for (const [i, { id }] of criteria.entries())
    if (!used.has(id))
      problems.push({
        severity: 'warning',
        code: 'criterion-unused',
        path: ['criteria', i, 'id'],
        message: `nothing names “${id}”.`,
        mend: 'Use it in a type, a red flag or another criterion, or remove it.',
      });
  return problems;
}
