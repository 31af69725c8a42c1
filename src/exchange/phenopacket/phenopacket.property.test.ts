import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from '../../../tests/case/arbitrary-case.ts';
import { type Case, CaseSchema, type ConceptRef, type Time } from '../../case/index.ts';
import {
  caseFromPhenopacketBytes,
  caseFromPhenopacketJson,
  encodePhenopacket,
  toPhenopacket,
} from './index.ts';
import { decodePhenopacketJson } from './phenopacket-codec.ts';

const OPTIONS = { created: '2026-01-02T03:04:05Z', createdBy: 'precedent test', keepsRefused: true };
const VERSIONS = { program: 'test', terminologies: [] };
const write = (one: Case) => toPhenopacket(one, OPTIONS).phenopacket;
const there = (value: object) => JSON.parse(JSON.stringify(value)) as object;

describe('a case through a phenopacket', () => {
  it('comes back as a case whose phenopacket is the same to the letter', () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        const written = there(write(one));
        const back = caseFromPhenopacketJson(written, VERSIONS);
        expect(CaseSchema.parse(back)).toEqual(back);
        expect(there(write(back))).toEqual(written);
      }),
    );
  });

  it('keeps every fact that the format has a place for', () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        const back = caseFromPhenopacketJson(there(write(one)), VERSIONS);
        expect(held(back)).toEqual(held(one));
      }),
    );
  });

  it('is the same from bytes as from JSON', () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        const phenopacket = write(one);
        const bytes = caseFromPhenopacketBytes(encodePhenopacket(phenopacket), VERSIONS);
        expect(bytes).toEqual(caseFromPhenopacketJson(there(phenopacket), VERSIONS));
      }),
    );
  });

  it('is told by fields of the schema alone, with a resource for every prefix', () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        const phenopacket = write(one);
        expect(decodePhenopacketJson(phenopacket).ignored).toEqual([]);
        const { resources, ...metaData } = phenopacket.metaData;
        const prefixes = [
          ...JSON.stringify({ ...phenopacket, metaData }).matchAll(/"id":"([A-Za-z]+):[^"]*","label"/g),
        ];
        const listed = new Set(resources?.map(({ namespacePrefix }) => namespacePrefix));
        expect(prefixes.map(([, prefix]) => prefix).filter((prefix) => !listed.has(prefix))).toEqual([]);
      }),
    );
  });
});

/** What `docs/exchange.md` says a phenopacket holds of a case, in one form for both sides. */
function held(one: Case) {
  const { subject, report } = one;
  return {
    id: one.id,
    citation: [report.citation.pmid ?? report.citation.doi ?? report.citation.pmcid],
    subject: {
      id: subject.sourceId ?? one.id,
      sex: subject.sex?.value,
      seen: timeOf(subject.lastEncounter?.time ?? (subject.age && { kind: 'age', age: subject.age.value })),
      vitalStatus: subject.vitalStatus && {
        value: subject.vitalStatus.value,
        days: subject.vitalStatus.survivalDays,
        cause: subject.vitalStatus.causeOfDeath,
        time: timeOf(subject.vitalStatus.timeOfDeath),
      },
      gender: subject.gender,
      karyotypicSex: subject.karyotypicSex,
    },
    findings: statedFindings(one).map((finding) => ({
      concept: finding.concept,
      status: finding.status,
      severity: finding.severity,
      laterality: finding.laterality,
      extent: finding.extent,
      sites: finding.sites ?? [],
      modifiers: finding.modifiers ?? [],
      onset: timeOf(finding.onset),
      resolution: timeOf(finding.resolution),
      note: finding.evidence.note,
    })),
    conditions: one.conditions
      .filter(
        ({ status, role, evidence }) =>
          status !== 'unknown' && role !== 'family' && !evidence.derivedBy?.startsWith('phenopacket'),
      )
      .map(({ concept, status, onset, resolution, stages, tnm, primarySite, laterality }) =>
        JSON.stringify([
          concept,
          status,
          timeOf(onset),
          timeOf(resolution),
          stages,
          tnm,
          primarySite,
          laterality,
        ]),
      )
      .sort(),
    measurements: [...one.measurements, ...one.investigations.flatMap(resultOf)]
      .filter((m) => m.quantity ?? m.components ?? m.valueConcept ?? m.interpretation)
      .map((m) => ({
        analyte: m.analyte,
        value: m.quantity?.value,
        bound: m.quantity?.comparator,
        high: m.quantity?.valueHigh,
        second: m.quantity?.second,
        unit: m.quantity?.unit,
        interpretation: m.interpretation,
        concept: m.quantity === undefined && m.components === undefined ? m.valueConcept : undefined,
        components: m.quantity === undefined ? (m.components ?? []).length : 0,
        time: timeOf(m.time),
        procedure: m.procedure,
      })),
    treatments: one.treatments
      .filter(({ status }) => status === 'given')
      .map((t) => ({
        kind: t.kind,
        agent: t.agent,
        doses:
          t.kind === 'drug'
            ? t.doses.filter((d) => d.quantity).map((d) => [d.quantity?.value, d.timesPerDay])
            : [],
        route: t.kind === 'drug' ? t.route : undefined,
        response: t.response.value,
        adverse: t.adverseEvents.map(({ concept }) => concept),
        indication: t.indication,
        intent: t.intent,
        stopReason: t.stopReason,
        bodySite: t.kind === 'procedure' ? t.bodySite : undefined,
      })),
    genomic: (one.interpretations ?? []).map(({ progress, disease, summary, genomic }) => ({
      progress,
      disease,
      summary,
      genomic: genomic.map(({ role, gene, variant, sampleId }) => ({ role, gene, variant, sampleId })),
    })),
  };
}

/** Findings are a feature each; what investigations showed joins them where it does not stand there, and their own result is a measurement. */
function statedFindings(one: Case): Case['findings'] {
  const shown = one.investigations.flatMap(({ findings }) => findings as Case['findings']);
  const seen = new Set<string>();
  const key = (f: Case['findings'][number]) => `${f.status} ${f.concept.id ?? f.concept.label}`;
  return [...one.findings, ...shown].filter((finding, position) => {
    const isNew = position < one.findings.length || !seen.has(key(finding));
    seen.add(key(finding));
    return finding.status !== 'unknown' && isNew;
  });
}

function resultOf({
  modality,
  interpretation,
  evidence,
}: Case['investigations'][number]): Case['measurements'] {
  return interpretation === undefined ? [] : [{ analyte: modality, interpretation, evidence }];
}

function timeOf(time: Time | undefined): Time | ConceptRef | undefined {
  return time?.kind === 'relative' ? undefined : time;
}
