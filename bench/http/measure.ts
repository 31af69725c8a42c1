/**
 * The speed of server and pages, written to `results.md`.
 *
 *     npx tsx bench/http/measure.ts [--seconds 60] [--rate 200] [--large FOLDER] [--dry]
 *
 * Makes a library of 10,000 made-up cases, serves it, asks at a steady rate (half of the requests are `match`, of 200 questions that come
 * again; the rest lists, cases and facets) and opens pages in Chromium. `--large` is a data folder with 100,000 cases for the table's figures.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openStore } from '../../src/library/library.ts';
import { openBrowser } from '../../tests/journeys/web/chromium.ts';
import { startServer } from '../../tests/journeys/web/running-server.ts';
import { fill } from '../library/fill.ts';
import { randomOf, SYNTHETIC_INDEXER, syntheticConcepts } from '../library/synthetic-library.ts';
import { type LoadRequest, send, steadyLoad } from './steady-load.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '200' },
    large: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
});
const CASES = 10_000;
const QUESTIONS = 200;
const EXAMPLE = path.join('examples', 'lupus-panniculitis-calcinosis.md');
const ROUNDS = 5;
const ROW = '.case-row:not(.is-head)';

const random = randomOf(7);
const questions = Array.from({ length: QUESTIONS }, (_, i) =>
  syntheticConcepts(random).slice(3, 5 + (i % 3)),
);

function requestOf(i: number): LoadRequest {
  const concepts = questions[Math.floor(i / 2) % QUESTIONS] ?? [];
  if (i % 2 === 0) return { path: '/api/match', body: { asked: { concepts } } };
  if (i % 8 === 1) return { path: `/api/cases/synthetic-${(i * 31) % CASES}` };
  if (i % 8 === 3) return { path: '/api/facets' };
  return { path: `/api/cases?limit=20&where=${encodeURIComponent(`has ${concepts[0]}`)}` };
}

function memoryOf(pid: number): number {
  const kB = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kB ?? 0) / 1024;
}

const rows: string[] = [];
function say(what: string, figure: string): void {
  rows.push(`| ${what} | ${figure} |`);
  process.stderr.write(`${what}: ${figure}\n`);
}

function shown(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b).map((time) => Math.round(time));
  return `${sorted[Math.floor(sorted.length / 2)]} ms (${sorted[0]}–${sorted.at(-1)}, n ${sorted.length})`;
}

async function measureLoad(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'precedent-load-'));
  const { library } = await openStore(
    { folder: path.join(home, 'library') },
    { indexer: SYNTHETIC_INDEXER, program: 'bench', user: 'bench' },
  );
  await fill(library, CASES);
  await library.close();
  const server = await startServer(home);
  try {
    // Everything is compiled, and every question was asked once.
    for (let i = 0; i < QUESTIONS * 2; i += 1) await send(server.address, requestOf(i));
    const { requests, failed, medianMs, p99Ms, memoryMiB } = await steadyLoad(server.address, requestOf, {
      rate: Number(values.rate),
      seconds: Number(values.seconds),
      memory: () => memoryOf(server.pid),
    });
    say(
      `${values.rate} requests/s for ${values.seconds} s, 10,000 cases`,
      `median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(0)} ms; ${failed} of ${requests} failed`,
    );
    const { early, most, last } = memoryMiB;
    say(
      'memory of the server meanwhile',
      `${early.toFixed(0)} MiB after a tenth of the time, ${most.toFixed(0)} at the most, ${last.toFixed(0)} at the end`,
    );
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function timed(page: Page, begin: () => Promise<unknown>, shows: string): Promise<number> {
  const started = performance.now();
  await begin();
  await page.locator(shows).first().waitFor();
  return performance.now() - started;
}

async function measurePages(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'precedent-pages-'));
  const server = await startServer(home);
  const browser = await openBrowser();
  try {
    const report = readFileSync(EXAMPLE, 'utf8');
    const firsts: number[] = [];
    const briefs: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const page = await (await browser.newContext()).newPage();
      const first = await timed(page, () => page.goto(`${server.address}/brief`), 'text=Drop a report here');
      // Another text each time, so that nothing of it was answered before.
      const buffer = Buffer.from(`${report}\n\nNote ${round}.\n`);
      const file = { name: `report-${round}.md`, mimeType: 'text/markdown', buffer };
      const input = page.locator('input[type=file]');
      const brief = await timed(page, () => input.setInputFiles(file), '.brief-part svg');
      await page.context().close();
      // The first round compiles.
      if (round === 0) continue;
      firsts.push(first);
      briefs.push(brief);
    }
    say('first page, until it can be used', shown(firsts));
    say('the whole brief of the example after dropping it, figures too', shown(briefs));
  } finally {
    await browser.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measureLarge(home: string): Promise<void> {
  const server = await startServer(home);
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    const open = (): Promise<number> => timed(page, () => page.goto(`${server.address}/library`), ROW);
    await open();
    const opens: number[] = [];
    const searches: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      opens.push(await open());
      const started = performance.now();
      const answer = page.waitForResponse((response) => response.url().includes(`words=kind${round}`));
      await page.getByPlaceholder('Search').fill(`kind${round} term`);
      await (await answer).finished();
      searches.push(performance.now() - started);
    }
    say('library of 100,000: from the address to the rows of the table', shown(opens));
    say(
      'library of 100,000: from a key to the answer of the search, 150 ms of it waiting for the next key',
      shown(searches),
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

const before = loadavg()[0] ?? 0;
await measurePages();
await measureLoad();
if (values.large !== undefined) await measureLarge(values.large);
const text = `# Server and pages: figures

Made by \`npx tsx bench/http/measure.ts${values.large === undefined ? '' : ' --large FOLDER'}\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, load average ${before.toFixed(1)}
before. Server, browser and the program that asks share the cores. Half of the requests are \`match\`, of ${QUESTIONS} questions that come again: what was answered is
remembered until the library changes; a question asked for the first time takes what [the library's figures](../library/results.md) say.

| what | figure |
|---|---|
${rows.join('\n')}

Targets: 200 requests/s of \`match\` mixed with reads, p99 300 ms, no errors, memory flat; the brief of the example 1 s after dropping it; among 100,000
cases the first page in 300 ms and a search in 200 ms.
`;
if (values.dry) process.stdout.write(text);
else writeFileSync(new URL('results.md', import.meta.url), text);
