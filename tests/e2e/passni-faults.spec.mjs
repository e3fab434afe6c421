// What the SSO server, its agent or the way to them does wrong, on order. How wide the page is has no part in it.
import { expect, test } from './support/passni.mjs';

const provider = 'passni';

test('it asks by itself after a minute, and sees that the login is over', async ({ page, control, steps }) => {
  await page.clock.install();
  await steps.logIn();
  await control('fault', { provider, kind: 'loggedOut' });
  // Not run through: the answer would be too late before it was asked for.
  await page.clock.fastForward(75_000);
  await steps.isOut();
  await expect(page.getByText(steps.t.out.elsewhere)).toBeVisible();
});

test('no connection to the proxy: the same code is tried again', async ({ page, steps, codes }) => {
  await page.route('**/bonin/passni/enter', (route) => route.abort(), { times: 1 });
  await steps.open();
  await steps.toLogin();
  await steps.type();
  await steps.button(steps.t.outcome.once).click();
  await steps.isIn('a');
  expect(codes).toHaveLength(1);
});

for (const [title, fault, said] of [
  ['a code that was used', { step: 'token', kind: 'code', code: 'ES0029' }, 'ES0029'],
  ['a token that is too long to be one', { kind: 'token', part: 'long' }, 'tampered'],
  ['another address than the user’s', { step: 'user-data', kind: 'code', code: 'ES0025' }, 'ES0025'],
  ['a page where the bridge should be', { step: 'token', kind: 'html' }, 'network'],
]) {
  test(`${title}: no login, and the way to start over`, async ({ page, control, steps }) => {
    await control('fault', { provider, ...fault });
    await steps.open();
    await steps.toLogin();
    await steps.type();
    await expect(steps.heading(steps.t.outcome.failed)).toBeFocused();
    await expect(page.locator('.developers')).toContainText(said);
    await steps.button(steps.t.outcome.again).click();
    await expect(page.locator('#login')).toBeVisible();
  });
}

test('a system at an address that is not allowed is not gone to', async ({ page, control, steps, codes }) => {
  await control('fault', { provider, kind: 'ssoUrl', url: 'https://evil.example/sso', times: 'always' });
  await steps.logIn();
  await expect(page.locator('[data-agent="site-b"]')).toContainText(steps.t.systems.unmovable);
  await expect(steps.way('post')).toHaveCount(0);
  expect(codes).toHaveLength(1);
});

test('an answer that fails on the way: it is said, and the login goes on', async ({ page, control, steps }) => {
  await steps.logIn();
  await control('fault', { provider, step: 'login-check', kind: 'drop' });
  await steps.check();
  await expect(page.locator('.alert')).toBeVisible();
  await steps.check();
  await expect(page.locator('.alert')).toBeHidden();
  await expect(page.locator('#checked')).toHaveText(steps.t.check.fine);
});

test('a code from nowhere: refused, and gone from the URL', async ({ page, demo, steps }) => {
  await page.goto(`${demo.url}?provider=passni#sso_code=${'A'.repeat(32)}`);
  await expect(steps.heading(steps.t.outcome.failed)).toBeVisible();
  await expect(page.locator('.developers')).toContainText('ES0029');
  expect(page.url()).toBe(`${demo.url}?provider=passni`);
});
