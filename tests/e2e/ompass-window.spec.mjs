// The emulated page of OMPASS: by keyboard, for every way that it can go, and free of what axe finds.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';

const keys = createEmulatorKeys();
const USER = 'kim.ompass';
const PHONE = '01012345678';

const test = base.extend({
  /** An emulator behind a server, whose relying party has its callback on another origin. */
  ompass: async ({ page }, use) => {
    const emulator = await createEmulator({ keys });
    const { url, close } = await serve(emulator);
    const back = `${url.replace('127.0.0.1', 'localhost')}/callback`;
    await page.route(`${back}?**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    emulator.control.options({ provider: 'ompass', redirectUri: back });
    const register = (phone = PHONE) =>
      emulator.control.options({ provider: 'ompass', users: [{ userId: USER, phone }] });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${emulator.ompass.secretKey}` };
    const post = async (step, members) => {
      const init = { method: 'POST', headers, body: JSON.stringify(members) };
      return (await fetch(`${url}/v1/ompass/${step}`, init)).json();
    };
    const start = async (step, members) => (await post(step, { lang_init: 'KR', ...members })).data.ompass_uri;
    await use({ emulator, register, post, start, back });
    await close();
  },
});

async function checked(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
}

/** Whose token the address is, as OMPASS says. */
async function whose(page, { post, back }) {
  await page.waitForURL(`${back}?**`);
  const query = new URL(page.url()).searchParams;
  const asked = { user_id: query.get('username'), access_token: query.get('access_token') };
  return (await post('token-verification', asked)).data.user_id;
}

test('UAF: the user says who they are, and approves on the phone', async ({ page, ompass }) => {
  ompass.register();
  await page.goto(await ompass.start('uaf'));
  await checked(page);
  await page.getByLabel('아이디').fill('nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('등록되지 않은 아이디입니다.');
  await page.getByLabel('아이디').fill(USER);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('010-1234-5678');
  await expect(page.getByRole('alert')).toBeEmpty();
  await checked(page);
  ompass.emulator.phone(PHONE).approve();
  expect(await whose(page, ompass)).toBe(USER);
});

test('U2F: the user is known; declined, asked again, approved', async ({ page, ompass }) => {
  ompass.register();
  await page.goto(await ompass.start('u2f', { user_id: USER }));
  await expect(page.getByLabel('아이디')).toHaveValue(USER);
  await expect(page.getByLabel('아이디')).not.toBeEditable();
  await page.getByRole('button', { name: '2차 인증하기' }).click();
  await expect(page.getByRole('status')).toContainText('승인하세요');
  ompass.emulator.phone(PHONE).decline();
  await expect(page.getByRole('status')).toContainText('다시 인증할 수 있습니다');
  await page.getByRole('button', { name: '2차 인증하기' }).click();
  await expect(page.getByRole('status')).toContainText('승인하세요');
  ompass.emulator.phone(PHONE).approve();
  expect(await whose(page, ompass)).toBe(USER);
});

test('registration: the phone that the user names has to agree', async ({ page, ompass }) => {
  await page.goto(await ompass.start('u2f', { user_id: USER }));
  await expect(page.getByText(`아이디: ${USER}`)).toBeVisible();
  await checked(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Mobile number').fill('12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Please check the number.');
  await page.getByLabel('Mobile number').fill('010-1234-5678');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('010-1234-5678');
  await checked(page);
  ompass.emulator.phone(PHONE).approve();
  expect(await whose(page, ompass)).toBe(USER);
});

test('out of time, unknown, and never sent back: the page says so and stays', async ({ page, ompass }) => {
  ompass.register('01000006706');
  await page.goto(await ompass.start('u2f', { user_id: USER }));
  await page.getByRole('button', { name: '2차 인증하기' }).click();
  await expect(page.getByRole('status')).toContainText('시간이 지났습니다');
  await expect(page.getByRole('button', { name: '2차 인증하기' })).toBeHidden();
  const gone = new URL(page.url());
  gone.searchParams.set('visit', 'nothing');
  await page.goto(gone.href);
  await expect(page.getByRole('status')).toContainText('없는 인증입니다');
  ompass.register('01000002000');
  ompass.emulator.control.fault({ provider: 'ompass', kind: 'noReturn' });
  await page.goto(await ompass.start('u2f', { user_id: USER }));
  await page.getByRole('button', { name: '2차 인증하기' }).click();
  await expect(page.getByRole('status')).toContainText('승인했습니다');
  expect(new URL(page.url()).pathname).toBe('/ompass/authenticate/');
});
