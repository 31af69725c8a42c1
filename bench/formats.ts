/**
 * Measures reading of formats, without the five stages and with them: `npx tsx bench/formats.ts`. Traps, beside those in README.md:
 * the first PDF loads its library, so it is quoted apart; an article is the fixture's two cases with a body as long as a real one's, with
 * other words in each, since words are interned; processor time is quoted, as the machine is shared.
 */
import { readFileSync } from 'node:fs';
import { openApp } from '../src/app/index.ts';
import { makePdf } from '../tests/reading/make-pdf.ts';

const app = await openApp({ dataFolder: 'node_modules/.cache/precedent-evaluation', terminologyFiles: [] });
const at = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, import.meta.url)));
const cpuSeconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
const show = (label: string, value: string): void => {
  process.stdout.write(`${label.padEnd(60)}${value}\n`);
};

const line = (page: number, i: number): string =>
  `On day ${page * 50 + i} she had fever of ${36 + (i % 5)}.5 °C and was given drug${page}x${i} ${i} mg`;
const pages = Array.from({ length: 10 }, (_, page) =>
  [50, 310].flatMap((x) =>
    Array.from({ length: 54 }, (_, i) => ({ x, y: 780 - 13 * i, size: 6, text: line(page, i) })),
  ),
);
const pdf = makePdf(pages);
show(
  'PDF of 10 pages, two columns, library not loaded: CPU seconds',
  (await cpuSeconds(() => app.reader.openFile(pdf))).toFixed(2),
);
show('the same again', (await cpuSeconds(() => app.reader.openFile(pdf))).toFixed(2));
show('the same with all five stages', (await cpuSeconds(() => app.readUpload(pdf, 'bench.pdf'))).toFixed(2));

const article = new TextDecoder().decode(at('../tests/fixtures/reports/two-cases.xml'));
const paragraph = (n: number): string =>
  `<p>In the series of author${n} <xref ref-type="bibr" rid="r1"><sup>${n % 40}</sup></xref>, ${n % 90} patients had calcinosis of the <italic>skin</italic> and term${n} was found in most of them, as others have said before.</p>`;
const COUNT = 400;
const articles = Array.from({ length: COUNT }, (_, a) =>
  new TextEncoder().encode(
    article.replace(
      '</sec>\n</body>',
      `${Array.from({ length: 120 }, (_, i) => paragraph(a * 120 + i)).join('')}</sec>\n</body>`,
    ),
  ),
);
const kilobytes = (articles[0]?.length ?? 0) / 1000;
let blocks = 0;
for (const withStages of [false, true]) {
  const seconds = await cpuSeconds(async () => {
    for (const bytes of articles)
      for (const source of await app.reader.openFile(bytes)) {
        blocks += source.blocks.length;
        if (withStages) blocks += app.reader.readSource(source).mentions.length;
      }
  });
  show(
    `JATS of ${kilobytes.toFixed(0)} kB${withStages ? ', all five stages' : ', to text and blocks'}: articles per CPU second`,
    (COUNT / seconds).toFixed(0),
  );
}
show('blocks and mentions (so that work is used)', String(blocks));
