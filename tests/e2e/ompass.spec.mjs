// OMPASS, every way from the first page to the outcome.
import { expect, test, USER } from './support/ompass.mjs';
import { NUMBER } from './support/person.mjs';

/** What the browser keeps, and where it has been. */
async function remains(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  const kept = await page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, document.cookie]);
  return JSON.stringify([entries, kept]);
}

test('U2F: the password, a phone registered, approved on it beside the page', async ({
  page,
  demo,
  sent,
  steps,
  tokens,
}) => {
  const { t, window } = steps;
  await steps.prepare(demo, 'u2f');
  const popup = await steps.openWindow();
  await expect(steps.heading(t.flow.window.heading)).toBeFocused();
  await popup.getByLabel(window.phone).fill(NUMBER);
  await popup.getByRole('button', { name: window.register }).click();
  await expect(popup.getByRole('status')).toContainText('010-');
  await page.bringToFront();
  const screen = await steps.lookAtPhone();
  await steps.turnOnPhone(NUMBER);
  await screen.locator('.yes').click();
  await steps.lookAtPage();
  await steps.verified();
  const known = page.locator('.known');
  for (const text of [t.words.u2f, 'py•', t.outcome.assurances.login]) await expect(known).toContainText(text);
  await expect.poll(() => popup.isClosed()).toBe(true);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(fits, 'nothing sticks out').toBe(true);

  expect(tokens.tokens).toHaveLength(1);
  const [token] = tokens.tokens;
  const left = `${await remains(page)} ${tokens.said.join()}`;
  for (const secret of [token, 'access_token', USER]) expect(left).not.toContain(secret);
  const carrying = sent.filter((request) => request.postData()?.includes(token));
  expect(carrying.map((request) => new URL(request.url()).pathname)).toEqual(['/bonin/ompass/finish']);
});

test('UAF in a window: OMPASS asks who it is, and it closes by itself', async ({
  page,
  demo,
  phone,
  register,
  steps,
}) => {
  await register();
  await steps.prepare(demo, 'uaf');
  const popup = await steps.openWindow();
  await steps.asked(popup, 'uaf');
  await phone.act(NUMBER, 'approve');
  await steps.verified();
  await expect(page.locator('.known')).toContainText(steps.t.words.uaf);
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('UAF by redirect: away, back to the page, away again, and back by the callback page', async ({
  page,
  demo,
  phone,
  register,
  steps,
  tokens,
}) => {
  await register();
  await steps.prepare(demo, 'page');
  await steps.button(steps.t.start.page.go).click();
  await page.waitForURL(`${demo.phoneUrl}/**`);
  await page.goBack();
  await page.reload();
  await steps.button(steps.t.resume.go).click();
  await expect(steps.heading(steps.t.flow.page.heading)).toBeFocused();
  await steps.button(steps.t.flow.page.reopen).click();
  await page.waitForURL(`${demo.phoneUrl}/**`);
  await steps.asked(page, 'page');
  await phone.act(NUMBER, 'approve');
  await page.waitForURL(`${demo.url}?provider=ompass`);
  await steps.verified();
  await expect(page.locator('.known')).toContainText(steps.t.words.uaf);
  const left = await remains(page);
  for (const secret of [tokens.tokens[0], 'access_token', USER]) expect(left).not.toContain(secret);
});

test('a wrong password goes no further; declined, asked again, given up: the window closes', async ({
  page,
  demo,
  phone,
  register,
  steps,
}) => {
  const { t, window } = steps;
  await register();
  await steps.open(demo);
  await steps.choose('u2f');
  await steps.givePassword('another');
  await expect(page.locator('#error-password')).toHaveText(t.form.wrongPassword);
  await expect(page.getByLabel(t.form.password, { exact: true })).toBeFocused();
  await steps.givePassword();
  const popup = await steps.openWindow();
  await steps.asked(popup, 'u2f');
  await phone.act(NUMBER, 'decline');
  await expect(popup.getByRole('status')).toHaveText(window.DECLINED());
  await steps.asked(popup, 'u2f');
  await steps.button(t.flow.cancel).click();
  await expect(steps.heading(t.outcome.cancelled)).toBeFocused();
  await expect.poll(() => popup.isClosed()).toBe(true);
});
