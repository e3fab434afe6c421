// What Toss or the way to it does wrong, on order. How wide the page is has no part in it: once is enough.
import { expect, test } from './support/toss.mjs';
import { NUMBER } from './support/person.mjs';

test('not approved yet, then too late by Toss’s clock', async ({ page, demo, control, steps }) => {
  await steps.ask(demo, 'push');
  await page.locator('#approved').click();
  await expect(page.locator('#waiting')).toHaveText(steps.t.flow.notYet);
  await control('advance', { ms: 10 * 60_000 });
  await steps.sayDone();
  await expect(steps.heading(steps.t.outcome.expired)).toBeFocused();
});

test('no connection before the window: it says so, and the same button tries again', async ({ page, demo, steps }) => {
  const { start } = steps.t;
  await page.route('**/bonin/tossCert/begin', (route) => route.abort(), { times: 1 });
  await steps.open(demo);
  await steps.choose('window', start.window.heading);
  await expect(page.locator('.alert')).toBeVisible();
  await steps.button(start.retry).click();
  await expect(steps.button(start.window.go)).not.toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('.alert')).toBeHidden();
  const popup = await steps.openWindow();
  await expect.poll(() => popup.isClosed()).toBe(false);
});

test('an access token that is refused is renewed, and nobody notices', async ({ demo, phone, control, steps }) => {
  await control('fault', { provider: 'tossCert', step: 'request', kind: 'code', code: 'CE1000' });
  await steps.ask(demo, 'push');
  await phone.act(NUMBER, 'approve');
  await steps.sayDone();
  await steps.verified();
});

test('no connection, no answer, a person that Toss does not know: the form is sent again', async ({
  page,
  demo,
  control,
  phone,
  steps,
}) => {
  await steps.open(demo);
  await steps.choose('push');
  await steps.fill();
  for (const fault of [{ kind: 'drop' }, { kind: 'html' }, { kind: 'code', code: 'CE3000' }]) {
    await control('fault', { provider: 'tossCert', step: 'request', ...fault });
    await steps.send();
    await expect(page.locator('.alert')).toBeVisible();
    await expect(steps.button(steps.t.form.submit)).not.toHaveAttribute('aria-disabled', 'true');
  }
  await steps.send();
  await expect(steps.heading(steps.t.flow.push.heading)).toBeFocused();
  await phone.act(NUMBER, 'approve');
  await steps.sayDone();
  await steps.verified();
});

test('a token that never counts: it ends, with the code for the site', async ({ page, demo, control, steps }) => {
  await control('fault', { provider: 'tossCert', step: 'request', kind: 'code', code: 'CE1000', times: 'always' });
  await steps.open(demo);
  await steps.choose('push');
  await steps.fill();
  await steps.send();
  await expect(steps.heading(steps.t.outcome.failed)).toBeFocused();
  await expect(page.locator('.developers')).toContainText('CE1000');
});

test('a result that was altered on its way makes no ticket', async ({ page, demo, control, phone, steps }) => {
  await control('fault', { provider: 'tossCert', kind: 'signature', part: 'content' });
  await steps.ask(demo, 'push');
  await phone.act(NUMBER, 'approve');
  await steps.sayDone();
  await expect(steps.heading(steps.t.outcome.failed)).toBeFocused();
  await expect(page.locator('.developers')).toContainText('tampered');
});
