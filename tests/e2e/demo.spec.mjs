// The page around the providers: the choice of them, the two sites, and the page that providers come back to.
import { expect, test } from './support/demo.mjs';
import { NUMBER } from './support/person.mjs';
import { textsWith } from './support/steps.mjs';
import { createTossSteps } from './support/toss.mjs';

const tab = (page, provider) => page.locator(`[data-provider="${provider}"]`);

test('a provider is chosen by keyboard, stands in the URL, and the browser’s buttons follow', async ({
  page,
  demo,
  steps,
  lang,
}) => {
  const toss = createTossSteps(page, lang);
  await steps.open(demo);
  await expect(tab(page, 'mobileok')).toHaveAttribute('aria-current', 'page');
  await tab(page, 'tossCert').focus();
  await page.keyboard.press('Enter');
  await expect(tab(page, 'tossCert')).toBeFocused();
  await expect(tab(page, 'tossCert')).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/[?&]provider=tossCert/);
  await expect(page).toHaveTitle(`${toss.t.provider.name} · ${toss.t.title}`);
  await expect(page.getByRole('radio', { name: toss.t.methods.window[0] })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: steps.t.methods.sms[0] })).toBeVisible();
  await page.goForward();
  await page.reload();
  await expect(tab(page, 'tossCert')).toHaveAttribute('aria-current', 'page');
});

test('what waits goes on waiting while another provider is in front', async ({ page, demo, phone, lang }) => {
  const toss = createTossSteps(page, lang);
  await toss.ask(demo, 'push');
  await tab(page, 'mobileok').click();
  await expect(page.getByRole('radio', { name: textsWith('mobileok', lang).methods.sms[0] })).toBeVisible();
  const confirmed = page.waitForResponse(async (response) => {
    return response.url().endsWith('/tossCert/confirm') && (await response.json()).ticket !== undefined;
  });
  await phone.act(NUMBER, 'approve');
  await confirmed;
  await tab(page, 'tossCert').click();
  await expect(toss.heading(toss.t.outcome.verified)).toBeVisible();
  await expect(page.locator('.identity')).toBeVisible();
});

test('a provider’s WebAssembly comes when it is used, and no other one', async ({ demo, phone, sent, steps }) => {
  const wasm = () => sent.map((request) => new URL(request.url()).pathname).filter((path) => path.endsWith('.wasm'));
  await steps.ask(demo, 'sms');
  expect(wasm()).toHaveLength(1);
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
  expect(wasm()).toHaveLength(1);
});

test('the other site is a site of its own, and its server opens no ticket of this one', async ({
  page,
  demo,
  phone,
  sent,
  steps,
  lang,
}) => {
  await steps.ask(demo, 'sms');
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
  const redeemed = sent.find((request) => request.url().endsWith('/api/redeem'));
  const elsewhere = new URL('/api/redeem', demo.otherUrl).href;
  const refused = await page.request.post(elsewhere, { data: redeemed.postDataJSON() });
  expect([refused.status(), await refused.json()]).toEqual([422, { error: { kind: 'tampered' } }]);
  const name = await page.locator('#site-name').textContent();
  await page.locator('#site-other').click();
  await page.waitForURL(`${demo.otherUrl}**`);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('#site-name')).not.toHaveText(name);
  await expect(page.locator('#site-other')).toHaveAttribute('href', new RegExp(`^${demo.url}`));
});

test('a callback that nobody waits for says so, and keeps nothing in the URL', async ({ page, demo, steps }) => {
  const { callback } = steps.t;
  await steps.open(demo);
  await page.clock.install();
  await page.goto(`${demo.url}callback?username=someone&access_token=marked`);
  await expect(page.getByRole('status')).toHaveText(callback.waiting);
  await page.clock.fastForward(6000);
  await expect(page.getByRole('status')).toHaveText(callback.nobody);
  await expect(page).toHaveURL(`${demo.url}callback`);
  await page.getByRole('link', { name: callback.home }).click();
  await expect(page.locator('#view h2')).toBeVisible();
});

test('localhost leads to the address that providers come back to', async ({ page, demo }) => {
  await page.goto(`${demo.url.replace('127.0.0.1', 'localhost')}?provider=tossCert`);
  await expect(page).toHaveURL(`${demo.url}?provider=tossCert`);
});
