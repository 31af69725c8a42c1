import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from './run-precedent.ts';
import { NO_CHROMIUM } from './web/chromium.ts';
import { EXAMPLE, startJourney, type WebJourney } from './web/web-journey.ts';

const PASSWORD = 'plain words, long enough';

describe.skipIf(NO_CHROMIUM !== undefined)(
  `the pages, with accounts${NO_CHROMIUM === undefined ? '' : ` (${NO_CHROMIUM})`}`,
  () => {
    let journey: WebJourney;
    beforeAll(async () => {
      const home = mkdtempSync(join(tmpdir(), 'precedent-accounts-'));
      for (const [name, role] of [
        ['ada', 'admin'],
        ['carl', 'curator'],
        ['cleo', 'curator'],
        ['rita', 'reader'],
      ] as const)
        spawnSync(process.execPath, [PROGRAM, 'user', 'add', name, '--role', role], {
          input: `${PASSWORD}\n`,
          env: { ...process.env, PRECEDENT_HOME: home },
        });
      journey = await startJourney(home);
    });
    afterAll(() => journey.close());

    const signIn = async (name: string, path = '/'): Promise<Page> => {
      const page = await journey.openPage(path);
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.locator('input[type=password]').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      return page;
    };

    it('let nobody see anything before signing in, and say so when a password is wrong', async () => {
      const page = await journey.openPage('/library');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
      await page.getByRole('textbox', { name: 'Name' }).fill('rita');
      await page.locator('input[type=password]').fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect.poll(() => page.getByRole('alert').textContent()).not.toBe('');
      expect(await page.getByRole('navigation').count()).toBe(0);
    });

    it('give a reader what readers may do, and no more', async () => {
      const page = await signIn('rita', `/?example=${EXAMPLE}`);
      await page.locator('.fact-list').waitFor();
      expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
      await page.getByRole('link', { name: 'Library' }).click();
      await page.locator('.case-row:not(.is-head)').first().waitFor();
      expect(await page.getByRole('button', { name: 'Take cases in' }).count()).toBe(0);
      await page.getByRole('button', { name: 'rita' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    });

    it('let an admin make an account and change its role', async () => {
      const page = await signIn('ada', '/settings');
      await page.getByText('Add an account').click();
      const users = page.getByRole('region', { name: 'Accounts' });
      await users.getByRole('textbox', { name: 'Name' }).fill('nora');
      await users.locator('input[type=password]').fill(PASSWORD);
      await users.getByRole('button', { name: 'Add', exact: true }).click();
      await users.getByRole('combobox', { name: 'Role of nora' }).click();
      await page.getByRole('option', { name: 'curator' }).click();
      await expect
        .poll(() => users.getByRole('combobox', { name: 'Role of nora' }).inputValue())
        .toBe('curator');
    });

    it('let two people code a case apart, show how far they agree, and keep what they reconcile', async () => {
      const carl = await signIn('carl', '/library');
      await carl.locator('.case-cell-title a').first().click();
      await carl.getByRole('link', { name: 'Code it apart' }).waitFor();
      const path = new URL(carl.url()).pathname;
      const cleo = await signIn('cleo', `${path}/coding`);
      await carl.goto(`${journey.server.address}${path}/coding`);
      for (const [coder, sex] of [
        [carl, 'female'],
        [cleo, 'male'],
      ] as const) {
        await coder.getByText('Correct sex, age, outcome').click();
        await coder.getByRole('combobox', { name: 'Sex' }).click();
        await coder.getByRole('option', { name: sex, exact: true }).click();
        await coder
          .getByRole('region', { name: 'Person' })
          .getByRole('button', { name: new RegExp(`${sex}.*coded by a person`) })
          .waitFor();
        await coder.getByRole('button', { name: 'I have finished' }).click();
        await coder.getByRole('heading', { level: 1, name: 'Two codings of one case' }).waitFor();
      }
      await cleo.getByRole('columnheader', { name: 'Cohen’s κ' }).waitFor();
      const difference = cleo.getByRole('radiogroup', { name: /person/ });
      await difference.getByRole('radio', { name: /carl/ }).check();
      await cleo.getByRole('button', { name: 'Save the reconciled case' }).click();
      await cleo.getByRole('heading', { name: 'Revisions' }).waitFor();
      await cleo.getByText(/^2 · edited/).waitFor();
      expect(await cleo.getByText(/^2 · edited/).isVisible()).toBe(true);
    });
  },
);
