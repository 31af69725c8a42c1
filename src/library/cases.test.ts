import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShared, type RunningDatabase, testDatabases } from '../../tests/library/databases.ts';
import { type ExampleFacts, exampleCase, exampleIndexer } from '../../tests/library/example-cases.ts';
import type { ImportEvent, ImportInput, ImportOptions, Library } from './index.ts';

async function run(library: Library, inputs: readonly ImportInput[], options?: ImportOptions) {
  const events: ImportEvent[] = [];
  const generator = library.import(inputs, options);
  for (;;) {
    const step = await generator.next();
    if (step.done === true)
      return { events: events.filter(({ kind }) => kind !== 'progress'), summary: step.value };
    events.push(step.value);
  }
}

const input = (id: string, facts?: ExampleFacts, source = 'cases.json'): ImportInput => ({
  source,
  case: exampleCase(id, facts),
});

const kindsOf = (events: readonly ImportEvent[]) =>
  events.map((event) => (event.kind === 'skipped' ? event.reason : event.kind));

describe.each(testDatabases())('a library of cases on $name', (database) => {
  let running: RunningDatabase;
  let shared: Awaited<ReturnType<typeof openShared>>;
  let library: Library;

  beforeAll(async () => {
    running = await database.start();
    shared = await openShared(running, exampleIndexer());
    library = shared.library;
  });
  afterAll(async () => {
    await library.close();
    await running.stop();
  });
  beforeEach(() => shared.empty());

  it('gives back the case that was imported, word for word', async () => {
    const kept = exampleCase('a', {
      title: 'Ünïcode 𝔘 "quotes" \\ and \\u0000 spelled out',
      text: "it's {a,b}\n\ttext",
    });
    const { events } = await run(library, [{ source: 'a.json', case: kept }]);
    expect(events).toEqual([{ kind: 'imported', source: 'a.json', id: 'a', revision: 1 }]);
    const found = await library.get('a');
    expect(found.case).toEqual(kept);
    expect(found).toMatchObject({
      revision: 1,
      change: 'imported',
      changedBy: 'tester',
      source: 'a.json',
      isCurrent: true,
    });
  });

  it('skips what it has, and says why', async () => {
    await run(library, [input('a', { present: ['HP:0000003'], doi: '10.1/A' })]);
    const again = await run(library, [
      input('a', { present: ['HP:0000003'], doi: '10.1/A' }),
      input('a', { present: ['HP:0000004'], doi: '10.1/A' }),
      input('b', { present: ['HP:0000003'], doi: 'https://doi.org/10.1/a' }, 'other.json'),
      input('c', { present: ['HP:0000004'], doi: '10.1/a' }, 'other.json'),
    ]);
    expect(kindsOf(again.events)).toEqual(['same-content', 'changed', 'same-doi', 'same-doi-changed']);
    expect(again.summary).toEqual({ imported: 0, updated: 0, skipped: 4, failed: 0, aborted: false });
    expect((await library.count()).cases).toBe(1);
  });

  it('takes several patients of one report as cases of their own, in one import or two', async () => {
    const first = await run(library, [
      input('a1', { doi: '10.1/a', ageYears: 1 }, 'a.jsonl:1'),
      input('a2', { doi: '10.1/a', ageYears: 2 }, 'a.jsonl:2'),
      input('b1', { doi: '10.1/b', ageYears: 3, reportSha256: 'b' }, 'x/b.txt'),
    ]);
    const second = await run(library, [
      input('a3', { doi: '10.1/a', ageYears: 4 }, 'a.jsonl:3'),
      input('b2', { doi: '10.1/b', ageYears: 5, reportSha256: 'b' }, 'y/b.txt'),
    ]);
    expect(kindsOf([...first.events, ...second.events])).toEqual(Array(5).fill('imported'));
  });

  it('finds the same case and the same publication inside one import', async () => {
    const { events } = await run(library, [
      input('a', { ageYears: 1, doi: '10.1/a' }, '1.json'),
      input('a', { ageYears: 1, doi: '10.1/a' }, '2.json'),
      input('b', { ageYears: 1, doi: '10.1/a' }, '3.json'),
    ]);
    expect(kindsOf(events)).toEqual(['imported', 'same-content', 'same-doi']);
  });

  it('makes a revision with update, under the id that the case has', async () => {
    await run(library, [input('a', { ageYears: 1, doi: '10.1/a' }, '1.json')]);
    const { events } = await run(library, [input('other', { ageYears: 2, doi: '10.1/a' }, '2.json')], {
      update: true,
      by: 'anna',
      reason: 'read anew',
    });
    expect(events).toEqual([{ kind: 'updated', source: '2.json', id: 'a', revision: 2 }]);
    expect((await library.get('a')).case.subject.age?.value.years).toBe(2);
    expect((await library.get('a', 1)).case.subject.age?.value.years).toBe(1);
    expect(
      (await library.history('a')).map(({ change, changedBy, reason }) => ({ change, changedBy, reason })),
    ).toEqual([
      { change: 'imported', changedBy: 'tester', reason: undefined },
      { change: 'imported', changedBy: 'anna', reason: 'read anew' },
    ]);
  });

  it('reports each failure with its file and takes in the rest', async () => {
    const { events, summary } = await run(library, [
      input('a', {}, 'good.json'),
      { source: 'bad.json', case: { id: 'x' } },
      { source: 'nul.json', case: exampleCase('n', { title: 'a\0b' }) },
      { source: 'half.json', case: exampleCase('h', { text: 'a\ud800b' }) },
      { source: 'year.json', case: exampleCase('y', { year: 99_999_999_999 }) },
      input('b', {}, 'good2.json'),
    ]);
    const failed = events.flatMap((event) =>
      event.kind === 'failed' ? [[event.source, event.error.code]] : [],
    );
    expect(failed).toEqual(
      expect.arrayContaining([
        ['bad.json', 'case-invalid'],
        ['nul.json', 'case-not-storable'],
        ['half.json', 'case-not-storable'],
        ['year.json', 'value-not-storable'],
      ]),
    );
    expect(summary).toMatchObject({ imported: 2, failed: 4 });
    expect((await library.check()).findings).toEqual([]);
  });

  it('stops at the signal, keeps what it told, and resumes when run again', async () => {
    // A server is sent three batches of 500 before the first is told.
    const count = library.kind === 'server' ? 2400 : 700;
    const inputs = Array.from({ length: count }, (_, number) =>
      input(`c${number}`, { ageYears: number % 90 }),
    );
    const controller = new AbortController();
    const told: string[] = [];
    const generator = library.import(inputs, { signal: controller.signal });
    for (let step = await generator.next(); ; step = await generator.next()) {
      if (step.done === true) {
        expect(step.value.aborted).toBe(true);
        break;
      }
      if (step.value.kind === 'imported') told.push(step.value.id);
      if (told.length === 100) controller.abort();
    }
    expect(told.length).toBeLessThan(count);
    expect((await library.count()).cases).toBe(told.length);
    const { summary } = await run(library, inputs);
    expect(summary).toMatchObject({ imported: count - told.length, skipped: told.length });
    expect(await library.check()).toEqual({ casesChecked: count, findings: [] });
  });

  it('keeps every revision of an edit and refuses one made on an older revision', async () => {
    await library.put(exampleCase('a', { ageYears: 1 }), 0, { by: 'anna' });
    const edited = await library.put(exampleCase('a', { ageYears: 2 }), 1, {
      by: 'ben',
      reason: 'typing error',
    });
    expect(edited).toMatchObject({ revision: 2, change: 'edited', changedBy: 'ben', reason: 'typing error' });
    await expect(library.put(exampleCase('a', { ageYears: 3 }), 1)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'case-changed',
    });
    await expect(library.put(exampleCase('a', { ageYears: 3 }), 0)).rejects.toMatchObject({
      code: 'case-changed',
    });
    expect((await library.get('a')).case.subject.age?.value.years).toBe(2);
    expect((await library.check()).findings).toEqual([]);
  });

  it('lets one of many simultaneous edits win', async () => {
    await library.put(exampleCase('a', { present: ['HP:0000003'] }), 0);
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, number) => library.put(exampleCase('a', { ageYears: number }), 1)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'conflict' });
    }
    expect(await library.history('a')).toHaveLength(2);
    expect((await library.check()).findings).toEqual([]);
  });

  it('removes a case as one more revision, and puts it back only when asked', async () => {
    await run(library, [input('a', { present: ['HP:0000003'], given: ['DRUG:0000002'] })]);
    const removal = await library.remove('a', { by: 'anna', reason: 'retracted' });
    expect(removal).toMatchObject({ revision: 2, change: 'removed', changedBy: 'anna', reason: 'retracted' });
    await expect(library.get('a')).rejects.toMatchObject({ kind: 'not-found', code: 'case-removed' });
    expect((await library.get('a', 1)).case.id).toBe('a');
    await expect(library.remove('a')).rejects.toMatchObject({ code: 'case-not-found' });
    expect((await library.documentFrequencies(['HP:0000003'])).casesById.get('HP:0000003')).toBe(0);
    expect(kindsOf((await run(library, [input('a', { present: ['HP:0000003'] })])).events)).toEqual([
      'removed-before',
    ]);
    const back = await run(library, [input('a', { present: ['HP:0000003'] })], { update: true });
    expect(back.events).toEqual([{ kind: 'imported', source: 'cases.json', id: 'a', revision: 3 }]);
    expect((await library.history('a')).map(({ change }) => change)).toEqual([
      'imported',
      'removed',
      'restored',
    ]);
    expect((await library.check()).findings).toEqual([]);
  });

  it('says what is not there', async () => {
    await library.put(exampleCase('a'), 0);
    await expect(library.get('nobody')).rejects.toMatchObject({ kind: 'not-found', code: 'case-not-found' });
    await expect(library.get('a', 7)).rejects.toMatchObject({ code: 'revision-not-found' });
    expect(await library.history('nobody')).toEqual([]);
  });

  it('lists page by page in each order, every case once', async () => {
    await run(
      library,
      Array.from({ length: 57 }, (_, number) =>
        input(`case-${number}`, {
          ...(number % 3 === 0 ? {} : { year: 1990 + (number % 7) }),
          main: ['MONDO:0000002'],
        }),
      ),
    );
    for (const order of ['added', 'id', 'year'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await library.list({ order, limit: 10, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.cases.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(57);
      expect(seen).toHaveLength(57);
    }
    const [line] = (await library.list({ where: 'year = 1992', limit: 1 })).cases;
    expect(line).toMatchObject({
      year: 1992,
      mainConditions: [{ id: 'MONDO:0000002', label: 'lupus' }],
      conceptCount: 1,
    });
    await expect(library.list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'cursor-invalid' });
  });

  /** What is counted with every write is what counting all rows gives. */
  async function expectKeptCounts(): Promise<void> {
    const { cases, patients, revisions, changedAt } = await library.stats();
    expect(await library.state()).toMatchObject({ cases, patients, revisions, changedAt });
  }

  it('counts confirmed pairs as one patient and never merges them', async () => {
    await run(
      library,
      ['a', 'b', 'c', 'd'].map((id) => input(id)),
    );
    await library.proposePairs([{ ids: ['a', 'b'], facts: { age: 'agrees' } }], 'overlap');
    expect(await library.count()).toEqual({ cases: 4, patients: 4 });
    await library.decidePair(['b', 'a'], 'confirmed', { by: 'anna', reason: 'same photograph' });
    await library.decidePair(['b', 'c'], 'confirmed', { by: 'anna' });
    expect(await library.count()).toEqual({ cases: 4, patients: 2 });
    await library.proposePairs([{ ids: ['a', 'b'], facts: { age: 'later' } }]);
    const [pair] = await library.listPairs({ id: 'a' });
    expect(pair).toMatchObject({
      status: 'confirmed',
      decidedBy: 'anna',
      reason: 'same photograph',
      facts: { age: 'agrees' },
    });
    await expectKeptCounts();
    // The group of a, b and c has the number of one of them: without it, it is still one patient.
    for (const id of ['a', 'b', 'c']) {
      await library.remove(id);
      await expectKeptCounts();
      await library.put(exampleCase(id, { ageYears: 3 }), 0);
      await expectKeptCounts();
    }
    expect(await library.count()).toEqual({ cases: 4, patients: 2 });
    await library.decidePair(['a', 'b'], 'rejected', { by: 'ben' });
    expect(await library.count()).toEqual({ cases: 4, patients: 3 });
    await expect(library.decidePair(['a', 'zzz'], 'confirmed')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(library.decidePair(['a', 'a'], 'confirmed')).rejects.toMatchObject({ code: 'pair-of-one' });
  });
});
