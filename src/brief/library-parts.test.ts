import { describe, expect, it } from 'vitest';
import { exampleCase } from '../../tests/library/example-cases.ts';
import { openSources } from '../../tests/questions/open-sources.ts';
import { answerCohort } from '../questions/cohort/index.ts';
import { answerEvidence } from '../questions/evidence/index.ts';
import { answerMatch } from '../questions/match/index.ts';
import { composeBrief, layOutBrief, plainPaint, renderHtml, renderText } from './index.ts';

const LUPUS = 'MONDO:0000002';
const view = { columns: 100, paint: plainPaint };
const asked = exampleCase('asked', {
  sex: 'female',
  ageYears: 37,
  main: [LUPUS],
  present: ['HP:0000003', 'HP:0000005'],
});

async function fullBrief() {
  const hostile = '<script>alert(1)</script>';
  const sources = await openSources([
    exampleCase('a', {
      main: [LUPUS],
      present: ['HP:0000003'],
      given: ['DRUG:0000002'],
      title: hostile,
      doi: '10.5555/a',
    }),
    exampleCase('b', {
      main: [LUPUS],
      present: ['HP:0000005'],
      given: ['DRUG:0000002'],
      ageYears: 50,
      doi: '10.5555/b',
    }),
  ]);
  try {
    return composeBrief([asked], {
      match: await answerMatch(sources, { asked: { case: asked }, today: '2026-01-31' }),
      evidence: await answerEvidence(sources, { condition: LUPUS }),
      cohort: await answerCohort(sources, { where: `has ${LUPUS}` }),
    });
  } finally {
    await sources.library.close();
  }
}

describe('a brief', () => {
  it('says in one line a part that there is no library to ask', () => {
    const text = renderText(layOutBrief(composeBrief([asked])), view);
    expect(text.match(/There is no library on this machine to ask/g)).toHaveLength(3);
  });

  it('has one key a part, shares with their n, and this case marked among such cases', async () => {
    const brief = await fullBrief();
    expect(Object.keys(brief)).toEqual(
      expect.arrayContaining(['case', 'precedents', 'novelty', 'overlaps', 'evidence', 'cohort', 'versions']),
    );
    const text = renderText(layOutBrief(brief), view);
    expect(text).toContain('■■ 2 / 2 (16–100 %) responders of evaluable; 2 treated');
    expect(text).toContain('this case 37: above 0 of 1');
    expect(text).toContain('OCEBM 2011 level 4');
  });

  it('draws its figures into the page, with the words of reports unable to become markup', async () => {
    const html = renderHtml(layOutBrief(await fullBrief()));
    expect(html.match(/<svg /g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain('<figcaption>Responders of evaluable patients, exact 95 % intervals</figcaption>');
    expect(html).not.toContain('<script');
  });
});
