import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/interfaces/http/contract.ts';
import { readingOf, type ToRead } from '../../src/interfaces/http/reading-of.ts';
import { openTestServers, type TestServer, type TestServers } from './start-server.ts';

let servers: TestServers;
beforeAll(async () => {
  servers = await openTestServers();
});
afterAll(() => servers.stop());

const report = (i: number, mark: string) =>
  new File(
    [
      `A ${30 + i}-year-old woman with systemic lupus erythematosus had calcinosis cutis of the ${mark} in year ${i}.`,
    ],
    'report.txt',
  );
const slow = (ms: number) => ({
  ask: async (question: ToRead) => {
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    return readingOf(servers.app, question);
  },
});
async function upload(one: TestServer, files: readonly File[]): Promise<Job> {
  const form = new FormData();
  form.append('reason', 'a test');
  for (const file of files) form.append('file', file);
  const response = await fetch(`${one.address}/api/imports`, { method: 'POST', body: form });
  expect(response.status).toBe(202);
  return (await response.json()) as Job;
}
const get = async (one: TestServer, id: string): Promise<Job> =>
  (await one.ask({ url: `/api/jobs/${id}` })).json() as Job;

describe('an import', () => {
  it('tells how it goes as events, to its end, and signs what it takes in', async () => {
    const one = await servers.start();
    const job = await upload(one, [
      report(1, 'hand'),
      report(2, 'elbow'),
      new File(['not a case'], 'broken.json'),
    ]);
    const text = await (await fetch(`${one.address}/api/jobs/${job.id}/events`)).text();
    const told = text
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as Job);
    expect(told.at(-1)).toMatchObject({ status: 'done', progress: { imported: 2, failed: 1 } });
    expect(told.at(-1)?.failures).toMatchObject([{ source: 'broken.json', code: 'not-json' }]);
    expect(JSON.stringify(told)).not.toContain(servers.app.dataFolder);
    const { cases } = (await one.ask({ url: '/api/cases?limit=1' })).json();
    const { revisions } = (await one.ask({ url: `/api/cases/${cases[0].id}/revisions` })).json();
    expect(revisions[0]).toMatchObject({ changedBy: 'tester', reason: 'a test' });
    await one.stop();
  });

  it('goes on where it was when the server is stopped during it and started again', async () => {
    const before = await servers.library.library.count();
    const first = await servers.start({ readings: slow(150) });
    const job = await upload(
      first,
      Array.from({ length: 12 }, (_, i) => report(i, 'knee')),
    );
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    await first.stop();
    const second = await servers.start();
    expect((await get(second, job.id)).status).toBe('running');
    await second.context.jobs.resume();
    const text = await (await fetch(`${second.address}/api/jobs/${job.id}/events`)).text();
    expect(text).toContain('"status":"done"');
    expect((await servers.library.library.count()).cases).toBe(before.cases + 12);
    await second.stop();
  });

  it('is cancelled when somebody says so, and keeps what it had', async () => {
    const one = await servers.start({ readings: slow(200) });
    const job = await upload(
      one,
      Array.from({ length: 20 }, (_, i) => report(i, 'foot')),
    );
    const cancelled = (await one.ask({ method: 'POST', url: `/api/jobs/${job.id}/cancel` })).json() as Job;
    expect(cancelled.status).toBe('cancelled');
    expect(await get(one, job.id)).toMatchObject({ status: 'cancelled' });
    await one.stop();
  });
});
