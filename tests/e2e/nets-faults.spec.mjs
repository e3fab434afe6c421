// What an agent or the SSO server does wrong, on order. How wide the page is has no part in it: once is enough.
import { expect, test } from './support/nets.mjs';

const order = (control, step, fault) => control('fault', { provider: 'nets', step, ...fault });

test('the agent is not there: it says so, and the button looks again', async ({ page, demo, control, steps }) => {
  await order(control, 'check', { kind: 'authStatus', word: 'SSOUnAvailable' });
  await steps.open(demo, { finds: steps.t.look.heading });
  await expect(page.locator('.alert')).toBeVisible();
  await steps.button(steps.t.look.again).click();
  await expect(steps.heading(steps.t.form.heading)).toBeFocused();
});

test('the agent denies everyone access: it ends', async ({ page, demo, control, steps }) => {
  await order(control, 'check', { kind: 'authStatus', word: 'SSOAccessDenied' });
  await steps.open(demo, { finds: steps.t.outcome.failed });
  await expect(page.locator('.developers')).toContainText('rejected');
});

test('no SSO server, replies that are none, a code of the customer’s: the form is sent again', async ({
  page,
  demo,
  control,
  steps,
}) => {
  await order(control, 'ssoCheck', { kind: 'drop' });
  await steps.open(demo);
  await expect(page.locator('.alert:visible')).toHaveCount(1);
  const quoted = { kind: 'unescaped', message: 'a "quoted" word,' };
  for (const fault of [{ kind: 'drop' }, { kind: 'trailingComma' }, quoted]) {
    await order(control, 'ssoLogon', fault);
    await steps.logOn('hong');
    await expect(page.locator('.alert:visible')).toHaveCount(1);
    await expect(steps.button(steps.t.form.submit)).not.toHaveAttribute('aria-disabled', 'true');
  }
  await steps.logOn('customer');
  await expect(page.locator('.alert:visible')).toHaveCount(1);
  await steps.logOn('hong');
  await steps.loggedOn();
});

test('a browser that keeps the cookie back: nothing is seen of a logon, until the page goes there', async ({
  page,
  demo,
  control,
  another,
  steps,
}) => {
  await control('options', { provider: 'nets', blockCookies: true });
  const other = await another({ url: demo.otherUrl });
  await other.enter(demo, 'kim');
  await steps.open(demo);
  await page.locator('#go-there').click();
  await steps.logOnThere('kim', 'wrong');
  await expect(page.locator('#wrong')).toContainText('11020004');
  await steps.logOnThere('kim');
  await steps.loggedOn('page');
});

test('nothing done for long: logged off, with what is left to be cleared', async ({ page, demo, control, steps }) => {
  await steps.enter(demo, 'hong');
  await control('advance', { ms: 31 * 60_000 });
  await steps.look();
  await expect(steps.heading(steps.t.out.heading)).toBeFocused();
  await expect(page.getByText(steps.t.out.mustLogOff)).toBeVisible();
  await steps.button(steps.t.out.clear).click();
  await steps.again();
  await expect(steps.heading(steps.t.form.heading)).toBeFocused();
});

test('no code in time: back to the form, which says so', async ({ page, demo, steps }) => {
  await page.clock.install();
  await steps.open(demo);
  await steps.logOn('otp');
  await expect(steps.heading(steps.t.flow.code)).toBeFocused();
  await page.clock.fastForward(3 * 60_000 + 2000);
  await expect(steps.heading(steps.t.form.heading)).toBeFocused();
  await expect(page.locator('.alert:visible')).toHaveCount(1);
});

test('a look that fails says so, and the logon stays', async ({ page, demo, steps }) => {
  await steps.enter(demo, 'hong');
  await page.route('**/bonin/nets/check', (route) => route.abort(), { times: 1 });
  await steps.look();
  await expect(page.locator('.alert')).toBeVisible();
  await steps.look();
  await expect(page.getByRole('status')).toHaveText(steps.t.session.stillOn);
});
