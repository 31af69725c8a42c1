import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp, type OpenLibrary, plainPaint } from '../../src/app/index.ts';

const LUPUS = 'examples/lupus-panniculitis-calcinosis.md';
const CALCINOSIS = 'HP:0010766';
const SLE = 'MONDO:0007915';

let folder: string;
let app: App;
let library: OpenLibrary;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'precedent-library-of-pack-'));
  app = await openApp({ dataFolder: folder, terminologyFiles: [] });
  await app.brief(LUPUS);
  library = await app.openLibrary();
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('match, on the lupus example among the pack’s published cases', () => {
  it('finds at least seven of ten in lupus, and none in dermatomyositis or systemic sclerosis', async () => {
    const { precedents } = await library.match({ report: LUPUS }, 10);
    const kinds = precedents.map(({ id }) => /:([A-Z]+)-/.exec(id)?.[1]);
    const lupus = kinds.filter((kind) => kind === 'SLE' || kind === 'LP');
    expect(lupus.length).toBeGreaterThanOrEqual(7);
    expect(kinds.slice(0, 5).every((kind) => kind === 'SLE' || kind === 'LP')).toBe(true);
    expect(kinds).not.toContain('DM');
    expect(kinds).not.toContain('SSC');
  });
});

describe('evidence, among published cases of lupus', () => {
  it.each([
    ['Diltiazem', ['SLE-001', 'SLE-004', 'SLE-009', 'SLE-014']],
    ['bisphosphonate', ['SLE-001']],
    ['sodium thiosulfate', ['SLE-013', 'SLE-020']],
    ['surgical excision', ['SLE-001', 'SLE-006', 'SLE-008', 'SLE-012', 'SLE-026']],
  ])('gives %s with its cases', async (agent, expected) => {
    const { treatments } = await library.evidence({ condition: CALCINOSIS, among: SLE });
    const found = treatments.find(({ label }) => label === agent);
    expect(found?.cases.map(({ id }) => id.replace('calcinosis-cutis:', '')).sort()).toEqual(expected);
    expect(found?.responders.of).toBe(found?.evaluable);
  });

  it('shows each case behind a count, one step away', async () => {
    const answer = await library.evidence({ condition: CALCINOSIS, among: SLE });
    const text = library.evidenceText(answer, { columns: 100, paint: plainPaint });
    for (const { cases } of answer.treatments) for (const { id } of cases) expect(text).toContain(id);
    const [one] = answer.treatments.flatMap(({ cases }) => cases);
    const kept = await library.library.get(one?.id ?? '');
    expect(kept.case.conditions.some(({ evidence }) => evidence.origin === 'curated')).toBe(true);
  });
});
