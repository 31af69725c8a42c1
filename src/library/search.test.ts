import { combinationCounts } from './combinations.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShared, type RunningDatabase, testDatabases } from '../../tests/library/databases.ts';
import { exampleCase, exampleIndexer } from '../../tests/library/example-cases.ts';
import { openStore } from './library.ts';

const CASES = [
  exampleCase('a', {
    title: 'Chalky discharge from the finger',
    text: 'She had a nodule with chalky discharge.',
    present: ['HP:0000003'],
    excluded: ['HP:0000001'],
    sites: ['UBERON:0000002'],
    sex: 'female',
    ageYears: 34,
    year: 2001,
    journal: 'Skin',
    main: ['MONDO:0000002'],
    given: ['DRUG:0000002'],
    outcome: 'died',
  }),
  exampleCase('b', {
    text: 'A discharge that was chalky.',
    present: ['HP:0000003', 'HP:0000005'],
    sex: 'male',
    ageYears: 60,
    year: 2010,
  }),
  exampleCase('c', {
    present: ['HP:0000002', 'HP:0000005'],
    excluded: ['HP:0000002'],
    given: ['DRUG:0000003'],
    year: 2020,
    origin: 'read',
  }),
  exampleCase('d', { present: ['HP:0009999'], family: ['MONDO:0000002'], sex: 'female' }),
];

describe.each(testDatabases())('searching a library on $name', ({ name, ...database }) => {
  let running: RunningDatabase;
  let shared: Awaited<ReturnType<typeof openShared>>;

  beforeAll(async () => {
    running = await database.start();
    shared = await openShared(running, exampleIndexer());
    for (const one of CASES) await shared.library.put(one, 0);
  });
  afterAll(async () => {
    await shared.library.close();
    await running.stop();
  });

  const idsWhere = async (where: string) => {
    const resolve = (words: string) => (words === 'chalky nodule' ? 'HP:0000003' : undefined);
    const { cases } = await shared.library.list({ where, resolve, order: 'id' });
    return cases.map(({ id }) => id).join(' ');
  };

  it.each([
    ['sex = female', 'a d'],
    ['sex != female', 'b'],
    ['sex = unknown', 'c'],
    ['known sex', 'a b d'],
    ['age >= 34', 'a b'],
    ['age 30..40', 'a'],
    ['not age >= 40', 'a'],
    ['year 2001..2010', 'a b'],
    ['has HP:0000001', 'a b c'],
    ['has HP:0000003', 'a b'],
    ['has "chalky nodule"', 'a b'],
    ['has HP:0000005', 'b c d'],
    ['has HP:0009999', 'b c d'],
    ['not has HP:0000001', 'd'],
    ['has HP:7777777', ''],
    ['not has HP:7777777', 'a b c d'],
    ['excluded HP:0000003', 'a c'],
    ['excluded HP:0000001', 'a'],
    ['main MONDO:0000001', 'a'],
    ['has MONDO:0000002', 'a'],
    ['treated DRUG:0000001', 'a c'],
    ['treated DRUG:0000003', 'c'],
    ['site UBERON:0000001', 'a'],
    ['text "chalky discharge"', 'a'],
    ['text chalky', 'a b'],
    ['journal = skin', 'a'],
    ['title ~ "FINGER"', 'a'],
    ['title ~ "%"', ''],
    ['origin = read', 'c'],
    ['outcome = died or origin = read', 'a c'],
    ['sex = female and has HP:0000001 or year = 2020', 'a c'],
    ['sex = female and (has HP:0000001 or year = 2020)', 'a'],
    ['added >= 2020-01-01', 'a b c d'],
    ['added < 2020-01-01', ''],
  ])('takes by %s the cases "%s"', async (where, expected) => {
    expect(await idsWhere(where)).toBe(expected);
  });

  it('says where a name stands that no terminology has', async () => {
    await expect(idsWhere('sex = female and has "no such thing"')).rejects.toMatchObject({
      kind: 'input',
      code: 'concept-unknown',
      message: expect.stringContaining('column 22'),
    });
  });

  it('counts frequencies with descendants, and excluded apart from present', async () => {
    const { library } = shared;
    const present = await library.documentFrequencies(['HP:0000001', 'HP:0000003', 'HP:7777777']);
    expect([present.cases, ...present.casesById.values()]).toEqual([4, 3, 2, 0]);
    const excluded = await library.documentFrequencies(['HP:0000001', 'HP:0000002'], 'excluded');
    expect([...excluded.casesById.values()]).toEqual([1, 1]);
    const treated = await library.documentFrequencies(['DRUG:0000001'], 'treated');
    expect([...treated.casesById.values()]).toEqual([2]);
  });

  it('finds the cases that have all of some concepts', async () => {
    const found = await shared.library.casesWithAll(['HP:0000001', 'HP:0000005']);
    expect({ ...found, ids: [...found.ids].sort() }).toEqual({ count: 2, ids: ['b', 'c'] });
    expect(await shared.library.casesWithAll(['HP:0000001', 'HP:7777777'])).toEqual({ count: 0, ids: [] });
    expect((await shared.library.casesWithAll(['HP:0000001'], { where: 'sex = male' })).ids).toEqual(['b']);
  });

  it('counts every combination', async () => {
    const counts = await shared.library.combinationCounts(['HP:0000003', 'HP:0000005', 'HP:7777777']);
    expect(counts).toHaveLength(7);
    const of = (...concepts: string[]) => counts.find((one) => one.concepts.join() === concepts.join());
    expect(of('HP:0000003')).toMatchObject({ cases: 2, exactly: 1 });
    expect(of('HP:0000005')).toMatchObject({ cases: 3, exactly: 2 });
    expect(of('HP:0000003', 'HP:0000005')).toMatchObject({ cases: 1, exactly: 1 });
    expect(of('HP:0000003', 'HP:0000005', 'HP:7777777')).toMatchObject({ cases: 0, exactly: 0 });
    const men = await shared.library.combinationCounts(['HP:0000003'], { where: 'sex = male' });
    expect(men).toEqual([{ concepts: ['HP:0000003'], cases: 1, exactly: 1, ids: [], exactIds: [] }]);
    await expect(shared.library.combinationCounts(['1', '2', '3', '4', '5', '6', '7'])).rejects.toMatchObject(
      { code: 'too-many-concepts' },
    );
  });

  it('counts combinations the same within a filter that takes all and without one, and lists few cases', async () => {
    const concepts = ['HP:0000003', 'HP:0000005', 'HP:0000001'];
    for (const options of [{ listUpTo: 2 }, { listUpTo: 1, exclude: ['b'] }]) {
      const all = await combinationCounts(shared.store, concepts, options);
      const filtered = await combinationCounts(shared.store, concepts, {
        ...options,
        where: 'year <= 3000 or not known year',
      });
      expect(filtered).toEqual(all);
      for (const { cases, ids } of all) expect(ids.length).toBe(cases <= options.listUpTo ? cases : 0);
    }
  });

  it('counts a case that came after combinations were counted', async () => {
    const place = await running.freshPlace();
    const { library, store } = await openStore(place, { indexer: exampleIndexer(), user: 'tester' });
    const count = async () => (await combinationCounts(store, ['HP:0000003']))[0]?.cases;
    expect(await count()).toBe(0);
    await library.put(exampleCase('new', { present: ['HP:0000003'] }), 0);
    expect(await count()).toBe(1);
    await library.remove('new');
    expect(await count()).toBe(0);
    await library.close();
  });

  it('finds candidates through the rarer concepts within the budget', async () => {
    const query = [
      { id: 'HP:0000003', weight: 2 },
      { id: 'HP:0000002', weight: 1 },
      { id: 'HP:0000005', weight: 0.5 },
    ];
    const all = await shared.library.candidatesByPostings(query);
    expect(all.candidates).toEqual([
      { id: 'b', score: 3 },
      { id: 'a', score: 2.5 },
      { id: 'c', score: 1.5 },
      { id: 'd', score: 0.5 },
    ]);
    const few = await shared.library.candidatesByPostings(query, { maxPostings: 2, exclude: ['b'] });
    expect(few).toEqual({ candidates: [{ id: 'a', score: 2 }], used: ['HP:0000003'] });
    const women = await shared.library.candidatesByPostings(query, { where: 'sex = female' });
    expect(women.candidates.map(({ id }) => id)).toEqual(['a', 'd']);
  });

  it('ranks by words: title before text, and only among those asked for', async () => {
    const { library } = shared;
    const ids = async (phrases: string[], options = {}) =>
      (await library.rankByText({ phrases, ...options })).matches.map(({ id }) => id);
    expect(await ids(['chalky', 'discharge'])).toEqual(['a', 'b']);
    expect(await ids(['chalky discharge'])).toEqual(['a']);
    expect(await ids(['finger', 'prednisone'], { match: 'any' })).toEqual(['a']);
    expect(await ids(["' & ! | :* \\"])).toEqual([]);
    const among = await library.rankByText({ phrases: ['chalky'] }, { among: ['b', 'c'] });
    expect(among.matches.map(({ id }) => id)).toEqual(['b']);
  });

  it('gives vectors by concept id, ancestors and excluded apart', async () => {
    const [c, a] = await shared.library.vectors(['c', 'nobody', 'a']);
    expect(c).toMatchObject({ id: 'c', excluded: ['HP:0000002'], year: 2020 });
    expect(a).toMatchObject({
      id: 'a',
      sex: 'female',
      ageYears: 34,
      treated: ['DRUG:0000002', 'DRUG:0000001'],
    });
    expect(a?.direct.toSorted()).toEqual(['HP:0000003', 'MONDO:0000002']);
    expect(a?.inherited.toSorted()).toEqual(['HP:0000001', 'HP:0000002', 'MONDO:0000001']);
  });

  it('gives facts in rows for counting', async () => {
    const treatments = await shared.library.treatmentFacts({ where: 'has HP:0000001' });
    expect(
      treatments.map(({ id, agent, response, combined }) => `${id} ${agent} ${response} ${combined}`).sort(),
    ).toEqual(['a DRUG:0000002 complete false', 'c DRUG:0000003 complete false']);
    const subjects = await shared.library.subjectFacts({ where: 'sex = male' });
    expect(subjects).toMatchObject([{ id: 'b', ageYears: 60, year: 2010, vitalStatus: null }]);
    const conditions = await shared.library.conditionFacts({ where: 'id = d' });
    expect(conditions).toMatchObject([{ concept: 'MONDO:0000002', role: 'family', latencyYears: null }]);
    expect(await shared.library.measurementFacts()).toEqual([]);
  });

  it('tells what it holds', async () => {
    const stats = await shared.library.stats();
    expect(stats).toMatchObject({
      cases: 4,
      patients: 4,
      revisions: 4,
      removed: 0,
      treatments: 2,
      bySex: { female: 2, male: 1, unknown: 1 },
    });
    expect(stats).toMatchObject({ years: { from: 2001, to: 2020 }, needsReindex: false, schemaVersion: 3 });
    expect(stats.database.kind).toBe(name.startsWith('PGlite') ? 'embedded' : 'server');
  });

  it('files every case anew when terminologies change, and resumes when broken off', async () => {
    const place = await running.freshPlace();
    const first = await openStore(place, { indexer: exampleIndexer('1'), user: 'tester' });
    const inputs = Array.from({ length: 450 }, (_, number) => ({
      source: 'r.jsonl',
      case: exampleCase(`r${number}`, { present: ['HP:0000004'] }),
    }));
    for await (const event of first.library.import(inputs)) expect(event.kind).not.toBe('failed');
    const { db } = first.store;
    // The same database, seen by a program that has a newer release: ulcers now stand below pain.
    const { reindex } = await import('./reindex.ts');
    const { libraryStats } = await import('./stats.ts');
    const indexer = exampleIndexer('2', { 'HP:0000004': ['HP:0000005'] });
    const newer = { ...first.store, indexer };
    expect((await libraryStats(newer)).needsReindex).toBe(true);
    const brokenOff = reindex(newer);
    expect((await brokenOff.next()).value).toMatchObject({ done: 200, cases: 450 });
    await brokenOff.return({ done: 0, cases: 0, damaged: [] });
    expect((await libraryStats(newer)).needsReindex).toBe(true);
    const steps: number[] = [];
    for await (const { done } of reindex(newer)) steps.push(done);
    expect(steps).toEqual([400, 450]);
    expect((await libraryStats(newer)).needsReindex).toBe(false);
    const frequencies = await first.library.documentFrequencies(['HP:0000005', 'HP:0000001']);
    expect([...frequencies.casesById.values()]).toEqual([450, 0]);
    expect(await first.library.history('r1')).toHaveLength(1);
    expect((await first.library.check()).findings).toEqual([]);

    await sql`delete from postings where case_id in (select case_id from cases where id = 'r7')`.execute(db);
    await sql`update case_revisions set document = jsonb_set(document, '{title}', '"changed"') where id = 'r8'`.execute(
      db,
    );
    await sql`update cases set revision = 9 where id = 'r9'`.execute(db);
    const { findings } = await first.library.check();
    expect(new Set(findings.map(({ code, caseId }) => `${code} ${caseId}`))).toEqual(
      new Set([
        'postings-present r7',
        'concept-count HP:0000004',
        'concept-count HP:0000005',
        'document-changed r8',
        'current-revision-missing r9',
      ]),
    );
    await first.library.close();
  });
});
