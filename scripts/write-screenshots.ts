/**
 * Writes a picture of each page to docs/screenshots/: desktop, phone and dark, from an example in a new data folder. Needs Chromium, and
 * ImageMagick to make the pictures small.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../tests/journeys/web/chromium.ts';
import { startServer } from '../tests/journeys/web/running-server.ts';

const FOLDER = process.env['PRECEDENT_SCREENSHOTS'] ?? 'docs/screenshots';
const EXAMPLE = 'lupus-panniculitis-calcinosis.md';
const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1360, height: 860 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 860 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};
const COLOURS = '64';

interface Picture {
  readonly name: string;
  readonly path: string;
  /** What must be there before the picture is taken. */
  readonly shows: string;
  readonly after?: (page: Page) => Promise<void>;
  readonly looks?: readonly string[];
}

const PICTURES: readonly Picture[] = [
  { name: 'start', path: '/', shows: 'text=Load the example' },
  {
    name: 'read',
    path: `/?example=${EXAMPLE}`,
    shows: '.fact-list',
    after: async (page) => {
      await page
        .getByRole('button', { name: /bisphosph|diltiazem/i })
        .first()
        .click();
      await page.waitForTimeout(900);
    },
  },
  { name: 'brief', path: `/brief?example=${EXAMPLE}`, shows: '.brief-part svg' },
  {
    name: 'brief-evidence',
    path: `/brief?example=${EXAMPLE}`,
    shows: '.brief-part svg',
    looks: ['desktop'],
    after: async (page) => {
      const number = page.getByRole('button', { name: /responders to/ }).first();
      await number.scrollIntoViewIfNeeded();
      await number.click();
      await page.getByRole('dialog').locator('blockquote').first().waitFor();
      await page.waitForTimeout(500);
    },
  },
  { name: 'check', path: `/check?example=${EXAMPLE}`, shows: '.firing' },
  { name: 'library', path: '/library', shows: '.case-row:not(.is-head)' },
  {
    name: 'case',
    path: `/library/${encodeURIComponent('calcinosis-cutis:SLE-001')}`,
    shows: '.fact-list',
  },
  {
    name: 'ask',
    path: '/ask',
    shows: 'text=Calcinosis cutis in lupus',
    after: async (page) => {
      await page.getByRole('button', { name: 'Calcinosis cutis in lupus' }).click();
      await page.locator('.brief-part table').last().waitFor();
      await page.waitForTimeout(600);
    },
  },
  { name: 'settings', path: '/settings', shows: 'text=data folder' },
];

const home = mkdtempSync(join(tmpdir(), 'precedent-screenshots-'));
const server = await startServer(home);
const browser = await openBrowser();
try {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const only = process.argv.slice(2);
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext(options);
    for (const { name, path, shows, after, looks } of PICTURES) {
      if ((looks !== undefined && !looks.includes(look)) || (only.length > 0 && !only.includes(name)))
        continue;
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') process.stderr.write(`${name}: ${message.text()}\n`);
      });
      page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.stack}\n`));
      await page.goto(`${server.address}${path}`);
      await page.locator(shows).first().waitFor();
      await page.waitForTimeout(400);
      await after?.(page);
      const file = join(FOLDER, `${name}-${look}.png`);
      await page.screenshot({ path: file });
      spawnSync('convert', [
        file,
        '-strip',
        '-dither',
        'None',
        '-colors',
        COLOURS,
        '-define',
        'png:compression-level=9',
        `PNG8:${file}`,
      ]);
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
