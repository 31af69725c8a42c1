import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { type RunningServer, startServer } from './running-server.ts';

export const EXAMPLE = 'lupus-panniculitis-calcinosis.md';

/** A browser, a server on an empty data folder, and what went wrong in any page. */
export interface WebJourney {
  readonly browser: Browser;
  readonly home: string;
  readonly server: RunningServer;
  /** Errors of scripts and refusals of the content security policy, with the page they happened on. */
  readonly troubles: readonly string[];
  /** Opens a page in a browser window of its own, as another person would. */
  openPage(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the server with an empty data folder, and a browser. */
export async function startJourney(
  home = mkdtempSync(join(tmpdir(), 'precedent-web-')),
): Promise<WebJourney> {
  const [browser, server] = await Promise.all([openBrowser(), startServer(home)]);
  const troubles: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    browser,
    home,
    server,
    troubles,
    openPage: async (path, options = {}) => {
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        if (/Content Security Policy|Uncaught/.test(message.text()))
          troubles.push(`${page.url()}: ${message.text()}`);
      });
      await page.goto(`${server.address}${path}`);
      return page;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await server.stop();
    },
  };
}

/** Lets go of a file over the place for reports, as a person drops it. */
export async function dropReport(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/plain' })); return data; })()`,
  );
  await page.getByRole('region', { name: 'Your report' }).dispatchEvent('drop', { dataTransfer: data });
}
