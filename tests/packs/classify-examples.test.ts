import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, type Classified, openApp } from '../../src/app/index.ts';

let folder: string;
let app: App;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'precedent-classify-'));
  app = await openApp({ dataFolder: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function classify(path: string, scheme?: string): Promise<Classified> {
  return app.classify(await app.classifiable(path, scheme));
}

describe('classify, from the words of a report', () => {
  it.each([
    ['metastatic', 'metastatic', 'definite'],
    ['idiopathic', 'idiopathic', 'definite'],
    ['iatrogenic', 'iatrogenic', 'definite'],
    ['calciphylaxis', 'calciphylaxis', 'definite'],
    ['dystrophic-dermatomyositis', 'dystrophic', 'definite'],
    ['unclassifiable', undefined, 'undetermined'],
  ])('examples/calcinosis/%s.md', async (name, type, certainty) => {
    const { verdict } = await classify(`examples/calcinosis/${name}.md`);
    expect({ type: verdict.type, certainty: verdict.certainty }).toEqual({ type, certainty });
  });

  it('finds the lupus example dystrophic and universalis, with the words behind it', async () => {
    const target = await app.classifiable('examples/lupus-panniculitis-calcinosis.md');
    const { verdict, types, extent, criteria } = app.classify(target);
    expect(verdict.type).toBe('dystrophic');
    expect(['definite', 'probable']).toContain(verdict.certainty);
    expect(extent?.id).toBe('universalis');
    for (const id of ['calciphylaxis', 'metastatic']) {
      const type = types.find((one) => one.id === id);
      expect(type?.certainty).toBe('not-supported');
      expect(type?.reasons[0].facts.length).toBeGreaterThan(0);
    }
    const { text = '' } = target.case;
    const words = criteria
      .find(({ id }) => id === 'calcium-normal')
      ?.facts.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));
    expect(words?.join(' ')).toMatch(/calcium.*normal/);
  });

  it('asks for calcium and phosphate first when the sentence on laboratory values is deleted', async () => {
    const sentence =
      'Serum levels of calcium, phosphorus, parathyroid hormone and muscle enzymes were all normal.';
    const whole = readFileSync('examples/lupus-panniculitis-calcinosis.md', 'utf8');
    expect(whole).toContain(sentence);
    const path = join(folder, 'without.md');
    writeFileSync(path, whole.replace(sentence, ''));
    const { verdict, findOutNext } = await classify(path);
    expect(verdict).toMatchObject({ type: 'dystrophic', certainty: 'probable' });
    expect(findOutNext.slice(0, 2).map(({ id }) => id)).toEqual(['calcium', 'phosphate']);
  });

  it('takes kidney function that a report only calls normal as normal', async () => {
    const path = join(folder, 'kidney.md');
    writeFileSync(
      path,
      'A 40-year-old woman with lupus had calcinosis cutis of the thigh. Renal function was normal.',
    );
    const { criteria } = await classify(path);
    const kidney = criteria.find(({ id }) => id === 'kidney-normal');
    expect(kidney?.value).toBe('met');
    expect(kidney?.facts.map(({ says }) => says)).toEqual(['kidney function: normal (as the report says)']);
  });

  it('stands in the brief under a key of its own', async () => {
    const brief = await app.brief('examples/calcinosis/calciphylaxis.md');
    expect(brief.classification?.verdict.type).toBe('calciphylaxis');
    expect(app.markdown(brief)).toContain('## What is it');
  });

  it('leaves a report alone that no pack covers, unless a pack is named', async () => {
    await expect(classify('examples/legionella-hyponatraemia.md')).rejects.toThrow(/No pack covers/);
    const { inScope, verdict } = await classify(
      'examples/legionella-hyponatraemia.md',
      'calcinosis-cutis/four-types',
    );
    expect(inScope).toBe(false);
    expect(verdict.label).toBeDefined();
  });
});
