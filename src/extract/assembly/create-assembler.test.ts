import { beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../tests/golden/read-example.ts';
import type { Reader } from '../extract.ts';
import type { CaseFacts } from './create-assembler.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});

function caseOf(text: string): CaseFacts {
  return reader.readText(text).assembly.cases[0];
}

function treatment(text: string, agent: RegExp): CaseFacts['treatments'][number] | undefined {
  return caseOf(text).treatments.find((t) => agent.test(t.agent.label));
}

const labels = (facts: readonly { readonly concept: { readonly label: string } }[]): string[] =>
  facts.map((f) => f.concept.label.toLowerCase());

describe('a measurement', () => {
  it('is made for each analyte of a list that one word speaks of', () => {
    const { measurements } = caseOf(
      'A 40-year-old woman had normal serum calcium, phosphorus, parathyroid hormone and muscle enzyme levels.',
    );
    expect(measurements.map((m) => [m.analyte.label, m.interpretation])).toEqual([
      ['calcium', 'normal'],
      ['phosphate', 'normal'],
      ['parathyroid hormone', 'normal'],
      ['muscle enzymes', 'normal'],
    ]);
  });

  it.each([
    ['White cell count was 3.4 × 10⁹/L (4.0–11.0).', { value: 3.4, unit: '10*9/L' }, 'low'],
    ['Blood pressure was 118/74 mmHg.', { value: 118, second: 74, unit: 'mm[Hg]' }, undefined],
    ['Arterial pH was 7.21.', { value: 7.21, unit: '1' }, 'low'],
    ['Antinuclear antibody was positive at a titre of 1:640.', { value: 640, unit: '{titer}' }, 'positive'],
  ])('of "%s" has its number, unit and meaning', (text, quantity, interpretation) => {
    const [first] = caseOf(`A 40-year-old woman was seen. ${text}`).measurements;
    expect(first.quantity).toMatchObject(quantity);
    expect(first.interpretation).toBe(interpretation);
  });

  it('yields the finding that it means, marked as derived', () => {
    const anaemia = caseOf('A 40-year-old woman was seen. Haemoglobin was 5.7 g/dL.').findings.find(
      (f) => f.concept.id === 'HP:0001903',
    );
    expect(anaemia?.evidence.derivedBy).toMatch(/haemoglobin low/i);
  });

  it('of a child lies outside a wide range or nowhere', () => {
    const ofChild = caseOf('A 7-year-old girl was seen. Haemoglobin was 7.1 g/dL and sodium was 140 mmol/L.');
    expect(labels(ofChild.findings)).toEqual(['anemia']);
    expect(ofChild.measurements.map((m) => [m.interpretation, m.interpretationBasis])).toEqual([
      ['low', 'child-range'],
      [undefined, undefined],
    ]);
  });

  it('is no change of a value', () => {
    expect(caseOf('A 40-year-old woman had lost 4 kg in weight.').measurements).toEqual([]);
  });
});

describe('a treatment', () => {
  it('holds dose, unit, frequency, route and duration together', () => {
    const drug = treatment(
      'He was treated with oral prednisolone 20 mg twice daily for 6 months.',
      /predniso/i,
    );
    expect(drug).toMatchObject({ route: 'oral', duration: { iso8601duration: 'P6M' }, status: 'given' });
    expect(drug?.doses[0]).toMatchObject({ quantity: { value: 20, unit: 'mg' }, timesPerDay: 2 });
  });

  it.each([
    [
      'Prednisolone 20 mg/day and diltiazem 120 mg/day were given. However, the general condition still progressed.',
      /dilt/i,
      'worse',
    ],
    ['Methotrexate 15 mg weekly was started. The rash resolved completely.', /metho/i, 'complete'],
    ['Prednisone was stopped after 12 months. Two years later he had not relapsed.', /predniso/i, 'complete'],
    ['The disease worsened, and methotrexate 15 mg weekly was started.', /metho/i, 'not-reported'],
    ['Atropine 0.5 mg intravenously had no effect.', /atrop/i, 'none'],
  ])('of "%s" has the response that is told of it', (text, agent, response) => {
    expect(treatment(`A 50-year-old man was seen. ${text}`, agent)?.response.value).toBe(response);
  });

  it.each([
    'She developed dyspepsia while taking methotrexate 15 mg weekly.',
    'Due to methotrexate she developed dyspepsia.',
    'She had methotrexate-induced dyspepsia.',
    'She had dyspepsia due to methotrexate.',
  ])('has the adverse event of "%s"', (text) => {
    expect(labels(treatment(text, /methotrexate/i)?.adverseEvents ?? [])).toContain('dyspepsia');
  });

  it('says why it was given and why it was stopped', () => {
    expect(
      treatment('Methotrexate 15 mg weekly was given for psoriasis.', /metho/i)?.indication?.label,
    ).toMatch(/psoriasis/i);
    expect(treatment('Metformin was stopped because of severe diarrhoea.', /metformin/i)?.stopReason).toBe(
      'severe diarrhoea',
    );
  });

  it('is told apart as given, not given and planned', () => {
    expect(treatment('He received no methotrexate.', /metho/i)?.status).not.toBe('given');
    expect(treatment('Methotrexate 15 mg weekly was given.', /metho/i)?.status).toBe('given');
  });
});

describe('a condition', () => {
  it('has its latency from the disease that the report counts from, and no second onset', () => {
    const facts = caseOf(
      'A 37-year-old woman was seen. In 2000 she had been diagnosed with systemic lupus erythematosus. Ten years after the diagnosis she developed panniculitis.',
    );
    const late = facts.conditions.find((c) => /panniculitis/i.test(c.concept.label));
    expect(late?.latency).toMatchObject({
      iso8601duration: 'P10Y',
      from: { label: 'systemic lupus erythematosus' },
    });
    expect(late?.onset).toBeUndefined();
  });

  it('that was diagnosed is the main one, though its ground is told in between', () => {
    const { conditions } = caseOf(
      'A 40-year-old woman had lupus. Her lupus was quiet. Dystrophic calcinosis cutis of the universalis type, secondary to lupus, was diagnosed.',
    );
    expect(conditions.filter(({ role }) => role === 'main').map((c) => c.concept.label)).toEqual([
      'dystrophic calcinosis cutis',
    ]);
  });

  it('of a relative names the relative', () => {
    const { conditions } = caseOf('A 37-year-old woman had fever. Her mother had rheumatoid arthritis.');
    expect(conditions.find((c) => c.role === 'family')).toMatchObject({
      relative: 'mother',
      status: 'present',
    });
  });
});

describe('a finding', () => {
  it('that a predicate tells of a body part has its place there', () => {
    const { findings } = caseOf(
      'A 70-year-old man was seen. The left temporal artery was thickened and tender.',
    );
    expect(findings.map((f) => [f.concept.label, f.sites?.[0]?.label, f.laterality])).toEqual([
      ['thickening', 'temporal artery', 'left'],
      ['Tenderness', 'temporal artery', 'left'],
    ]);
  });

  it('that was the reason of a visit is not dated by the visit', () => {
    const [nodule] = caseOf(
      'A 37-year-old woman was referred to our clinic in March 2010 because of lumps on both thighs.',
    ).findings;
    expect(nodule?.concept.label).toBe('nodule');
    expect(nodule).not.toHaveProperty('onset');
  });
});

describe('an investigation', () => {
  it('tells what it ruled out, with the places, and its figure', () => {
    const [ct] = caseOf(
      'A 37-year-old woman was seen. Computed tomography showed calcification of the skin, with no muscle, vessel or visceral organ invasion (Figure 2).',
    ).investigations;
    expect(ct.figure).toBe('Figure 2');
    const invasion = ct.findings.find((f) => f.status === 'excluded');
    expect(invasion?.concept.label).toBe('invasion');
    expect(invasion?.sites?.length).toBe(3);
  });

  it('that was normal as a whole is no measurement', () => {
    const { investigations, measurements } = caseOf(
      'A 37-year-old woman was seen. Echocardiography was normal.',
    );
    expect(investigations[0]).toMatchObject({ interpretation: 'normal' });
    expect(measurements).toEqual([]);
  });
});

describe('doubts', () => {
  it.each([
    ['A 50-year-old man took diltiazem 30 mg/day.', 'dose-below-usual'],
    ['A 50-year-old man took levothyroxine 75 mg daily.', 'dose-unit-unlikely'],
    ['A 50-year-old man took Dilitiazem 120 mg/day.', 'drug-misspelt'],
    [
      'We report two patients. A 50-year-old man had fever. A 60-year-old woman had fever.',
      'patients-not-parted',
    ],
    ['A 50-year-old man was seen. Serum sodium was 14 mmol/L.', 'measurement-implausible'],
  ])('of "%s" include %s', (text, code) => {
    expect(caseOf(text).issues.map((i) => i.code)).toContain(code);
  });

  it('of doses spare children and usual doses', () => {
    const codes = [
      'A 5-year-old boy took diltiazem 30 mg/day.',
      'A 50-year-old man took diltiazem 240 mg/day.',
    ].flatMap((text) => caseOf(text).issues.map((i) => i.code));
    expect(codes.filter((code) => code.startsWith('dose-'))).toEqual([]);
  });
});

describe('a claim', () => {
  it('of novelty names the concepts claimed', () => {
    const { claims } = caseOf(
      'A 50-year-old man had fever. To our knowledge, no case of sarcoidosis with panniculitis has been reported.',
    );
    expect(claims[0].kind).toBe('novelty');
    expect(labels(claims[0].concepts.map((concept) => ({ concept })))).toEqual([
      'sarcoidosis',
      'panniculitis',
    ]);
  });

  it('is not made of the history of others or of a rare disease', () => {
    expect(
      caseOf('The first case of sarcoidosis was described in 1957. Sarcoidosis is a rare disease.').claims,
    ).toEqual([]);
  });
});

describe('the course', () => {
  it('ends as last told, with the time of follow-up', () => {
    const { course } = caseOf(
      'A 50-year-old man was treated with prednisolone 40 mg/day. At the last follow-up, two years after the first visit, he remained well.',
    );
    expect(course).toMatchObject({ outcome: { value: 'resolved' }, followUp: { iso8601duration: 'P2Y' } });
  });

  it('is not a relative’s death', () => {
    expect(
      caseOf('A 50-year-old man had fever. His father had died of stroke. He recovered.').course.outcome
        .value,
    ).toBe('resolved');
  });
});
