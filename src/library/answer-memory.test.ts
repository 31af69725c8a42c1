import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleCase, exampleIndexer } from '../../tests/library/example-cases.ts';
import { type Library, openLibrary } from './index.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary({ memory: true }, { indexer: exampleIndexer(), user: 'tester' });
});
afterAll(() => library.close());

it('works an answer out once, and anew after any change of the library', async () => {
  let workedOut = 0;
  const ask = () =>
    library.remembered('how often', async () => {
      workedOut += 1;
      return workedOut;
    });
  await library.put(exampleCase('a', { present: ['HP:0000003'] }), 0);
  await library.put(exampleCase('b', { present: ['HP:0000003'] }), 0);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  await library.put(exampleCase('a', { present: ['HP:0000005'] }), 1);
  expect(await ask()).toBe(2);
  await library.proposePairs([{ ids: ['a', 'b'], facts: {} }]);
  expect(await ask()).toBe(3);
  await library.decidePair(['a', 'b'], 'confirmed');
  expect(await ask()).toBe(4);
  await library.remove('b');
  expect([await ask(), await ask()]).toEqual([5, 5]);
});

it('forgets an answer that could not be worked out', async () => {
  const fails = () =>
    library.remembered('fails', async () => {
      throw new Error('not now');
    });
  await expect(fails()).rejects.toThrow('not now');
  expect(await library.remembered('fails', async () => 'now')).toBe('now');
});
