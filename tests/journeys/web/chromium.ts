import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['PRECEDENT_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine; undefined where there is none. */
export const CHROMIUM = PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));

/** Why the journeys in the browser are passed over; undefined where they run. In CI they are required. */
export const NO_CHROMIUM =
  CHROMIUM === undefined && process.env['PRECEDENT_TEST_REQUIRE_CHROMIUM'] !== '1'
    ? 'no Chromium on this machine: install chromium, or name one in PRECEDENT_CHROMIUM'
    : undefined;

/** Starts Chromium without a window; nothing of it reaches the network but the pages asked for. */
export async function openBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined)
    throw new Error(
      'The journeys in the browser need Chromium: apt-get install chromium, or PRECEDENT_CHROMIUM=/path/to/it.',
    );
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
    ],
  });
}
