/**
 * Checks every public identifier of the built-in vocabulary against the ontologies' own files: it exists, is live, and our label is its
 * label or one of its synonyms; our parents and the ontologies' parents together make no cycle; the findings that analytes.tsv derives exist.
 *
 *     npx tsx scripts/check-vocabulary.ts [FOLDER]        FOLDER: default ../shared/data/ontologies
 *
 * Ends with status 1 when something is wrong, and with 0 and a note when the folder is absent (the files are not part of the project).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Concept, termIdOf } from '../src/terminology/index.ts';
import { loadTerminologyFile, parseVocabularyTable } from '../src/terminology/load/index.ts';

const ONTOLOGIES = [
  { prefix: 'HP', file: /^hp\..*json(\.gz)?$/ },
  { prefix: 'MONDO', file: /^mondo\..*json(\.gz)?$/ },
  { prefix: 'UBERON', file: /^uberon.*json(\.gz)?$/ },
  { prefix: 'MAXO', file: /^maxo.*json(\.gz)?$/ },
  { prefix: 'DRUGBANK', file: /^drugbank.*json(\.gz)?$/ },
] as const;
const LOINC_TABLE = 'loinc2hpo-annotations.tsv';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, '../shared/data/ontologies'));
if (existsSync(folder)) {
  process.exitCode = await check();
} else {
  console.log(
    `${folder} is not there: nothing was checked. Give the folder that holds the ontologies' files.`,
  );
}

async function check(): Promise<number> {
  const own = builtinConcepts();
  const problems: string[] = [];
  const publicById = new Map<string, Concept>();
  for (const { prefix, file } of ONTOLOGIES) {
    const name = readdirSync(folder).find((entry) => file.test(entry));
    const ours = own.filter((concept) => concept.id.startsWith(`${prefix}:`));
    if (name === undefined) {
      console.log(`${prefix}: no file here; ${ours.length} identifiers were not checked`);
      continue;
    }
    const terminology = await loadTerminologyFile(path.join(folder, name));
    for (const concept of terminology.concepts) publicById.set(concept.id, concept);
    const wrong = ours.flatMap((concept) => problemsOf(concept, publicById, terminology.replacedBy));
    problems.push(...wrong);
    console.log(`${prefix}: ${ours.length} identifiers, ${wrong.length} problems (${name})`);
  }
  problems.push(...cycles(own, publicById), ...derivedFindings(publicById));
  reportLoinc(own);
  const withoutPublicId = own.filter((concept) => concept.id.startsWith('PRECEDENT:')).length;
  console.log(`${own.length} concepts in all; ${withoutPublicId} have no public identifier (PRECEDENT:)`);
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
}

function builtinConcepts(): Concept[] {
  const tables = path.join(root, 'resources/terminology');
  return readdirSync(tables)
    .filter((name) => name.endsWith('.tsv'))
    .flatMap((name) => parseVocabularyTable(readFileSync(path.join(tables, name), 'utf8'), name));
}

function problemsOf(
  ours: Concept,
  publicById: ReadonlyMap<string, Concept>,
  replacedBy: ReadonlyMap<string, string>,
): string[] {
  const theirs = publicById.get(ours.id);
  if (theirs === undefined) {
    const replacement = replacedBy.get(ours.id);
    const reason = replacement === undefined ? 'does not exist' : `is obsolete: use ${replacement}`;
    return [`${ours.id} ${ours.label}: ${reason}`];
  }
  const names = [theirs.label, ...theirs.synonyms.map((synonym) => synonym.text)];
  const agrees = names.some((name) => name.toLowerCase() === ours.label.toLowerCase());
  return agrees ? [] : [`${ours.id} ${ours.label}: the public label is "${theirs.label}"`];
}

/** Our parents and the public ones are united when an ontology is installed; a cycle would make an ancestor its own descendant. */
function cycles(own: readonly Concept[], publicById: ReadonlyMap<string, Concept>): string[] {
  const ownById = new Map<string, Concept>(own.map((concept) => [concept.id, concept]));
  const parentsOf = (id: string): readonly string[] => [
    ...(ownById.get(id)?.isA ?? []),
    ...(publicById.get(id)?.isA ?? []),
  ];
  return own.flatMap(({ id, label }) => {
    const seen = new Set<string>();
    const pending = [...parentsOf(id)];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next === id) return [`${id} ${label}: is its own ancestor`];
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(...parentsOf(next));
    }
    return [];
  });
}

function derivedFindings(publicById: ReadonlyMap<string, Concept>): string[] {
  const text = readFileSync(path.join(root, 'resources/en/analytes.tsv'), 'utf8');
  const ids = new Set(text.match(/HP:\d{7}/g) ?? []);
  const missing = [...ids].filter((id) => !publicById.has(termIdOf(id)));
  console.log(`analytes.tsv: ${ids.size} findings, ${missing.length} problems`);
  return missing.map((id) => `${id} in analytes.tsv does not exist`);
}

function reportLoinc(own: readonly Concept[]): void {
  const table = path.join(folder, LOINC_TABLE);
  if (!existsSync(table)) return;
  const known = new Set(
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => `LOINC:${line.split('\t')[0]}`),
  );
  const codes = own.flatMap(({ id, xrefs }) => [id, ...xrefs]).filter((id) => id.startsWith('LOINC:'));
  const unlisted = codes.filter((code) => !known.has(code));
  console.log(
    `LOINC: ${codes.length} codes, ${codes.length - unlisted.length} of them in ${LOINC_TABLE}; look up at loinc.org: ${unlisted.join(', ')}`,
  );
}
