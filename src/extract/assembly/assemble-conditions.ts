import type { Condition } from '../../case/index.ts';
import { termIdOf, type Vocabulary } from '../../terminology/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { groupByConcept, statusOf, strongest } from './assemble-findings.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { cuesIn } from './cues.ts';
import type { GenericNames } from './generic-names.ts';
import { type DatedCondition, withLatencies } from './latencies.ts';
import { isDiagnosed, type Onset, type TimesOfFacts } from './onsets.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { isProblem, readAt, sentenceTokens } from './report-view.ts';

type Role = Condition['role'];

const ROLE_ORDER: readonly Role[] = ['main', 'underlying', 'comorbidity', 'history', 'family'];

/** One condition per concept with its role, onset and latency; relatives' conditions apart, as family history. */
export function assembleConditions(
  view: PatientView,
  times: TimesOfFacts,
  generic: GenericNames,
  vocabulary: Vocabulary,
): Condition[] {
  const groups = groupByConcept(view.facts, 'condition');
  const title = titleRoles(view);
  const main = mainCondition(view, groups, title, times);
  const conditions: DatedCondition[] = [];
  for (const [key, facts] of groups) {
    const [{ mention }] = facts;
    if (generic.has('finding', mention)) continue;
    const status = strongest(facts.map(statusOf));
    const said = facts.filter((fact) => statusOf(fact) === status);
    const onset = bestOnset(said, times);
    const condition: Condition = {
      concept: conceptOf(said[0].mention),
      status,
      role: roleOf(key, said, main, title),
      ...(onset !== undefined && { onset: onset.time }),
      evidence: readAt(said.map((fact) => fact.mention.span)),
    };
    conditions.push({ key, condition, ...(onset !== undefined && { onset }) });
  }
  const diagnosed = new Set(
    [...groups].flatMap(([key, facts]) => (facts.some(({ index }) => isDiagnosed(view, index)) ? [key] : [])),
  );
  const named = conditions.map((one) =>
    diagnosed.has(one.key) && isNameOfMain(one.condition, conditions, vocabulary)
      ? { ...one, condition: { ...one.condition, role: 'main' as const } }
      : one,
  );
  const ordered = withLatencies(withoutGeneral(named, vocabulary)).sort(
    (a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role),
  );
  return view.family.length === 0 ? ordered : [...ordered, ...familyConditions(view, generic)];
}

/** Whether a diagnosis is another name of the main condition: both are kinds of one thing ("dystrophic calcinosis", "calcinosis universalis"). */
function isNameOfMain(
  { concept, role, status }: Condition,
  conditions: readonly DatedCondition[],
  vocabulary: Vocabulary,
): boolean {
  const main = conditions.find(({ condition }) => condition.role === 'main')?.condition;
  if (main === undefined || role !== 'comorbidity' || status !== 'present') return false;
  const parentsOf = (id: string | undefined) => {
    const index = id === undefined ? undefined : vocabulary.find(termIdOf(id));
    return index === undefined ? [] : vocabulary.parents(index);
  };
  const kinds = new Set(parentsOf(main.concept.id));
  return parentsOf(concept.id).some(
    (kind) => kinds.has(kind) && vocabulary.informationContentNats(kind) >= LEAST_KIND_NATS,
  );
}

/** A kind broader than this makes no two diseases one: "connective tissue disease" is, "calcinosis cutis" is not. */
const LEAST_KIND_NATS = 4;

/** A present condition that another present one is a kind of says nothing more: "panniculitis" beside lupus panniculitis. */
function withoutGeneral(conditions: readonly DatedCondition[], vocabulary: Vocabulary): DatedCondition[] {
  if (conditions.length < 2) return [...conditions];
  const indexes = conditions.map(({ condition }) =>
    condition.status === 'present' && condition.concept.id !== undefined
      ? vocabulary.find(termIdOf(condition.concept.id))
      : undefined,
  );
  return conditions.filter(({ condition }, a) => {
    const general = indexes[a];
    if (general === undefined || condition.role === 'main' || condition.role === 'underlying') return true;
    return !indexes.some(
      (special, b) =>
        b !== a && special !== undefined && special !== general && vocabulary.isA(special, general),
    );
  });
}

/** The surest of several onsets: a date or age before a time counted from a named disease, that before any other. */
function bestOnset(facts: readonly Fact[], times: TimesOfFacts): Onset | undefined {
  let best: Onset | undefined;
  let bestRank = 0;
  for (const { index } of facts) {
    const onset = times.details(index);
    if (onset === undefined) continue;
    const rank = onset.time.kind !== 'relative' ? 3 : onset.isExplicit ? 2 : 1;
    if (rank > bestRank) {
      best = onset;
      bestRank = rank;
    }
  }
  return best;
}

/** Words of a title that make what follows them the ground of what stands before: "X in a patient with Y". */
const GROUND = /\b(?:in|after|following|complicating|secondary|due|during|caused|associated)\b/i;

/** Concepts named in the title, in order; the later ones with whether the words make them the ground of the first. */
function titleRoles(view: PatientView): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  let end: number | undefined;
  for (const { mention, section } of view.facts) {
    if (section !== 'title' || !isProblem(mention)) continue;
    const key = conceptKey(mention);
    const words = end === undefined ? '' : view.document.text.slice(end, mention.span.start);
    if (!roles.has(key))
      roles.set(key, end === undefined ? 'main' : GROUND.test(words) ? 'underlying' : 'comorbidity');
    ({ end } = mention.span);
  }
  return roles;
}

/** The first condition of the title; without one, what was diagnosed at this presentation, else what is named most often. */
function mainCondition(
  view: PatientView,
  groups: ReadonlyMap<string, readonly Fact[]>,
  title: ReadonlyMap<string, Role>,
  times: TimesOfFacts,
): string | undefined {
  for (const key of title.keys()) if (groups.has(key)) return key;
  let best: string | undefined;
  let most = 0;
  for (const [key, facts] of groups) {
    const present = facts.filter(
      ({ assertion }) => assertion.status === 'present' && assertion.temporality === 'current',
    );
    if (present.length === 0 || present.some(({ index }) => times.onset(index)?.kind === 'date')) continue;
    const count =
      present.length + (present.some(({ index }) => isDiagnosed(view, index)) ? facts.length + 100 : 0);
    if (count > most) {
      best = key;
      most = count;
    }
  }
  return best;
}

function roleOf(
  key: string,
  facts: readonly Fact[],
  main: string | undefined,
  title: ReadonlyMap<string, Role>,
): Role {
  if (key === main) return 'main';
  const titled = title.get(key);
  if (titled === 'underlying') return titled;
  return facts.every((fact) => fact.assertion.temporality === 'historical') ? 'history' : 'comorbidity';
}

function familyConditions(view: PatientView, generic: GenericNames): Condition[] {
  const found: Condition[] = [];
  for (const type of ['condition', 'finding'] as const)
    for (const facts of groupByConcept(view.family, type).values()) {
      const status = strongest(facts.map(statusOf));
      const said = facts.filter((fact) => statusOf(fact) === status);
      const [first] = said;
      if (generic.has('finding', first.mention)) continue;
      const relative = status === 'present' ? relativeOf(view, first) : undefined;
      found.push({
        concept: conceptOf(first.mention),
        status,
        role: 'family',
        ...(relative !== undefined && { relative }),
        evidence: readAt(said.map((fact) => fact.mention.span)),
      });
    }
  return found;
}

/** The relative named last before the words, in their clause: "[mother] had rheumatoid arthritis". */
function relativeOf(view: PatientView, { index, mention }: Fact<ConceptMention>): string | undefined {
  const { tokens } = view.document;
  const [from] = sentenceTokens(view.document, mention.sentence);
  let clause = view.firstToken[index];
  while (clause > from && tokens.words.form(tokens.word[clause - 1]) !== ';') clause -= 1;
  return cuesIn(view.cues.kinship, clause, view.firstToken[index]).at(-1)?.value;
}
