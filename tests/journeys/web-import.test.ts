import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CHROMIUM } from './web/chromium.ts';
import { startServer } from './web/running-server.ts';
import { startJourney, type WebJourney } from './web/web-journey.ts';

const REPORTS = 120;

describe.skipIf(NO_CHROMIUM !== undefined)(
  `an import from the pages${NO_CHROMIUM === undefined ? '' : ` (${NO_CHROMIUM})`}`,
  () => {
    let journey: WebJourney;
    let page: Page;
    beforeAll(async () => {
      journey = await startJourney();
      page = await journey.openPage('/library');
    });
    afterAll(() => journey.close());

    it('goes on where it was when the server was stopped and is started again', async () => {
      await page.getByRole('button', { name: 'Take cases in' }).click();
      const dialog = page.getByRole('dialog', { name: 'Take cases in' });
      const files = Array.from({ length: REPORTS }, (_, i) => ({
        name: `report-${i}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from(
          `Case report ${i}\n\nA ${20 + (i % 60)}-year-old woman had fever and a skin ulcer. She was given diltiazem ${i + 1} mg daily. The ulcer healed.`,
        ),
      }));
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        dialog.getByRole('button', { name: 'Choose files' }).click(),
      ]);
      await chooser.setFiles(files);
      await dialog.getByText(`${REPORTS} files`).waitFor();
      await dialog.getByRole('button', { name: 'Take in', exact: true }).click();
      await dialog.getByRole('progressbar').waitFor();
      const { port } = journey.server;
      await journey.server.kill();
      const again = await startServer(journey.home, { port });
      try {
        await dialog.getByText('done', { exact: true }).waitFor({ timeout: 45_000 });
        expect(await dialog.locator('.job').textContent()).toContain(`${REPORTS}`);
        await dialog.getByRole('button', { name: 'Close' }).last().click();
        await page.getByText(new RegExp(`^${138 + REPORTS} cases`)).waitFor();
      } finally {
        await again.stop();
      }
    });
  },
);
