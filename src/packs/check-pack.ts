import { z } from 'zod';
import { termIdOf, type Vocabulary } from '../terminology/index.ts';
import { checkCases } from './check-cases.ts';
import { checkClassification, type Problem } from './check-classification.ts';
import type { AnalyteTable } from './convert-unit.ts';
import { conceptsOf } from './criteria-of.ts';
import { PACK_FILES, type Pack, type PackFile } from './pack.ts';
import { type PackIssue, schemaProblems, spellPath } from './pack-issue.ts';
import { type FieldPath, JsonSyntaxError, type LocatedJson, parseJson } from '../json/index.ts';
import { ClassificationSchema } from './schema/classification-schema.ts';
import { ManifestSchema, SeriesFileSchema } from './schema/pack-schema.ts';
import { idOf } from './schema/reference.ts';
import { suggestName } from './suggest-name.ts';

/** The files of a pack as text, by name; what is absent is left out. */
export type PackTexts = Readonly<Partial<Record<PackFile, string>>>;

/** What a pack's files give: the pack when nothing is wrong, and all that is wrong or odd. */
export interface CheckedPack {
  readonly pack: Pack | undefined;
  readonly issues: readonly PackIssue[];
}

/** What a pack is checked against. `vocabulary` is optional: without it, concepts are not looked up. */
export interface PackContext {
  readonly analytes: AnalyteTable;
  readonly vocabulary?: Vocabulary;
}

/**
 * Checks the files of a pack: schema, names, units, citations, circles, cases and series.
 *
 * Every problem names its file, line and field, and how to mend it; a pack with an error is not given.
 */
export function checkPack(texts: PackTexts, context: PackContext): CheckedPack {
  const issues: PackIssue[] = [];
  const manifest = read(texts, PACK_FILES.manifest, ManifestSchema, issues);
  const classification = read(texts, PACK_FILES.classification, ClassificationSchema, issues);
  const hasSeries = texts[PACK_FILES.series] !== undefined;
  const series = hasSeries ? read(texts, PACK_FILES.series, SeriesFileSchema, issues) : undefined;
  const { cases, issues: caseIssues } = checkCases(texts[PACK_FILES.cases] ?? '', PACK_FILES.cases);
  issues.push(...caseIssues);

  const referenceIds = new Set(manifest?.value.references.map(({ id }) => id));
  if (manifest !== undefined) {
    const ids = manifest.value.references.map(({ id }) => id);
    for (const [i, id] of ids.entries())
      if (ids.indexOf(id) !== i)
        issues.push(
          place(manifest, {
            severity: 'error',
            code: 'name-twice',
            path: ['references', i, 'id'],
            message: `“${id}” stands twice.`,
            mend: 'Rename or remove one.',
          }),
        );
    for (const [i, { sources }] of (manifest.value.cautions ?? []).entries())
      for (const [k, source] of sources.entries())
        if (!referenceIds.has(source))
          issues.push(
            place(manifest, {
              severity: 'error',
              code: 'reference-unknown',
              path: ['cautions', i, 'sources', k],
              message: `there is no reference “${source}”.`,
              mend: 'Add it to references.',
            }),
          );
    if (classification !== undefined)
      for (const problem of checkClassification(classification.value, referenceIds, context.analytes))
        issues.push(place(classification, problem));
    for (const [i, { source }] of (series?.value.series ?? []).entries())
      if (series !== undefined && !referenceIds.has(source))
        issues.push(
          place(series, {
            severity: 'error',
            code: 'reference-unknown',
            path: ['series', i, 'source'],
            message: `there is no reference “${source}”.`,
            mend: 'Add it to references in pack.json.',
          }),
        );
  }
  const { vocabulary } = context;
  if (vocabulary !== undefined && classification !== undefined)
    for (const { name, path } of conceptsOf(classification.value))
      if (vocabulary.find(termIdOf(idOf(name))) === undefined)
        issues.push(
          place(classification, {
            severity: 'warning',
            code: 'concept-unknown',
            path,
            message: `no terminology on this machine has ${idOf(name)}.`,
            mend: 'Mend the id, or add the concept to vocabulary.tsv.',
          }),
        );

  const isSound = !issues.some(({ severity }) => severity === 'error');
  if (!isSound || manifest === undefined || classification === undefined) return { pack: undefined, issues };
  return {
    pack: {
      manifest: manifest.value,
      classification: classification.value,
      cases,
      series: series?.value.series ?? [],
      vocabularyTable: texts[PACK_FILES.vocabulary],
    },
    issues,
  };
}

interface ReadFile<T> {
  readonly file: string;
  readonly json: LocatedJson;
  readonly value: T;
}

function read<S extends z.ZodType>(
  texts: PackTexts,
  file: keyof PackTexts,
  schema: S,
  issues: PackIssue[],
): ReadFile<z.infer<S>> | undefined {
  const text = texts[file];
  if (text === undefined) {
    issues.push({
      severity: 'error',
      code: 'file-missing',
      file,
      line: 1,
      field: '',
      message: 'the file is missing.',
      mend: 'A pack has pack.json and classification.json.',
    });
    return undefined;
  }
  let json: LocatedJson;
  try {
    json = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    issues.push({
      severity: 'error',
      code: 'not-json',
      file,
      line: error.line,
      field: '',
      message: `${error.message}.`,
      mend: 'Mend the JSON there.',
    });
    return undefined;
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { file, json, value: parsed.data };
  const located = { file, json };
  for (const { path, message, keys } of schemaProblems(parsed.error)) {
    const bad = keys[0];
    const whole = bad === undefined ? path : [...path, bad];
    const near = bad === undefined ? undefined : suggestName(bad, fieldNames());
    issues.push(
      place(located, {
        severity: 'error',
        code: bad === undefined ? 'field-invalid' : 'field-unknown',
        path: whole,
        message: message.endsWith('.') ? message : `${message}.`,
        mend: near === undefined ? `See the schema of ${file} beside the packs.` : `Did you mean “${near}”?`,
      }),
    );
  }
  return undefined;
}

function place(
  { file, json }: { readonly file: string; readonly json: LocatedJson },
  problem: Problem,
): PackIssue {
  const path: FieldPath = problem.path;
  return {
    severity: problem.severity,
    code: problem.code,
    file,
    line: json.lineOf(path),
    field: spellPath(path),
    message: problem.message,
    mend: problem.mend,
  };
}

/** Fields that a mistyped one may have meant: all that the schemas know. */
function fieldNames(): ReadonlySet<string> {
  const names = new Set<string>();
  const take = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name);
      take(value);
    }
  };
  for (const schema of [ManifestSchema, ClassificationSchema, SeriesFileSchema])
    take(z.toJSONSchema(schema, { io: 'input' }));
  return names;
}
