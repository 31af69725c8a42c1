import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from '../../../tests/case/arbitrary-case.ts';
import { type Case, CaseSchema, type Evidence, type Quantity, type Time } from '../../case/index.ts';
import { casesFromBundle, toBundle } from './index.ts';

const OPTIONS = { created: '2026-01-02T03:04:05Z', createdBy: 'precedent test' };
const VERSIONS = { program: '0.1.0', terminologies: [] };
const through = (one: Case): Case => {
  const [back] = casesFromBundle(
    JSON.parse(JSON.stringify(toBundle(one, OPTIONS).bundle)) as object,
    VERSIONS,
  );
  return CaseSchema.parse(back);
};

describe('a case through a FHIR Bundle', () => {
  it('keeps every fact that the format has a place for, with its evidence', () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        expect(held(through(one))).toEqual(held(one));
      }),
    );
  });

  it('is written the same again once it has been through', () => {
    fc.assert(
      fc.property(arbitraryCase(), (one) => {
        const once = toBundle(through(one), OPTIONS).bundle;
        expect(toBundle(through(through(one)), OPTIONS).bundle).toEqual(once);
      }),
    );
  });
});

/** What `docs/exchange.md` says a Bundle holds of a case, in one form for both sides. */
function held(one: Case) {
  const { report, subject, course } = one;
  const { sex, age, lastEncounter, vitalStatus, ...more } = subject;
  return {
    id: one.id,
    title: one.title,
    text: one.text === '' ? undefined : one.text,
    report: { ...report, citation: report.citation },
    subject: {
      ...more,
      sex: sex && { ...sex, evidence: told(sex.evidence, one) },
      age: age && { value: ageOf(age.value), evidence: told(age.evidence, one) },
      lastEncounter: lastEncounter && {
        time: lastEncounter.time,
        evidence: told(lastEncounter.evidence, one),
      },
      vitalStatus: vitalStatus && { ...vitalStatus, evidence: told(vitalStatus.evidence, one) },
    },
    conditions: sorted(
      one.conditions
        .filter(({ role, status }) => role !== 'family' || status === 'present')
        .map(({ latency, relative, ...condition }) => ({
          ...(condition.role === 'family'
            ? { concept: condition.concept, role: condition.role, onset: familyOnset(condition.onset) }
            : condition),
          latency: condition.role === 'family' ? undefined : latency && { ...latency, evidence: undefined },
          relative: condition.role === 'family' ? relative : undefined,
          evidence: told(condition.evidence, one),
        })),
    ),
    findings: one.findings.map((finding) => ({ ...finding, evidence: told(finding.evidence, one) })),
    measurements: one.measurements.map(({ quantity, components, valueConcept, referenceRange, ...rest }) => ({
      ...rest,
      quantity: quantity && quantityOf(quantity),
      components: components?.map(({ type, quantity: part }) => ({ type, value: part.value })),
      valueConcept,
      range: [referenceRange?.low, referenceRange?.high],
      evidence: told(rest.evidence, one),
    })),
    investigations: one.investigations.map(({ sites, ...investigation }) => ({
      ...investigation,
      sites: sites ?? [],
      findings: investigation.findings.map((finding) => ({
        concept: finding.concept,
        status: finding.status,
        sites: finding.sites ?? [],
        evidence: told(finding.evidence, one),
      })),
      evidence: told(investigation.evidence, one),
    })),
    treatments: sorted(
      one.treatments.map(({ doses, route, duration, ...treatment }) => ({
        ...treatment,
        cumulativeDose: treatment.cumulativeDose && quantityOf(treatment.cumulativeDose),
        doses:
          treatment.kind === 'drug'
            ? doses.map(({ quantity, text, timesPerDay, frequency, interval }) => ({
                value: quantity?.value,
                high: quantity?.valueHigh,
                text,
                timesPerDay,
                frequency,
                interval,
              }))
            : [],
        route: treatment.kind === 'drug' ? route : undefined,
        duration: duration && [duration.iso8601duration, duration.days],
        response: {
          value: treatment.response.value,
          evidence:
            treatment.response.value === 'not-reported' ? undefined : told(treatment.response.evidence, one),
        },
        adverseEvents: treatment.adverseEvents.map(({ concept, evidence }) => ({
          concept,
          evidence: told(evidence, one),
        })),
        evidence: told(treatment.evidence, one),
      })),
    ),
    course: {
      outcome: course.outcome.value,
      followUp: course.followUp && { ...course.followUp, evidence: told(course.followUp.evidence, one) },
      complications: course.complications.map(({ concept, evidence }) => ({
        concept,
        evidence: told(evidence, one),
      })),
    },
  };
}

/** Spans go with the text; a reference without a word in it is none. */
function told({ spans, sources, ...evidence }: Evidence, { text }: Case) {
  return {
    ...evidence,
    spans: text === undefined || text === '' ? [] : spans,
    sources: sources?.map(({ code, reference }) => ({
      code,
      ...(Object.keys(reference ?? {}).length > 0 && { reference }),
    })),
  };
}

/** A unit's words stand for its code where it has no words of its own; a dose's or amount's bound and pair are told apart from it. */
function quantityOf({ unit, unitText, ...numbers }: Quantity) {
  return { ...numbers, unit: unit ?? unitText };
}

function ageOf({
  years: _,
  yearsHigh: __,
  ...age
}: object & { years: number; yearsHigh?: number | undefined }) {
  return age;
}

/** FHIR's history of a relative has no dates of onset but in words. */
function familyOnset(onset: Time | undefined): Time | undefined {
  return onset;
}

function sorted<T>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
