import * as fc from 'fast-check';
import { type Case, CaseSchema, RESPONSES } from '../../src/case/index.ts';
import {
  age,
  citation,
  concept,
  day,
  duration,
  evidence,
  hex,
  laterality,
  number,
  quantity,
  site,
  span,
  time,
  words,
} from './arbitrary-parts.ts';

/**
 * Any case that the schema allows, with every optional part there or not: ids of many terminologies and none, dates of every precision,
 * words with quotes, commas, line breaks, formulas and letters beyond ASCII. Spans point into the text.
 */
export function arbitraryCase(): fc.Arbitrary<Case> {
  return fc
    .record(
      {
        id: fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,30}$/),
        schemaVersion: fc.constant(1),
        title: words,
        report: fc.record(
          { citation, sha256: hex, language: fc.constant('en'), licence: words },
          { requiredKeys: ['citation'] },
        ),
        subject,
        conditions: fc.array(condition, { maxLength: 3 }),
        findings: fc.array(finding, { maxLength: 4 }),
        measurements: fc.array(measurement, { maxLength: 3 }),
        investigations: fc.array(investigation, { maxLength: 2 }),
        treatments: fc.array(treatment, { maxLength: 3 }),
        course,
        claims: fc.array(
          fc.record({
            kind: fc.constantFrom('novelty', 'rarity', 'causality'),
            concepts: fc.array(concept, { maxLength: 2 }),
            evidence,
          }),
          { maxLength: 2 },
        ),
        interpretations: fc.array(interpretation, { minLength: 1, maxLength: 2 }),
        issues: fc.array(
          fc.record(
            {
              code: fc.constant('doubt'),
              severity: fc.constantFrom('error', 'warning', 'note'),
              message: words,
              span,
            },
            { requiredKeys: ['code', 'severity', 'message'] },
          ),
          { maxLength: 2 },
        ),
        text: fc.constant(TEXT),
        versions: fc.constant({
          program: '0.1.0',
          terminologies: [{ name: 'hp', version: '2025-03-03', sha256: 'ab' }],
        }),
      },
      { requiredKeys: [...REQUIRED] },
    )
    .map((made) => CaseSchema.parse(made));
}

const REQUIRED = [
  'id',
  'schemaVersion',
  'report',
  'subject',
  'conditions',
  'findings',
  'measurements',
  'investigations',
  'treatments',
  'course',
  'claims',
  'issues',
  'versions',
] as const;

const TEXT =
  'A 45-year-old woman had a rash on both thighs – “nodules”, she said – and no fever. Prednisone 20 mg helped.';

const subject = fc.record(
  {
    sourceId: words,
    sex: fc.record({ value: fc.constantFrom('female', 'male', 'other'), evidence }),
    age: fc.record({ value: age, evidence }),
    lastEncounter: fc.record({ time, evidence }),
    vitalStatus: fc.record(
      {
        value: fc.constantFrom('alive', 'deceased'),
        timeOfDeath: time,
        causeOfDeath: concept,
        survivalDays: fc.integer({ min: 1, max: 9999 }),
        evidence,
      },
      { requiredKeys: ['value', 'evidence'] },
    ),
    gender: concept,
    karyotypicSex: fc.constantFrom('XX', 'XY', 'other'),
  },
  { requiredKeys: [] },
);
const status = fc.constantFrom('present', 'excluded', 'unknown');
const condition = fc.record(
  {
    concept,
    status,
    role: fc.constantFrom('main', 'underlying', 'comorbidity', 'history', 'family'),
    relative: fc.constantFrom('mother', 'brother', 'cousin'),
    onset: time,
    resolution: time,
    stages: fc.array(concept, { minLength: 1, maxLength: 2 }),
    tnm: fc.array(concept, { minLength: 1, maxLength: 2 }),
    primarySite: site,
    laterality,
    latency: fc.record({ iso8601duration: duration, years: fc.nat(50), from: concept, evidence }),
    evidence,
  },
  { requiredKeys: ['concept', 'status', 'role', 'evidence'] },
);
const finding = fc.record(
  {
    concept,
    status,
    sites: fc.array(site, { minLength: 1, maxLength: 2 }),
    laterality,
    severity: fc.constantFrom('borderline', 'mild', 'moderate', 'severe', 'profound'),
    extent: fc.constantFrom('generalised', 'localised', 'universalis'),
    modifiers: fc.array(concept, { minLength: 1, maxLength: 2 }),
    onset: time,
    resolution: time,
    evidence,
  },
  { requiredKeys: ['concept', 'status', 'evidence'] },
);
const measurement = fc
  .record(
    {
      analyte: concept,
      quantity,
      valueConcept: concept,
      components: fc.array(
        fc.record({ type: concept, quantity: number.map((value) => ({ value, unit: 'mg' })) }),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
      procedure: concept,
      referenceRange: fc.record(
        { low: number, high: number, unit: fc.constant('mg/dL') },
        { requiredKeys: [] },
      ),
      interpretation: fc.constantFrom('low', 'normal', 'high', 'abnormal', 'positive', 'negative'),
      interpretationBasis: fc.constantFrom('stated', 'report-range', 'adult-range'),
      time,
      evidence,
    },
    { requiredKeys: ['analyte', 'evidence'] },
  )
  // Where nothing was interpreted, nothing says by what.
  .map(({ interpretationBasis, ...rest }) =>
    rest.interpretation === undefined || interpretationBasis === undefined
      ? rest
      : { ...rest, interpretationBasis },
  );
const investigation = fc.record(
  {
    modality: concept,
    kind: fc.constantFrom(
      'imaging',
      'pathology',
      'serology',
      'microbiology',
      'genetics',
      'endoscopy',
      'other',
    ),
    sites: fc.array(site, { minLength: 1, maxLength: 2 }),
    findings: fc.array(
      fc.record(
        { concept, status, sites: fc.array(site, { maxLength: 1 }), evidence },
        { requiredKeys: ['concept', 'status', 'evidence'] },
      ),
      { maxLength: 2 },
    ),
    interpretation: fc.constantFrom('normal', 'abnormal', 'positive', 'negative'),
    figure: fc.constant('Figure 1'),
    evidence,
  },
  { requiredKeys: ['modality', 'kind', 'findings', 'evidence'] },
);
const length = duration.map((iso8601duration) => ({ iso8601duration, days: 14 }));
const treatment = fc.record(
  {
    kind: fc.constantFrom('drug', 'procedure', 'other'),
    agent: concept,
    isClass: fc.boolean(),
    class: concept,
    status: fc.constantFrom('given', 'not-given', 'planned', 'unknown'),
    doses: fc.array(
      fc.record(
        {
          quantity,
          timesPerDay: fc.constantFrom(1, 2, 3, 4, 0.5, 0.142857),
          frequency: concept,
          interval: fc
            .tuple(day, day)
            .map((days) => days.sort())
            .map(([start, end]) => ({ start, end })),
          text: words,
          evidence,
        },
        { requiredKeys: ['text', 'evidence'] },
      ),
      { maxLength: 2 },
    ),
    route: fc.constantFrom('oral', 'intravenous', 'intralesional'),
    duration: fc.tuple(length, evidence).map(([made, said]) => ({ ...made, evidence: said })),
    start: time,
    end: time,
    cumulativeDose: number.map((value) => ({ value, unit: 'g', unitText: 'g' })),
    bodySite: site,
    intent: concept,
    indication: concept,
    regimen: fc.nat(3),
    response: fc.record({ value: fc.constantFrom(...RESPONSES), evidence }),
    adverseEvents: fc.array(fc.record({ concept, evidence }), { maxLength: 2 }),
    stopReason: words,
    evidence,
  },
  { requiredKeys: ['kind', 'agent', 'status', 'doses', 'response', 'adverseEvents', 'evidence'] },
);
const course = fc.record(
  {
    outcome: fc.record({
      value: fc.constantFrom(
        'resolved',
        'improved',
        'stable',
        'progressed',
        'relapsed',
        'died',
        'not-reported',
      ),
      evidence,
    }),
    followUp: fc.tuple(length, evidence).map(([made, said]) => ({ ...made, evidence: said })),
    complications: fc.array(fc.record({ concept, evidence }), { maxLength: 2 }),
  },
  { requiredKeys: ['outcome', 'complications'] },
);
const variant = fc.record(
  {
    id: fc.constant('c174del'),
    label: words,
    description: words,
    expressions: fc.array(fc.constant({ syntax: 'hgvs.c', value: 'NM_024666.5:c.174del' }), { maxLength: 2 }),
    vcf: fc.constant({
      genomeAssembly: 'hg38',
      chromosome: 'chr15',
      position: 67_236_719,
      reference: 'TG',
      alternate: 'T',
    }),
    moleculeContext: fc.constantFrom('genomic', 'transcript', 'protein'),
    structuralType: fc.constant({ id: 'SO:1000029', label: 'chromosomal_deletion' }),
    allelicState: fc.constant({ id: 'GENO:0000135', label: 'heterozygous' }),
    acmg: fc.constantFrom('benign', 'uncertain-significance', 'pathogenic'),
    actionability: fc.constantFrom('not-actionable', 'actionable'),
  },
  { requiredKeys: ['expressions'] },
);
const interpretation = fc.record(
  {
    id: fc.constantFrom('i1', 'i2'),
    progress: fc.constantFrom('in-progress', 'completed', 'solved', 'unsolved'),
    disease: concept,
    summary: words,
    genomic: fc.array(
      fc.record(
        {
          sampleId: fc.constant('sample-1'),
          role: fc.constantFrom('rejected', 'candidate', 'contributory', 'causative'),
          gene: fc.constantFrom({ id: 'HGNC:25662', label: 'AAGAB' }, { label: 'AAGAB' }),
          variant,
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['genomic'] },
);
