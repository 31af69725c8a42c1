/**
 * Asks a running server at a steady rate, match and lists in turn, and prints the times: `tsx bench/http/load.ts ADDRESS RATE SECONDS`.
 *
 * Requests leave on the clock whether or not earlier ones were answered, so that a slow server shows as long times and not as fewer
 * requests. Questions repeat every 49 requests. To be run on a quiet machine, with the library that is to be measured.
 */
import { argv } from 'node:process';

const [address = 'http://127.0.0.1:7420', rate = '200', seconds = '60'] = argv.slice(2);
const CONCEPTS = [
  'calcinosis cutis',
  'lupus panniculitis',
  'dermatomyositis',
  'ulcer',
  'pain',
  'systemic sclerosis',
  'hyperparathyroidism',
];
const times: number[] = [];
let failed = 0;

async function ask(i: number): Promise<void> {
  const started = performance.now();
  const concepts = [CONCEPTS[i % 7], CONCEPTS[(i * 3 + 1) % 7]];
  const asked =
    i % 2 === 0
      ? fetch(`${address}/api/cases?limit=20`)
      : fetch(`${address}/api/match`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ asked: { concepts } }),
        });
  try {
    const response = await asked;
    await response.text();
    if (!response.ok) failed += 1;
    times.push(performance.now() - started);
  } catch {
    failed += 1;
  }
}

const count = Number(rate) * Number(seconds);
const began = performance.now();
const all: Promise<void>[] = [];
for (let i = 0; i < count; i += 1) {
  const wait = began + (i * 1000) / Number(rate) - performance.now();
  if (wait > 0)
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  all.push(ask(i));
}
await Promise.all(all);
times.sort((a, b) => a - b);
const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
process.stdout.write(`${JSON.stringify({ n: times.length, failed, p50: at(0.5), p99: at(0.99) })}\n`);
