// Toss cert, every method from the first page to the outcome.
import { expect, test } from './support/toss.mjs';
import { NUMBER } from './support/person.mjs';

test('push: approved on the phone beside the page, and that is enough', async ({ page, demo, steps }) => {
  await steps.ask(demo, 'push');
  const screen = await steps.lookAtPhone();
  await screen.locator('.yes').click();
  await steps.lookAtPage();
  await steps.verified();
  const { outcome, words } = steps.t;
  const known = page.locator('.known');
  for (const text of [words.PUSH, '표***람', '1987-**-**', outcome.assurances.identity, outcome.signatures.trusted])
    await expect(known).toContainText(text);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(fits, 'nothing sticks out').toBe(true);
});

test('link: it is shown, and nothing is opened', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'link');
  await expect(page.locator('.app-link code')).toHaveText(/^supertoss:\/\/.*txId=.{8}…$/);
  await phone.act(NUMBER, 'approve');
  await steps.sayDone();
  await steps.verified();
  await expect(page.locator('.known')).toContainText(steps.t.words.APP_SCHEME);
});

test('window: it opens, is heard, and closes by itself', async ({ page, demo, steps }) => {
  await steps.prepare(demo, 'window');
  const popup = await steps.openWindow();
  await expect(steps.heading(steps.t.flow.window.heading)).toBeFocused();
  await steps.identify(popup);
  await steps.approveIn(popup);
  await steps.verified();
  await expect(page.locator('.known')).toContainText(steps.t.words.WINDOW);
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('page: there and back, by the callback page', async ({ page, demo, steps }) => {
  await steps.prepare(demo, 'page');
  await steps.button(steps.t.start.page.go).click();
  await page.waitForURL(`${demo.phoneUrl}/**`);
  await steps.identify(page);
  await steps.approveIn(page);
  await page.waitForURL(`${demo.url}?provider=tossCert`);
  await steps.verified();
  await expect(page.locator('.known')).toContainText(steps.t.words.WINDOW);
});

test('page: back without having finished, then there again', async ({ page, demo, steps }) => {
  await steps.prepare(demo, 'page');
  await steps.button(steps.t.start.page.go).click();
  await page.waitForURL(`${demo.phoneUrl}/**`);
  await page.goBack();
  await page.reload();
  await steps.button(steps.t.resume.go).click();
  await expect(steps.heading(steps.t.flow.page.heading)).toBeFocused();
  await steps.button(steps.t.flow.page.reopen).click();
  await page.waitForURL(`${demo.phoneUrl}/**`);
  await steps.identify(page);
  await steps.approveIn(page);
  await steps.verified();
});

for (const [lock, sealed] of [
  ['locked', true],
  ['open', false],
]) {
  test(`document: signed, its text ${lock}`, async ({ page, demo, phone, sent, steps }) => {
    const text = '나는 이 시험에 동의합니다.';
    const { form, outcome } = steps.t;
    await steps.open(demo);
    await steps.choose('document');
    await steps.fill();
    await page.getByLabel(form.documentText).fill(text);
    const [, choice] = form.documentLocks.find(([id]) => id === lock);
    await page.getByRole('radio', { name: choice }).check();
    await steps.send();
    await expect(steps.heading(steps.t.flow.sign.heading)).toBeFocused();
    const { prompt } = await phone.view(NUMBER);
    expect(prompt.document).toEqual({ title: form.documentTitle, text });
    await phone.act(NUMBER, 'approve');
    await steps.sayDone();
    await steps.verified();
    await expect(page.locator('.known')).toContainText(outcome.assurances.signature);
    const { doc, docEncrypted } = sent.find((request) => request.url().endsWith('/tossCert/request')).postDataJSON();
    expect([doc === text, docEncrypted]).toEqual([!sealed, sealed]);
  });
}
