// What goes wrong with Toss cert, and how a person gets on from there.
import { expect, test } from './support/toss.mjs';
import { NUMBER } from './support/person.mjs';

test('declined: it ends, and can be started over', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'push');
  await phone.act(NUMBER, 'decline');
  await steps.sayDone();
  await expect(steps.heading(steps.t.outcome.expired)).toBeFocused();
  await expect(page.getByText(steps.t.outcome.expiredHint)).toBeVisible();
  await steps.button(steps.t.outcome.again).click();
  await expect(steps.heading(steps.t.methods.heading)).toBeFocused();
});

test('by the page’s own clock: warned twice, then over', async ({ page, demo, steps }) => {
  await page.clock.install();
  await steps.ask(demo, 'push');
  const { flowTime, timeLeft } = steps.t.flow;
  const spoken = page.getByRole('status');
  // Toss is not asked meanwhile: by its own clock nothing has happened.
  await page.route('**/bonin/tossCert/confirm', (route) => route.abort());
  await page.clock.fastForward(29 * 60_000 + 2000);
  await expect(spoken).toHaveText(new RegExp(timeLeft(flowTime, '\\d\\d')));
  await page.clock.fastForward(49_000);
  await expect(spoken).toHaveText(new RegExp(timeLeft(flowTime, '\\d{1,2}')));
  await page.clock.fastForward(20_000);
  await expect(steps.heading(steps.t.outcome.expired)).toBeFocused();
});

test('the browser blocks the window: it says so, and another click opens it', async ({ page, demo, steps }) => {
  await steps.prepare(demo, 'window');
  await page.evaluate(() => {
    globalThis.unblocked = globalThis.open;
    globalThis.open = () => null;
  });
  await steps.button(steps.t.start.window.go).click();
  await expect(page.locator('.alert')).toBeVisible();
  await page.evaluate(() => (globalThis.open = globalThis.unblocked));
  const popup = await steps.openWindow(steps.t.flow.window.reopen);
  await expect(page.locator('.alert')).toBeHidden();
  await steps.identify(popup);
  await steps.approveIn(popup);
  await steps.verified();
});

test('the window is closed: it says so, and can be opened again', async ({ page, demo, steps }) => {
  await steps.prepare(demo, 'window');
  const popup = await steps.openWindow();
  await popup.close();
  await expect(page.locator('.alert')).toBeVisible();
  await expect(page.locator('#live-assertive')).not.toHaveText('');
  const again = await steps.openWindow(steps.t.flow.window.reopen);
  await steps.identify(again);
  await steps.approveIn(again);
  await steps.verified();
});

test('the window is opened again while the page asks: the click is not lost', async ({ page, demo, steps }) => {
  await steps.prepare(demo, 'window');
  const popup = await steps.openWindow();
  const asked = page.waitForRequest('**/bonin/tossCert/confirm');
  let answer;
  await page.route('**/bonin/tossCert/confirm', (route) => (answer = () => route.continue()), { times: 1 });
  await popup.close();
  await asked;
  const again = page.waitForEvent('popup');
  await steps.button(steps.t.flow.window.reopen).click();
  await answer();
  await steps.identify(await again);
  await steps.approveIn(await again);
  await steps.verified();
});

test('cancelled with the window open: it closes, and there is no ticket', async ({ demo, steps }) => {
  await steps.prepare(demo, 'window');
  const popup = await steps.openWindow();
  await steps.button(steps.t.flow.cancel).click();
  await expect(steps.heading(steps.t.outcome.cancelled)).toBeFocused();
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('the page is loaded anew: the flow goes on, and nothing typed was kept', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'push');
  await page.reload();
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  expect(kept).not.toContain(NUMBER);
  await steps.button(steps.t.resume.go).click();
  await expect(steps.heading(steps.t.flow.push.heading)).toBeFocused();
  await phone.act(NUMBER, 'approve');
  await steps.sayDone();
  await steps.verified();
});
