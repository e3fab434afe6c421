// The emulated SSO server of Pass-Ni: by keyboard, from its login view and its portal to linked systems, and out again.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';

const keys = createEmulatorKeys();

const test = base.extend({
  /** An emulator behind a server, whose systems are of another origin; `arrived` are the codes that they got. */
  passni: async ({ page }, use) => {
    const emulator = await createEmulator({ keys });
    const { url, close } = await serve(emulator);
    const origin = url.replace('127.0.0.1', 'localhost');
    const arrived = [];
    await page.route(`${origin}/arrive-at/*`, (route) => {
      const request = route.request();
      arrived.push(`${request.method()} ${request.url().split('/').pop()} ${request.postData()}`);
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    });
    const agents = ['site-a', 'site-b'].map((agentId) => ({ agentId, arriveUrl: `${origin}/arrive-at/${agentId}` }));
    emulator.control.options({ provider: 'passni', agents });
    await use({ emulator, arrived, at: (path) => `${url}/passni/${path}` });
    await close();
  },
});

async function checked(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
}

test('the user logs in, and goes on to the system with a code', async ({ page, passni }) => {
  await page.goto(passni.at('login?agt_id=site-a&user_id=nobody'));
  await expect(page.getByText('사이트 A(으)로 갑니다')).toBeVisible();
  await checked(page);
  await expect(page.getByLabel('아이디')).toHaveValue('nobody');
  await page.getByLabel('비밀번호').press('Enter');
  await expect(page.getByRole('alert')).toHaveText('없는 아이디입니다. (ES0015)');
  await page.getByLabel('아이디').fill('hong');
  await page.getByLabel('비밀번호').fill('passni-1234');
  await checked(page);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/arrive-at/site-a');
  await page.goto(passni.at('login?agt_id=site-b'));
  await page.waitForURL('**/arrive-at/site-b');
  expect(passni.arrived).toEqual([
    expect.stringMatching(/^POST site-a sso_code=[0-9A-F]{32}$/),
    expect.stringMatching(/^POST site-b sso_code=[0-9A-F]{32}$/),
  ]);
});

test('the portal leads to every system, and out of all of them', async ({ page, passni }) => {
  await page.goto(passni.at('portal?lang=en'));
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.getByRole('link', { name: 'To the login' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('User id').fill('onesite');
  await page.getByLabel('Password').fill('passni-1234');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/passni/portal/');
  await expect(page.getByRole('status')).toContainText('일보닌');
  await checked(page);
  await page.getByRole('link', { name: '사이트 B' }).click();
  await expect(page.getByRole('alert')).toContainText('EOP001');
  await checked(page);
  await page.goto(passni.at('portal'));
  await page.getByRole('link', { name: '사이트 A' }).click();
  await page.waitForURL('**/arrive-at/site-a');
  await page.goto(passni.at('portal'));
  await page.getByRole('link', { name: '모두 로그아웃' }).click();
  await expect(page.getByRole('status')).toHaveText('모든 연계 시스템에서 로그아웃했습니다.');
  await checked(page);
  await page.goto(passni.at('login?agt_id=site-a'));
  await expect(page.getByLabel('비밀번호')).toBeVisible();
});

test('without scripts the button takes the user to the system', async ({ browser, passni }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const body = { userId: 'hong', password: 'passni-1234' };
  await context.request.post(passni.at('api/login'), { data: body });
  await page.goto(passni.at('login?agt_id=site-a'));
  await page.route('**/arrive-at/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  const [request] = await Promise.all([
    page.waitForRequest('**/arrive-at/site-a'),
    page.getByRole('button', { name: '계속' }).click(),
  ]);
  expect(request.postData()).toMatch(/^sso_code=[0-9A-F]{32}$/);
  await context.close();
});
