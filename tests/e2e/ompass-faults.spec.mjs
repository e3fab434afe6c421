// What goes wrong with OMPASS or on the way to it, and who may not begin. How wide the page is has no part in it.
import { expect, test, USER } from './support/ompass.mjs';
import { NUMBER } from './support/person.mjs';

const APPROVES = '01000002000';
const fault = (order) => ({ provider: 'ompass', ...order });

for (const [what, { phone = APPROVES, order, detail }] of Object.entries({
  'a token with a wrong signature': { phone: '01000009014', detail: '014' },
  'a token of another user': { order: { step: 'verify', kind: 'otherUser' }, detail: 'tampered' },
})) {
  test(`${what} makes no ticket, and it can be tried again`, async ({ page, demo, control, register, steps }) => {
    const { t } = steps;
    await register(phone);
    if (order) await control('fault', fault(order));
    await steps.prepare(demo, 'u2f');
    await steps.ask(await steps.openWindow(), 'u2f');
    await expect(steps.heading(t.outcome.failed)).toBeFocused();
    await expect(page.locator('.developers')).toContainText(detail);
    await steps.button(t.outcome.once).click();
    await expect(steps.heading(t.form.heading)).toBeFocused();
  });
}

test('blocked, then closed: each says so, and another click opens the window', async ({
  page,
  demo,
  phone,
  register,
  steps,
}) => {
  const { t } = steps;
  await register();
  await steps.prepare(demo, 'u2f');
  await page.evaluate(() => {
    globalThis.unblocked = globalThis.open;
    globalThis.open = () => null;
  });
  await steps.button(t.start.u2f.go).click();
  await expect(page.locator('.alert')).toBeVisible();
  await page.evaluate(() => (globalThis.open = globalThis.unblocked));
  const popup = await steps.openWindow(t.flow.window.reopen);
  await expect(page.locator('.alert')).toBeHidden();
  await popup.close();
  await expect(page.locator('.alert')).toBeVisible();
  await expect(page.locator('#live-assertive')).not.toHaveText('');
  const again = await steps.openWindow(t.flow.window.reopen);
  await steps.asked(again, 'u2f');
  await phone.act(NUMBER, 'approve');
  await steps.verified();
});

test('no connection: before the window the same button, after it another visit', async ({
  page,
  demo,
  control,
  register,
  steps,
}) => {
  const { t } = steps;
  await register(APPROVES);
  await control('fault', fault({ step: 'start', kind: 'drop' }));
  await control('fault', fault({ step: 'verify', kind: 'html', status: 502 }));
  await steps.prepare(demo, 'u2f');
  await steps.button(t.start.u2f.go).click();
  await expect(page.locator('.alert')).toBeVisible();
  await steps.ask(await steps.openWindow(), 'u2f');
  await expect(page.locator('.alert')).toBeVisible();
  await expect(steps.heading(t.flow.window.heading)).toBeVisible();
  await expect(page.locator('#reopen')).toBeHidden();
  await steps.button(t.outcome.once).click();
  await expect(steps.heading(t.start.u2f.heading)).toBeFocused();
  await steps.ask(await steps.openWindow(), 'u2f');
  await steps.verified();
});

test('time over at OMPASS, and by the page’s own clock', async ({ page, demo, register, steps }) => {
  const { t, window } = steps;
  await register('01000006706');
  await page.clock.install();
  await steps.prepare(demo, 'u2f');
  const popup = await steps.openWindow();
  await steps.ask(popup, 'u2f');
  await expect(popup.getByRole('status')).toHaveText(window.EXPIRED());
  await page.clock.fastForward(301_000);
  await expect(steps.heading(t.outcome.expired)).toBeFocused();
  await expect(page.getByText(t.outcome.expiredHint)).toBeVisible();
});

test('nobody begins for another user, and a second factor counts in the session of its password alone', async ({
  page,
  demo,
  phone,
  register,
  sent,
  steps,
}) => {
  await register();
  await steps.prepare(demo, 'u2f');
  const begin = (userId) =>
    page.request.post(`${demo.url}bonin/ompass/begin`, { data: { method: 'u2f', userId, lang: 'en' } });
  const [mine, theirs] = [await begin(USER), await begin('someone.else')];
  expect([mine.status(), theirs.status()]).toEqual([200, 403]);
  expect((await theirs.json()).error.kind).toBe('rejected');

  const popup = await steps.openWindow();
  await steps.asked(popup, 'u2f');
  await page.route('**/api/redeem', (route) => route.fulfill({ json: { verifiedAt: '2026-01-01T09:00:00+09:00' } }));
  await phone.act(NUMBER, 'approve');
  await expect(steps.heading(steps.t.outcome.verified)).toBeFocused();
  const { ticket } = sent.find((request) => request.url().endsWith('/api/redeem')).postDataJSON();
  await page.context().clearCookies();
  const refused = await page.request.post(`${demo.url}api/redeem`, { data: { ticket } });
  expect([refused.status(), await refused.json()]).toEqual([422, { error: { kind: 'rejected' } }]);
});

test('the other site, which has no application of OMPASS, does not offer it', async ({ page, demo, steps }) => {
  await steps.open(demo);
  await page.locator('#site-other').click();
  await page.waitForURL(`${demo.otherUrl}**`);
  await expect(page.locator('[data-provider="mobileok"]')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('[data-provider="ompass"]')).toHaveCount(0);
});
