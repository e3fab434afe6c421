// Pass-Ni SSO at two sites: log in once, move, be told of another login, log off everywhere.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/passni.mjs';

async function checked(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(fits, 'nothing sticks out').toBe(true);
}

test('logged in at the SSO server, and back with a ticket', async ({ page, steps, codes }, { project }) => {
  await page.emulateMedia({ colorScheme: project.name === 'wide' ? 'dark' : 'light', reducedMotion: 'reduce' });
  const { t } = steps;
  await steps.open();
  await checked(page);
  await steps.toLogin();
  await steps.type();
  await steps.isIn('a');
  expect(codes).toHaveLength(1);
  const known = page.locator('.known');
  for (const text of ['ho••', '홍*닌', 'ho••@bonin.example', t.words.sso, t.outcome.assurances.login])
    await expect(known).toContainText(text);
  await expect(page.locator('[data-agent="site-b"]')).toContainText('샘플 여행사');
  await expect(page.locator('[data-agent="site-a"]')).toHaveCount(0);
  await page.getByText(t.outcome.wire).click();
  await checked(page);
});

test('one login for both sites, and one log-off', async ({ page, steps, codes }) => {
  await steps.logIn();
  const b = await steps.moveInWindow();
  expect(codes).toHaveLength(2);
  expect(new Set(codes).size).toBe(2);
  await expect(b.page.locator('.known')).toContainText('ho••');
  // The site that one came from can neither be reached nor be steered by the other one.
  expect(await b.page.evaluate(() => window.opener)).toBeNull();

  await page.locator('#logout').click();
  await steps.isOut();
  await expect(page.getByText(steps.t.out.here)).toBeVisible();
  await checked(page);
  await b.check();
  await b.isOut();
  await expect(b.page.getByText(b.t.out.elsewhere)).toBeVisible();
  expect(b.watched.faults()).toEqual([]);
});

test('moved in this page, and back without typing', async ({ page, demo, steps, codes }) => {
  await steps.logIn();
  await steps.way('post').click();
  await page.waitForURL(`${demo.otherUrl}?provider=passni`);
  await steps.speak();
  await steps.isIn('b');
  await page.goBack();
  await page.waitForURL(`${demo.url}?provider=passni`);
  await steps.isIn('a');
  expect(codes).toHaveLength(2);
});

test('the page is loaded anew: still logged in', async ({ page, steps }) => {
  await steps.logIn();
  await page.reload();
  await steps.isIn('a');
  await expect(page.getByText(steps.t.session.kept)).toBeVisible();
  await steps.check();
  await expect(page.locator('#checked')).toHaveText(steps.t.check.fine);
});

test('the same user elsewhere: its address is shown, and both stay', async ({ page, steps, elsewhere }) => {
  await steps.logIn();
  await elsewhere.logIn();
  await steps.check();
  await expect(page.locator('#duplicate')).toContainText('127.0.0.1');
  await expect(page.locator('#checked')).toHaveText(steps.t.check.duplicate);
  await checked(page);
  await elsewhere.page.locator('#logout').click();
  await elsewhere.isOut();
  await steps.check();
  await expect(page.locator('#duplicate')).toBeHidden();
});
