import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CHROMIUM } from './web/chromium.ts';
import { EXAMPLE, startJourney, type WebJourney } from './web/web-journey.ts';

interface Shown {
  readonly name: string;
  readonly path: string;
  readonly shows: string;
  /** Looked at again after each of these. */
  readonly steps?: readonly ((page: Page) => Promise<void>)[];
}

const PAGES: readonly Shown[] = [
  { name: 'start', path: '/', shows: 'text=Load the example' },
  {
    name: 'read, then with a fact open',
    path: `/?example=${EXAMPLE}`,
    shows: '.fact-list',
    steps: [
      (page) =>
        page
          .getByRole('button', { name: /Diltiazem/ })
          .first()
          .click(),
    ],
  },
  {
    name: 'brief, then the evidence behind a number',
    path: `/brief?example=${EXAMPLE}`,
    shows: '.brief-part svg',
    steps: [
      async (page) => {
        await page
          .getByRole('button', { name: /patients given/ })
          .first()
          .click();
        await page.getByRole('dialog').getByRole('link').first().waitFor();
      },
    ],
  },
  {
    name: 'check, then leaving out a rule',
    path: `/check?example=${EXAMPLE}`,
    shows: '.firing',
    steps: [
      async (page) => {
        await page.getByRole('button', { name: 'Leave this rule out' }).first().click();
        await page.getByRole('dialog').waitFor();
      },
    ],
  },
  {
    name: 'library, a case, its correction',
    path: '/library',
    shows: '.case-row:not(.is-head)',
    steps: [
      async (page) => {
        await page.locator('.case-cell-title a').first().click();
        await page.locator('.fact-list').waitFor();
      },
      async (page) => {
        await page.getByRole('link', { name: 'Correct' }).click();
        await page.getByText('Correcting revision').waitFor();
      },
    ],
  },
  { name: 'same patients', path: '/library/pairs', shows: 'text=No pair is proposed' },
  { name: 'double extraction', path: '/library/agreement', shows: 'text=How it works' },
  {
    name: 'ask, then an answer',
    path: '/ask',
    shows: 'text=Calcinosis cutis in lupus',
    steps: [
      async (page) => {
        await page.getByRole('button', { name: 'Calcinosis cutis in lupus' }).click();
        await page.getByRole('region', { name: 'What such cases share' }).locator('table').waitFor();
      },
    ],
  },
  { name: 'settings', path: '/settings', shows: 'text=data folder' },
  { name: 'no such page', path: '/nowhere', shows: 'text=There is no such page' },
];

/** All rules in the light; in the dark nothing but the colours is another. */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  // Whatever fades in has come.
  await page.waitForTimeout(150);
  const found = (await page.evaluate(
    colorScheme === 'light' ? 'axe.run(document)' : "axe.run(document, { runOnly: ['color-contrast'] })",
  )) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

describe.skipIf(NO_CHROMIUM !== undefined)(
  `the pages are for everybody${NO_CHROMIUM === undefined ? '' : ` (${NO_CHROMIUM})`}`,
  () => {
    let journey: WebJourney;
    beforeAll(async () => {
      journey = await startJourney();
    });
    afterAll(() => journey.close());

    for (const colorScheme of ['light', 'dark'] as const)
      it.each(PAGES)(`$name, ${colorScheme}: axe finds nothing`, async ({ path, shows, steps = [] }) => {
        const page = await journey.openPage(path, { colorScheme, reducedMotion: 'reduce' });
        await page.locator(shows).first().waitFor();
        await page.evaluate(axe.source);
        expect(await violations(page, colorScheme)).toEqual([]);
        for (const step of steps) {
          await step(page);
          expect(await violations(page, colorScheme)).toEqual([]);
        }
        await page.context().close();
      });

    it('nothing runs off a phone: no page scrolls sideways', async () => {
      const page = await journey.openPage('/', { viewport: { width: 390, height: 844 } });
      for (const path of [
        '/',
        `/?example=${EXAMPLE}`,
        `/brief?example=${EXAMPLE}`,
        `/check?example=${EXAMPLE}`,
        '/library',
        '/ask',
        '/settings',
      ]) {
        await page.goto(`${journey.server.address}${path}`);
        await page.locator('h1').first().waitFor();
        await page.waitForTimeout(150);
        expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 390]);
      }
    });

    it('by keyboard alone: to a number of the brief, its evidence, and back to the number', async () => {
      const page = await journey.openPage(`/brief?example=${EXAMPLE}`);
      const number = page.getByRole('button', { name: /patients given/ }).first();
      await number.focus();
      const inFocus = (): Promise<unknown> => page.evaluate('document.activeElement.outerHTML');
      const before = await inFocus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(inFocus).toBe(before);
    });
  },
);
