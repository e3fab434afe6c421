// bonin/react in Chromium, with React itself: the hook in StrictMode, the component rendered by a server and hydrated.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './site.mjs';

const root = '<div id="root"></div>';

test('the hook in StrictMode: one SMS flow, to the ticket', async ({ page, site }) => {
  await page.goto(await site.page('/hook', root, 'hook.jsx'));
  await expect(page.getByRole('status')).toHaveText('idle');
  await page.getByRole('button', { name: 'ask' }).click();
  await expect(page.getByLabel('code')).toBeVisible();
  await page.getByLabel('code').fill(site.phone().latestCode());
  await page.getByLabel('code').press('Enter');
  await expect(page.locator('#ticket')).not.toBeEmpty();
  expect((await site.redeem(await page.locator('#ticket').textContent())).name).toBe('홍길동');
  expect(await page.evaluate(() => globalThis.states)).not.toContain('cancelled');
});

test('the hook gives its flow up: for another one, and with its component', async ({ page, site }) => {
  await page.goto(await site.page('/hook', root, 'hook.jsx'));
  await page.evaluate(() => (globalThis.first = globalThis.flow));
  await page.getByRole('button', { name: 'anew' }).click();
  await expect.poll(() => page.evaluate(() => globalThis.first.state.name)).toBe('cancelled');
  await expect(page.getByRole('status')).toHaveText('idle');
  await page.getByRole('button', { name: 'leave' }).click();
  await expect.poll(() => page.evaluate(() => globalThis.flow.state.name)).toBe('cancelled');
});

test('the component: rendered by a server, hydrated without a complaint, to the ticket', async ({ page, site }) => {
  const html = await site.render('server.jsx');
  expect(html).toContain('<bonin-verify');
  expect(html).toContain('methods="sms pass"');
  await page.goto(await site.page('/hydrate', `<!doctype html><html lang="ko"><head><title>page</title></head>
    <body><div id="root">${html}</div><!-- script --></body></html>`, 'hydrate.jsx'));
  await expect(page.getByRole('button', { name: '인증 요청' })).toBeVisible();
  await expect(page.getByLabel('이름')).toHaveValue('홍길동');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByLabel('생년월일').fill('19900101');
  await page.getByLabel('남자').check();
  await page.getByLabel('내국인').check();
  await page.getByLabel('통신사').selectOption('KT');
  await page.getByLabel('휴대폰 번호').fill('01066660000');
  await page.getByRole('button', { name: '인증 요청' }).click();
  await expect(page.getByLabel('인증번호', { exact: true })).toBeFocused();
  await page.getByLabel('인증번호', { exact: true }).pressSequentially(site.phone('01066660000').latestCode());
  await expect(page.locator('#ticket')).not.toBeEmpty();
  expect((await site.redeem(await page.locator('#ticket').textContent(), 'n-2')).phone).toBe('01066660000');
  expect(await page.evaluate(() => globalThis.complaints)).toEqual([]);
});
