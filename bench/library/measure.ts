/**
 * Everything issue and documents say of the library's speed, in one run, written to `results.md`.
 *
 *     npx tsx bench/library/measure.ts --embedded 1000,10000,100000 --server 1000,10000,100000,1000000 [--database-url URL] [--work DIR] [--dry]
 *
 * `--server` starts a PostgreSQL of its own from Debian's packages unless a URL is given, whose databases `bench_N` are made anew. Sizes beyond
 * 100,000 are copied inside the database, see fill.ts. Processor time stands beside wall time: on a busy machine compare that.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type LibraryPlace, openStore } from '../../src/library/library.ts';
import { startPostgres, withClient } from '../../tests/library/postgres-server.ts';
import { cpuMsSince, type Filled, fill, multiply } from './fill.ts';
import { measureQuestions, type Measured } from './measure-questions.ts';
import { SYNTHETIC_INDEXER } from './synthetic-library.ts';

const { values } = parseArgs({
  options: {
    embedded: { type: 'string', default: '1000,10000,100000' },
    server: { type: 'string', default: '1000,10000,100000,1000000' },
    'database-url': { type: 'string' },
    work: { type: 'string', default: path.join(tmpdir(), 'precedent-bench') },
    dry: { type: 'boolean', default: false },
  },
});
const MOST_IMPORTED = 100_000;
const sizesOf = (list: string) => list.split(',').filter(Boolean).map(Number);

/** What one library gave. */
interface Column {
  readonly name: string;
  readonly load: readonly [number, number];
  readonly filled: Filled | undefined;
  readonly measured: readonly Measured[];
  readonly megabytes: number;
}

async function measure(name: string, place: LibraryPlace, size: number): Promise<Column> {
  const before = loadavg()[0] ?? 0;
  const options = { indexer: SYNTHETIC_INDEXER, program: 'bench', user: 'bench' };
  const filling = await openStore(place, options);
  const filled = await fill(filling.library, Math.min(size, MOST_IMPORTED));
  if (size > MOST_IMPORTED) await multiply(filling.store, size / MOST_IMPORTED);
  await filling.library.close();
  const measured = await measureQuestions(
    () => openStore(place, options).then(({ library }) => library),
    size,
  );
  const { library } = await openStore(place, options);
  const { database } = await library.stats();
  await library.close();
  const column = {
    name,
    load: [before, loadavg()[0] ?? 0] as const,
    filled: size > MOST_IMPORTED ? undefined : filled,
    measured,
    megabytes: database.bytes / 2 ** 20,
  };
  process.stderr.write(`${tableOf([column])}\n`);
  return column;
}

function tableOf(columns: readonly Column[]): string {
  const figure = (one: Measured | undefined) =>
    one === undefined ? '' : `${one.medianMs.toFixed(1)} / ${one.p95Ms.toFixed(1)} (${one.cpuMs.toFixed(1)})`;
  const names = columns[0]?.measured.map(({ name }) => name) ?? [];
  const row = (name: string, cells: readonly string[]) => `| ${[name, ...cells].join(' | ')} |`;
  return [
    row(
      '',
      columns.map(({ name }) => name),
    ),
    row(
      '---',
      columns.map(() => '---'),
    ),
    row(
      'load average, before and after',
      columns.map(({ load }) => load.map((one) => one.toFixed(1)).join(' → ')),
    ),
    row(
      'import, cases a second',
      columns.map(({ filled }) => (filled === undefined ? '' : (filled.cases / filled.seconds).toFixed(0))),
    ),
    row(
      '… processor time here, ms a case',
      columns.map(({ filled }) => filled?.cpuMsACase.toFixed(2) ?? ''),
    ),
    ...names.map((name) =>
      row(
        name,
        columns.map(({ measured }) => figure(measured.find((one) => one.name === name))),
      ),
    ),
    row(
      'size, MB',
      columns.map(({ megabytes }) => megabytes.toFixed(0)),
    ),
  ].join('\n');
}

const cpu = process.cpuUsage();
mkdirSync(values.work, { recursive: true });
const columns: Column[] = [];
for (const size of sizesOf(values.embedded)) {
  const folder = path.join(values.work, `embedded-${size}`);
  rmSync(folder, { recursive: true, force: true });
  columns.push(await measure(`PGlite ${size.toLocaleString('en')}`, { folder }, size));
  rmSync(folder, { recursive: true, force: true });
}
const serverSizes = sizesOf(values.server);
if (serverSizes.length > 0) {
  const own =
    values['database-url'] === undefined
      ? await startPostgres(['fsync=on', 'shared_buffers=2GB', 'max_wal_size=8GB'])
      : undefined;
  const url = values['database-url'] ?? own?.url('postgres') ?? '';
  for (const size of serverSizes) {
    const database = `bench_${size}`;
    await withClient(url, async (client) => {
      await client.query(`drop database if exists ${database}`);
      await client.query(`create database ${database}`);
    });
    const place = new URL(url);
    place.pathname = `/${database}`;
    columns.push(await measure(`PostgreSQL ${size.toLocaleString('en')}`, { databaseUrl: place.href }, size));
    await withClient(url, (client) => client.query(`drop database ${database}`));
  }
  await own?.remove();
}

const START = '<!-- measured: bench/library/measure.ts -->';
const END = '<!-- end of what is measured -->';
const file = new URL('results.md', import.meta.url);
const section = `${START}
${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}; processor time of the run ${(cpuMsSince(cpu) / 60_000).toFixed(0)} min. Times in ms: median / 95th
percentile (processor time of this process, median).

${tableOf(columns)}
${END}`;
if (values.dry) process.stdout.write(`${section}\n`);
else {
  const text = readFileSync(file, 'utf8');
  const [head = '', rest = ''] = text.split(START);
  writeFileSync(file, `${head}${section}${rest.slice(rest.indexOf(END) + END.length)}`);
}
