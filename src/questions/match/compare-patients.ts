import type { Case, Time } from '../../case/index.ts';
import { sharedShingles, shinglesOf } from './shingles.ts';

/** One fact of two reports side by side. `points` weighs how unlikely it is that two patients agree in it by chance. */
export interface ComparedFact {
  readonly fact: string;
  readonly here: string;
  readonly there: string;
  readonly points: number;
}

/** What two reports say alike and unlike of their patients. */
export interface PatientComparison {
  readonly agreeing: readonly ComparedFact[];
  readonly disagreeing: readonly ComparedFact[];
  readonly points: number;
}

// Rough weights in units of "as telling as the same age in years"; they order and cut proposals for a person and decide nothing.
const POINTS = {
  curator: 6,
  age: 1,
  nearAge: 0.5,
  sex: 0.5,
  latency: 1.5,
  date: 1,
  site: 0.5,
  value: 2,
  drug: 0.5,
  drugWithDose: 2,
  rareFinding: 0.5,
  author: 1,
  someWords: 3,
  manyWords: 6,
  otherAge: -2,
  otherSex: -5,
  otherLatency: -1,
  otherValue: -0.5,
} as const;

const MOST_OF_A_KIND = 4;

/** Compares what two cases say of their patients. `isRare` tells which findings are worth noting. Linear in facts and text. */
export function comparePatients(
  here: Case,
  there: Case,
  isRare: (label: string) => boolean,
): PatientComparison {
  const facts = [
    ...curated(here, there),
    ...subject(here, there),
    ...latency(here, there),
    ...dates(here, there),
    ...capped(common('site', sitesOf(here), sitesOf(there), POINTS.site)),
    ...values(here, there),
    ...capped(drugs(here, there)),
    ...capped(
      common('rare finding', findingsOf(here), findingsOf(there), POINTS.rareFinding).filter(
        ({ here: label }) => isRare(label),
      ),
    ),
    ...capped(common('author', authorsOf(here), authorsOf(there), POINTS.author)),
    ...words(here, there),
  ];
  return {
    agreeing: facts.filter(({ points }) => points > 0),
    disagreeing: facts.filter(({ points }) => points < 0),
    points: facts.reduce((sum, { points }) => sum + points, 0),
  };
}

function capped(facts: readonly ComparedFact[]): readonly ComparedFact[] {
  return facts.slice(0, MOST_OF_A_KIND);
}

function curated(here: Case, there: Case): ComparedFact[] {
  const isSaid =
    here.curation?.overlapsWith.includes(there.id) === true ||
    there.curation?.overlapsWith.includes(here.id) === true;
  return isSaid
    ? [
        {
          fact: 'a curator noted that they may overlap',
          here: here.id,
          there: there.id,
          points: POINTS.curator,
        },
      ]
    : [];
}

function subject(here: Case, there: Case): ComparedFact[] {
  const facts: ComparedFact[] = [];
  const [sex, otherSex] = [here.subject.sex?.value, there.subject.sex?.value];
  if (sex !== undefined && otherSex !== undefined)
    facts.push({
      fact: 'sex',
      here: sex,
      there: otherSex,
      points: sex === otherSex ? POINTS.sex : POINTS.otherSex,
    });
  const [age, otherAge] = [here.subject.age?.value.years, there.subject.age?.value.years];
  if (age !== undefined && otherAge !== undefined) {
    const apart = Math.abs(age - otherAge);
    const points = apart < 0.5 ? POINTS.age : apart <= 1 ? POINTS.nearAge : POINTS.otherAge;
    facts.push({ fact: 'age, years', here: String(age), there: String(otherAge), points });
  }
  return facts;
}

function latency(here: Case, there: Case): ComparedFact[] {
  const latencyOf = (one: Case) =>
    one.conditions.find((condition) => condition.latency !== undefined)?.latency;
  const [own, other] = [latencyOf(here), latencyOf(there)];
  if (own === undefined || other === undefined) return [];
  const points = Math.abs(own.years - other.years) < 0.5 ? POINTS.latency : POINTS.otherLatency;
  return [{ fact: 'latency, years', here: String(own.years), there: String(other.years), points }];
}

function dates(here: Case, there: Case): readonly ComparedFact[] {
  const datesOf = (one: Case) =>
    new Set(
      [...one.conditions, ...one.findings]
        .map(({ onset }) => dateOf(onset))
        .filter((date) => date !== undefined),
    );
  return capped(common('date', datesOf(here), datesOf(there), POINTS.date));
}

function dateOf(onset: Time | undefined): string | undefined {
  return onset?.kind === 'date' ? onset.iso8601date : undefined;
}

function sitesOf(one: Case): ReadonlySet<string> {
  return new Set(
    [...one.findings, ...one.investigations].flatMap(({ sites }) => sites ?? []).map(({ label }) => label),
  );
}

function findingsOf(one: Case): ReadonlySet<string> {
  return new Set(
    one.findings.filter(({ status }) => status === 'present').map(({ concept }) => concept.label),
  );
}

function authorsOf(one: Case): ReadonlySet<string> {
  return new Set((one.report.citation.authors ?? []).map((author) => author.toLowerCase()));
}

function common(
  fact: string,
  here: ReadonlySet<string>,
  there: ReadonlySet<string>,
  points: number,
): readonly ComparedFact[] {
  return [...here]
    .filter((value) => there.has(value))
    .map((value) => ({ fact, here: value, there: value, points }));
}

function values(here: Case, there: Case): readonly ComparedFact[] {
  const facts: ComparedFact[] = [];
  for (const own of here.measurements) {
    if (own.quantity === undefined) continue;
    const other = there.measurements.find(
      ({ analyte, quantity }) =>
        analyte.label === own.analyte.label && quantity !== undefined && quantity.unit === own.quantity?.unit,
    );
    if (other?.quantity === undefined) continue;
    const unit = own.quantity.unit ?? '';
    const isSame = own.quantity.value === other.quantity.value;
    facts.push({
      fact: own.analyte.label,
      here: `${own.quantity.value} ${unit}`.trim(),
      there: `${other.quantity.value} ${unit}`.trim(),
      points: isSame ? POINTS.value : POINTS.otherValue,
    });
  }
  return capped(facts);
}

function drugs(here: Case, there: Case): readonly ComparedFact[] {
  const facts: ComparedFact[] = [];
  const seen = new Set<string>();
  for (const own of here.treatments) {
    const { label } = own.agent;
    const others = there.treatments.filter(({ agent }) => agent.label === label);
    if (others.length === 0 || seen.has(label)) continue;
    seen.add(label);
    const doseOf = (text: string) => text.toLowerCase().replace(/\s+/g, '');
    const doses = new Set(others.flatMap((other) => other.doses.map(({ text }) => doseOf(text))));
    const same = own.doses.find(({ text }) => doses.has(doseOf(text)));
    facts.push(
      same === undefined
        ? { fact: 'treatment', here: label, there: label, points: POINTS.drug }
        : {
            fact: 'treatment and dose',
            here: `${label} ${same.text}`,
            there: `${label} ${same.text}`,
            points: POINTS.drugWithDose,
          },
    );
  }
  return facts.sort((a, b) => b.points - a.points);
}

function words(here: Case, there: Case): ComparedFact[] {
  if (here.text === undefined || there.text === undefined) return [];
  const { shared, of } = sharedShingles(ownShingles(here, here.text), shinglesOf(there.text));
  if (shared < 2) return [];
  const many = shared / of >= 0.1;
  const share = `${shared} of ${of} runs of eight words`;
  return [
    {
      fact: 'the same wording',
      here: share,
      there: share,
      points: many ? POINTS.manyWords : POINTS.someWords,
    },
  ];
}

// One case is compared with many: its own shingles are made once.
const shinglesByCase = new WeakMap<Case, ReadonlySet<string>>();

function ownShingles(one: Case, text: string): ReadonlySet<string> {
  const known = shinglesByCase.get(one);
  if (known !== undefined) return known;
  const made = shinglesOf(text);
  shinglesByCase.set(one, made);
  return made;
}
