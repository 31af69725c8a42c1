import { describe, expect, it } from 'vitest';
import { readFixture } from '../../tests/exchange/read-fixture.ts';
import { type Case, CaseSchema } from '../case/index.ts';
import { casesFromJson, toPhenopacket } from './index.ts';

const VERSIONS = { program: 'test', terminologies: [] };
const read = (value: unknown): Case[] => casesFromJson(value, VERSIONS).map((one) => CaseSchema.parse(one));
const codeOf = (value: unknown): string => {
  try {
    read(value);
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
  return 'none';
};

describe('a phenopacket from elsewhere', () => {
  it('becomes a case with everything that it tells', () => {
    const [one] = read(readFixture('phenopacket.json'));
    expect(one).toMatchObject({
      id: 'invented-1',
      report: { citation: { pmid: '1', title: 'An invented report' } },
      subject: {
        sourceId: 'II-3',
        sex: { value: 'female' },
        age: { value: { years: 34.5 } },
        karyotypicSex: 'XX',
      },
      conditions: [
        { role: 'main', status: 'present', onset: { kind: 'age', age: { years: 5, yearsHigh: 7 } } },
        { role: 'comorbidity', status: 'excluded' },
      ],
      findings: [
        {
          status: 'present',
          severity: 'severe',
          laterality: 'left',
          modifiers: [{ id: 'HP:0025206' }],
          onset: { kind: 'class' },
          evidence: {
            origin: 'imported',
            sources: [{ code: { id: 'ECO:0006017' }, reference: { id: 'PMID:1' } }],
          },
        },
        { status: 'excluded', onset: { kind: 'gestation', weeks: 33, days: 2 } },
      ],
      measurements: [
        { quantity: { value: 120, unit: 'mg/L' }, referenceRange: { low: 0, high: 5 } },
        { interpretation: 'positive' },
      ],
      treatments: [
        {
          kind: 'drug',
          route: 'oral',
          response: { value: 'complete' },
          doses: [{ quantity: { value: 0.5 }, timesPerDay: 2, interval: { start: '2019-03-21' } }],
          start: { kind: 'date', iso8601date: '2019-03-21' },
        },
      ],
      interpretations: [{ progress: 'solved', genomic: [{ role: 'causative', gene: { id: 'HGNC:6998' } }] }],
    });
    expect(one?.issues.map(({ message }) => message)).toEqual([
      'A case has no room for: subject.alternateIds.',
    ]);
  });

  it('goes out as it came in, but for what a case has no room for and the resources it lacked', () => {
    const fixture = readFixture('phenopacket.json') as unknown as {
      subject: object;
      metaData: { resources: object[] };
    };
    const [one] = read(fixture);
    const { phenopacket } = toPhenopacket(one, { created: '', createdBy: '' });
    const { alternateIds: _, ...subject } = fixture.subject as { alternateIds: unknown };
    expect(phenopacket).toMatchObject({
      ...fixture,
      subject,
      metaData: {
        ...fixture.metaData,
        resources: expect.arrayContaining(fixture.metaData.resources) as never,
      },
    });
    expect(phenopacket.metaData.resources?.map((r) => r.namespacePrefix).sort()).toEqual([
      'DRUGBANK',
      'ECO',
      'GENO',
      'HGNC',
      'HP',
      'LOINC',
      'MONDO',
      'NCIT',
      'OMIM',
      'UCUM',
    ]);
  });

  it('is told by its fields in a wrapper, a family and a cohort, whose members share its metadata', () => {
    const { metaData, ...member } = readFixture('phenopacket.json');
    const other = { ...member, id: 'invented-2' };
    expect(read({ cohort: 'MEFV', phenopacket: { ...member, metaData } }).map(({ id }) => id)).toEqual([
      'invented-1',
    ]);
    expect(read({ id: 'f', proband: member, relatives: [other], metaData }).map(({ id }) => id)).toEqual([
      'invented-1',
      'invented-2',
    ]);
    expect(read({ id: 'c', members: [member, other], metaData }).map(({ id }) => id)).toEqual([
      'invented-1',
      'invented-2',
    ]);
  });

  it('that cannot be relied on is refused, each fault by its name', () => {
    const fixture = readFixture('phenopacket.json');
    const { metaData: _, ...without } = fixture;
    expect(codeOf(without)).toBe('phenopacket-no-metadata');
    expect(codeOf({ ...fixture, metaData: { phenopacketSchemaVersion: '1.0.0' } })).toBe(
      'phenopacket-version',
    );
    expect(
      codeOf({ metaData: {}, phenotypicFeatures: [{ type: { id: 'HP:1', label: 'x' }, negated: true }] }),
    ).toBe('phenopacket-version');
    expect(codeOf({ metaData: {}, phenotypicFeatures: [] })).toBe('phenopacket-no-id');
    expect(codeOf({ ...fixture, phenotypicFeatures: 'none' })).toBe('phenopacket-invalid');
    expect(codeOf({ hello: 'world' })).toBe('json-unknown');
    expect(codeOf(null)).toBe('json-unknown');
  });

  it('with id and label exchanged is put right, and says so', () => {
    const fixture = readFixture('phenopacket.json');
    const [one] = read({ ...fixture, phenotypicFeatures: [{ type: { id: 'Fever', label: 'HP:0001945' } }] });
    expect(one?.findings[0]?.concept).toEqual({ id: 'HP:0001945', label: 'Fever' });
    expect(one?.issues.map(({ code }) => code)).toContain('phenopacket-class-exchanged');
  });
});

describe("a hospital's FHIR Bundle", () => {
  it('becomes a case, without name and date of birth, with unknown codings by their words', () => {
    const [one] = read(readFixture('hospital-bundle.json'));
    expect(one).toMatchObject({
      subject: { sex: { value: 'female' }, age: { value: { iso8601duration: 'P44Y' } } },
      conditions: [
        {
          concept: { id: 'SNOMEDCT:414341000', label: 'Giant cell arteritis' },
          role: 'main',
          status: 'present',
          onset: { iso8601date: '2024-05' },
        },
        { concept: { label: 'Polymyalgia rheumatica' }, status: 'excluded' },
        { concept: { label: 'Glaucoma' }, role: 'family', relative: 'mother', onset: { age: { years: 61 } } },
      ],
      findings: [{ concept: { label: 'Jaw claudication' }, status: 'present' }],
      measurements: [
        {
          analyte: { id: 'LOINC:1988-5' },
          quantity: { value: 96, unit: 'mg/L' },
          interpretation: 'high',
          referenceRange: { high: 5 },
          time: { iso8601date: '2024-06-11' },
        },
      ],
      treatments: [
        {
          agent: { id: 'RXNORM:8640', label: 'prednisone' },
          status: 'given',
          route: 'oral',
          doses: [{ quantity: { value: 60, unit: 'mg' }, timesPerDay: 1, text: '60 mg once daily' }],
        },
      ],
    });
    expect(JSON.stringify(one)).not.toMatch(/Doe|Jane|1979|4711/);
    expect(one?.findings).toHaveLength(1);
    expect(one?.issues.map(({ code }) => code)).toEqual([
      'fhir-resource-unread',
      'fhir-resource-invalid',
      'fhir-age-from-birth',
    ]);
  });

  it('of another version, without a patient or that is none is refused', () => {
    const bundle = (resource: object) => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource }],
    });
    expect(codeOf(bundle({ resourceType: 'Condition', clinicalStatus: 'active' }))).toBe('fhir-version');
    expect(codeOf(bundle({ resourceType: 'MedicationUsage' }))).toBe('fhir-version');
    expect(codeOf(bundle({ resourceType: 'MedicationStatement', medication: { concept: {} } }))).toBe(
      'fhir-version',
    );
    expect(codeOf(bundle({ resourceType: 'Observation', code: {} }))).toBe('fhir-no-patient');
    expect(codeOf({ resourceType: 'Patient' })).toBe('fhir-not-bundle');
  });
});
