import { type Case, spellUnit } from '../../case/index.ts';
import { InputError } from '../../errors.ts';
import {
  type AnalyteTable,
  type Answers,
  type Classification,
  createConceptMatcher,
  createCriteriaReader,
  type Criterion,
  type CriteriaReader,
  NO_ANSWERS,
  type Pack,
  type Reference,
  type Scheme,
  type Standing,
  statedFacts,
  type Test,
  type Truth,
  type TypeSpec,
} from '../../packs/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import { isSupported, MEANING_BY_CERTAINTY } from './certainty.ts';
import type {
  CitedSource,
  Classified,
  Grounds,
  ReasonResult,
  SchemeResult,
  TypeResult,
} from './classified.ts';
import { decide, type Decision } from './decide.ts';
import { findExtent } from './find-extent.ts';
import { type FindOut, findOutNext } from './find-out-next.ts';
import type { TypeStanding } from './judge-type.ts';
import { openQuestions } from './open-questions.ts';

/** What classifying needs beside a case. */
export interface ClassifySources {
  readonly pack: Pack;
  readonly vocabulary: Vocabulary;
  readonly analytes: AnalyteTable;
}

export interface ClassifyOptions {
  /** Name of a scheme of the pack; its default one otherwise. */
  readonly scheme?: string;
  /** What a person answered beside the report. */
  readonly answers?: Answers;
}

/**
 * Says what a case is by the criteria of a pack.
 *
 * The author's own label is shown and never decided on; red flags likewise. Throws `InputError` `scheme-unknown`. Cost: a few
 * milliseconds, most of them for what to find out next.
 */
export function classifyCase(one: Case, sources: ClassifySources, options: ClassifyOptions = {}): Classified {
  const { pack, analytes } = sources;
  const { classification, manifest } = pack;
  const { answers = NO_ANSWERS } = options;
  const schemeId = options.scheme ?? classification.defaultScheme;
  const scheme = classification.schemes.find(({ id }) => id === schemeId);
  if (scheme === undefined)
    throw new InputError(
      'scheme-unknown',
      `The pack ${manifest.id} has no scheme “${schemeId}”; it has ${classification.schemes.map(({ id }) => id).join(', ')}.`,
    );

  const readWith = createCriteriaReader(one, classification, sources);
  const reader = readWith(answers);
  const valueOf = (criterion: string): Truth => reader.evaluate(criterion).value;
  const decision = decide(classification, valueOf);
  const decideWith = (assumed: Answers): Decision => {
    const other = readWith(assumed);
    return decide(classification, (criterion) => other.evaluate(criterion).value);
  };
  const cite = createCitations(manifest.references);
  const types = decision.standings.map((standing) => typeResult(standing, classification, reader, cite));
  const found = findOutNext(
    classification,
    openQuestions(classification, valueOf, analytes),
    answers,
    decision,
    decideWith,
  );
  const labelled = schemeResult(scheme, decision.type, cite);
  return {
    pack: {
      id: manifest.id,
      version: manifest.version,
      title: manifest.title,
      signOff: manifest.signOff.status,
    },
    inScope: isInScope(one, pack, sources.vocabulary),
    scheme: labelled,
    otherSchemes: classification.schemes
      .filter(({ id }) => id !== scheme.id)
      .map((other) => schemeResult(other, decision.type, cite)),
    verdict: {
      type: decision.type,
      label:
        labelled.label ??
        (decision.certainty === 'undetermined' ? 'cannot be told from this report' : 'none of the types'),
      certainty: decision.certainty,
      meaning: decision.type === undefined ? meaningWithoutType(decision) : types[0].meaning,
      contestedBy: decision.contestedBy,
    },
    types,
    runnerUp: runnerUp(types, decision, found),
    criteria: classification.criteria.map((criterion) => {
      const { value, facts, score } = reader.evaluate(criterion.id);
      return {
        id: criterion.id,
        sentence: criterion.sentence,
        value,
        facts,
        ...thresholdOf(criterion.test),
        ...(score !== undefined && { score }),
        ...cite(criterion),
      };
    }),
    findOutNext: found,
    extent:
      classification.extent === undefined
        ? undefined
        : findExtent(classification.extent, reader.facts, reader.matcher),
    redFlags: classification.redFlags
      .filter(({ when }) => valueOf(when) === 'met')
      .map((flag) => ({
        id: flag.id,
        sentence: flag.sentence,
        facts: reader.evaluate(flag.when).facts,
        ...cite(flag),
      })),
    versions: {
      ...one.versions,
      packs: [{ id: manifest.id, version: manifest.version, signOff: manifest.signOff.status }],
    },
  };
}

/** Whether a case tells of something that a pack is about: a condition or finding of its scope, or below it, is present. */
export function isInScope(one: Case, { manifest }: Pack, vocabulary: Vocabulary): boolean {
  const matcher = createConceptMatcher(vocabulary);
  return statedFacts(one).some(
    ({ status, concept }) =>
      status === 'present' && manifest.scope.some((name) => matcher.isA(concept, name)),
  );
}

type Cite = (grounds: { readonly standing: Standing; readonly sources: readonly string[] }) => Grounds;

function createCitations(references: readonly Reference[]): Cite {
  const byId = new Map(
    references.map(({ id, title, year, doi, pmid, pmcid, url }): [string, CitedSource] => [
      id,
      {
        id,
        title,
        ...(year !== undefined && { year }),
        ...(doi !== undefined && { doi }),
        ...(pmid !== undefined && { pmid }),
        ...(pmcid !== undefined && { pmcid }),
        ...(url !== undefined && { url }),
      },
    ]),
  );
  return ({ standing, sources }) => ({
    standing,
    sources: sources.flatMap((id) => byId.get(id) ?? []),
  });
}

function typeResult(
  standing: TypeStanding,
  classification: Classification,
  reader: CriteriaReader,
  cite: Cite,
): TypeResult {
  const spec = classification.types.find(({ id }) => id === standing.type) as TypeSpec;
  const sentences = new Map(classification.criteria.map(({ id, sentence }: Criterion) => [id, sentence]));
  const { certainty } = standing;
  const grade = spec.grades.find((one) => one.grade === certainty);
  return {
    id: spec.id,
    label: spec.label,
    definition: spec.definition,
    certainty,
    meaning:
      grade?.sentence ??
      (certainty === 'not-supported'
        ? 'something that it needs is not so, or something that rules it out is so'
        : 'what the report says neither supports it nor rules it out'),
    reasons: standing.reasons.map(({ criterion, bearing }) => ({
      criterion,
      bearing,
      sentence: sentences.get(criterion) ?? criterion,
      facts: reader.evaluate(criterion).facts,
    })),
    authorsSay: reader.facts
      .filter(
        ({ status, concept }) =>
          status === 'present' && spec.authorLabels.some((name) => reader.matcher.isA(concept, name)),
      )
      .map(({ cited }) => cited),
    ...cite(spec),
  };
}

function meaningWithoutType({ certainty }: Decision): string {
  return certainty === 'undetermined'
    ? MEANING_BY_CERTAINTY.undetermined
    : MEANING_BY_CERTAINTY['not-supported'];
}

/** The next type on the ladder; between equals the one that the most decisive answer would lead to. */
function runnerUp(
  types: readonly TypeResult[],
  decision: Decision,
  found: readonly FindOut[],
): Classified['runnerUp'] {
  const others = types.filter(({ id }) => id !== decision.type);
  const [first] = others;
  if (first === undefined || (decision.type === undefined && !isSupported(first.certainty))) return undefined;
  const equals = others.filter(({ certainty }) => certainty === first.certainty);
  const reachable = found.flatMap(({ changes }) => changes.map(({ type }) => type));
  const nearest = reachable.find((id) => equals.some((type) => type.id === id));
  const next = equals.find(({ id }) => id === nearest) ?? first;
  const whyNot: readonly ReasonResult[] = next.reasons.filter(({ bearing }) => bearing !== 'for');
  return { type: next.id, label: next.label, whyNot };
}

function schemeResult(scheme: Scheme, type: string | undefined, cite: Cite): SchemeResult {
  const label = type === undefined ? undefined : scheme.map[type];
  return {
    id: scheme.id,
    title: scheme.title,
    label,
    covers: Object.keys(scheme.map).filter((id) => label !== undefined && scheme.map[id] === label),
    ...(scheme.note !== undefined && { note: scheme.note }),
    ...cite(scheme),
  };
}

function thresholdOf(test: Test): { readonly threshold?: string; readonly unit?: string } {
  switch (test.kind) {
    case 'threshold': {
      const words = [
        ['above', test.above],
        ['at least', test.atLeast],
        ['below', test.below],
        ['at most', test.atMost],
      ] as const;
      const [word, bound] = words.find(([, value]) => value !== undefined) ?? ['', 0];
      return { threshold: `${word} ${bound} ${spellUnit(test.unit)}`, unit: test.unit };
    }
    case 'score':
      return { threshold: `at least ${test.atLeast} points`, unit: 'points' };
    case 'time-between': {
      const most = test.atMostDays === undefined ? [] : [`at most ${test.atMostDays} days`];
      const least = test.atLeastDays === undefined ? [] : [`at least ${test.atLeastDays} days`];
      return { threshold: [...least, ...most].join(', '), unit: 'd' };
    }
    case 'age': {
      const least = test.atLeastYears === undefined ? [] : [`at least ${test.atLeastYears} years`];
      const below = test.belowYears === undefined ? [] : [`below ${test.belowYears} years`];
      return { threshold: [...least, ...below].join(', '), unit: 'a' };
    }
    default:
      return {};
  }
}
